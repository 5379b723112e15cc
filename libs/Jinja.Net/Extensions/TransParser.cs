using System.Text;
using Jinja.Net.Parsing;
using Jinja.Net.Parsing.Combinators;
using Jinja.Net.Parsing.Grammar;
using Jinja.Net.Parsing.Lexing;
using Jinja.Net.Syntax;
using Jinja.Net.Syntax.Expressions;
using Jinja.Net.Syntax.Statements;

namespace Jinja.Net.Extensions;

/// <summary>Reads one <c>trans</c> tag with its body and makes the call of the translating function from it.</summary>
internal sealed class TransParser(TemplateParseContext context, SourcePosition position, bool isNewStyle, bool trimsByDefault)
{
    private readonly List<KeyValuePair<string, Expression>> _variables = [];
    private readonly HashSet<string> _referenced = new(StringComparer.Ordinal);
    private Expression? _plural;
    private SetStatement? _assignment;
    private bool _isNum;
    private bool? _trimmed;

    public Statement Read()
    {
        string? about = context.Kind == TokenKind.String ? (string)context.Current.Value! : null;
        if (about is not null)
            context.Advance();
        ReadVariables();
        context.Expect(TokenKind.BlockEnd);
        string singular = ReadSection(allowsPlural: true);
        string? plural = context.IsWord("pluralize") ? ReadPlural() : null;
        context.ExpectName();
        foreach (string name in _referenced)
            if (Find(name) is null)
                _variables.Add(new(name, new NameExpression(name, position)));
        if (plural is not null && _plural is null)
            throw context.Fail("pluralize without variables", position);
        Statement output = Make(about, Trimmed(singular), plural is null ? null : Trimmed(plural));
        return _assignment is null ? output : new GroupStatement([_assignment, output], position);
    }

    private void ReadVariables()
    {
        while (context.Kind != TokenKind.BlockEnd)
        {
            if (_variables.Count > 0)
                context.Expect(',');
            if (context.Skip(':'))
                break;
            SourcePosition place = context.Position;
            string name = context.ExpectName();
            if (Find(name) is not null)
                throw Assertion($"translatable variable '{name}' defined twice.", place);
            ReadVariable(name);
        }
    }

    private void ReadVariable(string name)
    {
        Expression value;
        if (context.Skip('='))
        {
            value = ExpressionGrammar.Expression.Read(context);
        }
        else if (_trimmed is null && name is "trimmed" or "notrimmed")
        {
            _trimmed = name == "trimmed";
            return;
        }
        else
        {
            value = new NameExpression(name, position);
        }

        if (_plural is null)
            value = _plural = Counted(name, value);
        _variables.Add(new(name, value));
    }

    // The first variable counts, unless another is named. A call is made once, for the number and for the text.
    private Expression Counted(string name, Expression value)
    {
        _isNum = name == "num";
        if (value is not CallExpression)
            return value;
        _assignment = new SetStatement(new NameExpression("_trans", position), value, position);
        return new NameExpression("_trans", position);
    }

    private string ReadPlural()
    {
        context.Advance();
        if (context.Kind != TokenKind.BlockEnd)
        {
            SourcePosition place = context.Position;
            string name = context.ExpectName();
            _plural = Find(name) ?? throw Assertion($"unknown variable '{name}' for pluralization", place);
            _isNum = name == "num";
        }

        context.Expect(TokenKind.BlockEnd);
        return ReadSection(allowsPlural: false);
    }

    // Text with `%(name)s` for each variable, up to the name of the tag that ends it.
    private string ReadSection(bool allowsPlural)
    {
        StringBuilder text = new();
        while (true)
        {
            switch (context.Kind)
            {
                case TokenKind.Data:
                    text.Append(context.Data().Data.Replace("%", "%%", StringComparison.Ordinal));
                    context.Advance();
                    break;
                case TokenKind.VariableBegin:
                    context.Advance();
                    text.Append("%(").Append(Reference(allowsPlural)).Append(")s");
                    context.Expect(TokenKind.VariableEnd);
                    break;
                case TokenKind.BlockBegin:
                    context.Advance();
                    EndSection(allowsPlural);
                    return text.ToString();
                default:
                    throw context.Fail("unclosed translation block");
            }
        }
    }

    // Where no variable is named, the first one in the singular counts.
    private string Reference(bool isSingular)
    {
        string name = context.ExpectName();
        _referenced.Add(name);
        if (_plural is null && isSingular)
        {
            _plural = new NameExpression(name, position);
            _isNum = name == "num";
        }

        return name;
    }

    private void EndSection(bool allowsPlural)
    {
        string tag = context.Kind == TokenKind.Name ? (string)context.Current.Value! : "None";
        if (tag == "endtrans" || (tag == "pluralize" && allowsPlural))
            return;
        throw context.Fail(tag switch
        {
            "pluralize" => "a translatable section can have only one pluralize section",
            "trans" => "trans blocks can't be nested; did you mean `endtrans`?",
            _ => $"control structures in translatable sections are not allowed; saw `{tag}`",
        });
    }

    private OutputStatement Make(string? about, string singular, string? plural)
    {
        bool keepsPercent = _referenced.Count > 0 || isNewStyle;
        List<Expression> arguments = [Constant(keepsPercent ? singular : Unescaped(singular))];
        if (about is not null)
            arguments.Insert(0, Constant(about));
        if (plural is not null)
            arguments.AddRange([Constant(keepsPercent ? plural : Unescaped(plural)), _plural!]);
        string name = (plural is null ? "" : "n") + (about is null ? "" : "p") + "gettext";
        return new OutputStatement([Call(name, arguments, plural is not null)], position);
    }

    private Expression Call(string name, List<Expression> arguments, bool hasPlural)
    {
        IEnumerable<KeyValuePair<string, Expression>> filled = _variables.Where(pair => !(hasPlural && _isNum && pair.Key == "num"));
        NamedArgument[] named = isNewStyle ? [.. filled.Select(pair => new NamedArgument(pair.Key, pair.Value, position))] : [];
        Expression call = new CallExpression(new NameExpression(name, position), new ArgumentList(arguments.ToArray(), named), position);
        if (isNewStyle)
            return call;
        call = new SafeIfAutoEscape(call, position);
        if (_variables.Count == 0)
            return call;
        DictExpression values = new([.. _variables.Select(pair => new PairNode(Constant(pair.Key), pair.Value))], position);
        return new BinaryExpression(BinaryOperator.Mod, call, values, position);
    }

    private string Trimmed(string text)
    {
        if (!(_trimmed ?? trimsByDefault))
            return text;
        IEnumerable<string> lines = text.Split('\n').Select(static line => Stripped(line)).Where(static line => line.Length > 0);
        return string.Join(' ', lines);
    }

    private static string Stripped(string line)
    {
        int start = PythonSpace.Skip(line, 0);
        return line[start..PythonSpace.TrimmedEnd(line, start, line.Length)];
    }

    private static string Unescaped(string text) => text.Replace("%%", "%", StringComparison.Ordinal);

    private ConstantExpression Constant(string text) => new(text, position);

    private Expression? Find(string name) => _variables.Find(pair => pair.Key == name).Value;

    private TemplateSyntaxException Assertion(string message, SourcePosition place)
    {
        TemplateSyntaxException error = context.Fail(message, place);
        return error.Message == message ? new TemplateAssertionException(message, place.Line, context.Name, context.FileName) : error;
    }
}
