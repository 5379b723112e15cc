using Jinja.Net.Parsing.Lexing;
using Jinja.Net.Syntax;

namespace Jinja.Net.Parsing.Combinators;

/// <summary>Fails: nothing that can stand here does.</summary>
internal sealed class Unexpected<T> : Committed<T>
{
    public override T Read(TemplateParseContext context) => throw SyntaxErrors.Unexpected(context);
}

/// <summary>A token of a kind, or an error; gives its number.</summary>
internal sealed class Expect(char kind) : Committed<int>
{
    public override int Read(TemplateParseContext context) => context.Expect(kind);
}

/// <summary>A word, or an error.</summary>
internal sealed class ExpectWord(string word) : Committed<int>
{
    public override int Read(TemplateParseContext context)
    {
        context.ExpectWord(word);
        return 0;
    }
}

/// <summary>Any name, or an error.</summary>
internal sealed class ExpectName : Committed<string>
{
    public override string Read(TemplateParseContext context) => context.ExpectName();
}

/// <summary>Whether a word stands here; it is taken if it does.</summary>
internal sealed class Flag(string word) : Committed<bool>
{
    public override bool Read(TemplateParseContext context) => context.SkipWord(word);
}

/// <summary>What follows a word, if that word stands here; else the default.</summary>
internal sealed class AfterWord<T>(string word, Parlot.Fluent.Parser<T> parser) : Committed<T?>
{
    public override T? Read(TemplateParseContext context) => context.SkipWord(word) ? parser.Read(context) : default;
}

/// <summary>The position of the token before: in the parser of a tag, of its name.</summary>
internal sealed class TagPosition : Committed<SourcePosition>
{
    public override SourcePosition Read(TemplateParseContext context) => context.Previous;
}

/// <summary>Items between commas up to a closing token, which is taken. A comma may stand before it.</summary>
internal sealed class ListOf<T>(Parlot.Fluent.Parser<T> item, char close) : Committed<IReadOnlyList<T>>
{
    public override IReadOnlyList<T> Read(TemplateParseContext context)
    {
        if (context.Skip(close))
            return [];
        List<T> items = [];
        while (true)
        {
            items.Add(item.Read(context));
            if (context.Skip(close))
                break;
            context.Expect(',');
            if (context.Skip(close))
                break;
        }

        return items.ToArray();
    }
}

/// <summary>A parser one level deeper, within bounds.</summary>
internal sealed class Guard<T>(Parlot.Fluent.Parser<T> inner) : Committed<T>
{
    public override T Read(TemplateParseContext context)
    {
        context.Enter();
        T value = inner.Read(context);
        context.Leave();
        return value;
    }
}
