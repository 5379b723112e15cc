using Jinja.Net.Parsing.Lexing;
using Jinja.Net.Syntax;
using Jinja.Net.Syntax.Expressions;
using Jinja.Net.Syntax.Statements;
using Parlot.Fluent;

namespace Jinja.Net.Parsing.Combinators;

/// <summary>The statements of a tag's body and the name of the tag that ended it.</summary>
internal readonly record struct BodyEnd(IReadOnlyList<Statement> Statements, string End);

/// <summary>Reads the end of a tag, then statements up to one of several tags, whose name it takes.</summary>
internal sealed class Body(params string[] ends) : Committed<BodyEnd>
{
    public override BodyEnd Read(TemplateParseContext context)
    {
        context.Skip(':');
        context.Expect(TokenKind.BlockEnd);
        context.Enter();
        context.Want(ends);
        IReadOnlyList<Statement> statements = new StatementReader(context, ends).Read();
        context.Unwant();
        context.Leave();
        if (context.Kind != TokenKind.Name)
            throw SyntaxErrors.UnexpectedEnd(context, ends);
        string end = context.ExpectName();
        return new BodyEnd(statements, end);
    }
}

/// <summary>Reads statements up to the end of the template or one of several tags.</summary>
internal ref struct StatementReader(TemplateParseContext context, string[] ends)
{
    private readonly List<Statement> _statements = [];
    private readonly List<Expression> _output = [];

    public readonly IReadOnlyList<Statement> Read()
    {
        while (context.Recovery is null ? ReadNext() : ReadNextOrRecover(context.Recovery))
        {
        }

        Flush();
        return _statements.ToArray();
    }

    private readonly bool ReadNextOrRecover(ParseRecovery recovery)
    {
        ParseMark start = context.Mark();
        try
        {
            return ReadNext();
        }
        catch (TemplateSyntaxException error)
        {
            if (!recovery.TryResume(context, start, ends, error))
                throw;
            return true;
        }
    }

    private readonly bool ReadNext()
    {
        switch (context.Kind)
        {
            case TokenKind.Data:
                _output.Add(new TemplateData((string)context.Current.Value!, context.Position));
                context.Advance();
                return true;
            case TokenKind.VariableBegin:
                context.Advance();
                _output.Add(Grammar.ExpressionGrammar.Tuple.Read(context));
                context.Expect(TokenKind.VariableEnd);
                return true;
            case TokenKind.BlockBegin:
                Flush();
                context.Advance();
                return ReadTag();
            case TokenKind.Error:
                throw SyntaxErrors.Unexpected(context);
            default:
                return false;
        }
    }

    private readonly bool ReadTag()
    {
        if (context.Kind != TokenKind.Name)
            throw SyntaxErrors.TagNameExpected(context);
        string name = (string)context.Current.Value!;
        if (Array.IndexOf(ends, name) >= 0)
            return false;
        if (context.Tags.Find(name) is not { } tag)
            throw SyntaxErrors.UnknownTag(context, name, context.Position);
        context.OpenTag(name);
        context.Advance();
        Add(tag.Read(context));
        context.CloseTag();
        context.Expect(TokenKind.BlockEnd);
        return true;
    }

    private readonly void Add(Statement statement)
    {
        if (statement is GroupStatement group)
            _statements.AddRange(group.Body);
        else
            _statements.Add(statement);
    }

    private readonly void Flush()
    {
        if (_output.Count == 0)
            return;
        _statements.Add(new OutputStatement(_output.ToArray(), _output[0].Position));
        _output.Clear();
    }
}
