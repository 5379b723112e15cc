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
    private readonly ItemStack<Statement> _statements = context.Scratch.Statements;
    private readonly ItemStack<Expression> _output = context.Scratch.Expressions;
    private readonly int _firstStatement = context.Scratch.Statements.Count;
    private readonly int _firstOutput = context.Scratch.Expressions.Count;

    public readonly IReadOnlyList<Statement> Read()
    {
        while (context.Recovery is null ? ReadNext() : ReadNextOrRecover(context.Recovery))
        {
        }

        Flush();
        return _statements.TakeFrom(_firstStatement);
    }

    private readonly bool ReadNextOrRecover(ParseRecovery recovery)
    {
        if (context.Kind == TokenKind.BlockBegin)
            Flush();
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
                _output.Push(context.Data());
                context.Advance();
                return true;
            case TokenKind.VariableBegin:
                context.Advance();
                _output.Push(Grammar.ExpressionGrammar.Tuple.Read(context));
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
        if (statement is not GroupStatement group)
        {
            _statements.Push(statement);
            return;
        }

        foreach (Statement inner in group.Body)
            _statements.Push(inner);
    }

    private readonly void Flush()
    {
        if (_output.Count == _firstOutput)
            return;
        SourcePosition position = _output[_firstOutput].Position;
        _statements.Push(new OutputStatement(_output.TakeFrom(_firstOutput), position));
    }
}
