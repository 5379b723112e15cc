using Parlot;
using Parlot.Fluent;
using Parlot.Rewriting;

namespace Jinja.Net.Parsing.Combinators;

/// <summary>One token of a kind; gives its number. Alternatives that begin with one are looked up by its kind.</summary>
internal sealed class Tok(char kind) : Parser<int>, ISeekable
{
    public bool CanSeek => true;

    public char[] ExpectedChars { get; } = [kind];

    public bool SkipWhitespace => false;

    public override bool Parse(ParseContext context, ref ParseResult<int> result)
    {
        Cursor cursor = context.Scanner.Cursor;
        if (cursor.Current != kind)
            return false;
        int at = cursor.Offset;
        cursor.AdvanceNoNewLines(1);
        result.Set(at, at + 1, at);
        return true;
    }
}
