namespace Werkzeug.Net.Http;

/// <summary>Reads the items of a list one after the other, trimmed and as they are quoted; empty ones are left out.</summary>
internal ref struct ListItems(ReadOnlySpan<char> text)
{
    private ReadOnlySpan<char> _rest = text;

    /// <summary>Whether a quote stayed open, which makes the whole list void. Known at the end.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>Reads the next item; false at the end.</summary>
    public bool TryRead(out ReadOnlySpan<char> item)
    {
        item = [];
        while (item.Length == 0 && _rest.Length > 0)
        {
            int end = FindEnd(_rest);
            IsBroken = end < 0;
            if (IsBroken)
                return false;
            item = _rest[..end].Trim();
            _rest = end < _rest.Length ? _rest[(end + 1)..] : [];
        }

        return item.Length > 0;
    }

    // The place of the next comma outside of quotes, or the length; -1 where a quote stays open.
    private static int FindEnd(ReadOnlySpan<char> text)
    {
        int at = 0;
        while (at < text.Length)
        {
            int found = text[at..].IndexOfAny(',', '"');
            if (found < 0)
                return text.Length;
            at += found;
            if (text[at] == ',')
                return at;
            int close = ListHeader.FindClosingQuote(text[(at + 1)..]);
            if (close < 0)
                return -1;
            at += close + 2;
        }

        return at;
    }
}
