namespace Werkzeug.Net.Http;

/// <summary>
/// Reads one entity tag after the other: quoted or bare, each up to a comma or the end. A quoted tag may have commas and
/// even quotes, as it ends at the first quote that a comma or the end follows. Time is linear in the length of the text.
/// </summary>
internal ref struct EntityTagReader(ReadOnlySpan<char> text)
{
    private readonly ReadOnlySpan<char> _text = text;
    private int _at;
    private int _unclosedUntil; // no quoted tag that begins before this place ends

    public bool TryRead(out bool isWeak, out bool isQuoted, out string tag)
    {
        isWeak = isQuoted = false;
        tag = "";
        if (_at >= _text.Length)
            return false;
        ReadOnlySpan<char> rest = _text[_at..];
        isWeak = rest.Length > 1 && rest[0] is 'W' or 'w' && rest.Length > 1 && rest[1] == '/';
        int start = _at + (isWeak ? 2 : 0);
        isQuoted = TryReadQuoted(start, out tag);
        return isQuoted || TryReadBare(start, out tag);
    }

    private bool TryReadQuoted(int start, out string tag)
    {
        tag = "";
        if (start >= _text.Length || _text[start] != '"' || start < _unclosedUntil)
            return false;
        for (int at = start + 1; at < _text.Length && _text[at] != '\n'; at++)
        {
            if (_text[at] != '"' || !TrySkipSeparator(at + 1, out int next))
                continue;
            tag = _text[(start + 1)..at].ToString();
            _at = next;
            return true;
        }

        int newline = _text[start..].IndexOf('\n');
        _unclosedUntil = newline < 0 ? _text.Length : start + newline;
        return false;
    }

    private bool TryReadBare(int start, out string tag)
    {
        ReadOnlySpan<char> rest = _text[start..];
        int comma = rest.IndexOf(',');
        ReadOnlySpan<char> bare = comma < 0 ? rest : rest[..comma].TrimEnd();
        if (comma < 0 && bare.EndsWith("\n"))
            bare = bare[..^1];
        tag = bare.ToString();
        if (bare.Contains('\n'))
            return false;
        _at = comma < 0 ? _text.Length : SkipWhiteSpace(start + comma + 1);
        return true;
    }

    // A comma with white space around it, or the end. Runs of white space are walked once for each quote before them.
    private readonly bool TrySkipSeparator(int at, out int next)
    {
        next = _text.Length;
        if (at == _text.Length)
            return true;
        int comma = SkipWhiteSpace(at);
        if (comma == _text.Length || _text[comma] != ',')
            return false;
        next = SkipWhiteSpace(comma + 1);
        return true;
    }

    private readonly int SkipWhiteSpace(int at)
    {
        while (at < _text.Length && char.IsWhiteSpace(_text[at]))
            at++;
        return at;
    }
}
