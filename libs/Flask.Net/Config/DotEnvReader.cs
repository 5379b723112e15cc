using System.Text;

namespace Flask.Net.Config;

/// <summary>Reads assignments of a <c>.env</c> file, one after the other; lines that are none are passed over.</summary>
internal sealed class DotEnvReader(string text)
{
    private const string Export = "export ";
    private int _at;

    /// <summary>The next name and value, and whether the value is to be taken literally; <see langword="null"/> at the end.</summary>
    public (string Name, string Value, bool IsLiteral)? Next()
    {
        while (_at < text.Length)
        {
            SkipSpace(lines: true);
            if (ReadName() is not { } name)
            {
                ReadLine();
                continue;
            }

            SkipSpace(lines: false);
            (string value, bool isLiteral) = Peek() switch
            {
                '\'' => (ReadQuoted('\''), true),
                '"' => (ReadQuoted('"'), false),
                _ => (ReadPlain(), false),
            };
            return (name, value, isLiteral);
        }

        return null;
    }

    private string? ReadName()
    {
        if (string.CompareOrdinal(text, _at, Export, 0, Export.Length) == 0)
            _at += Export.Length;
        int end = text.AsSpan(_at).IndexOfAny('=', '\n', '#');
        if (end <= 0 || text[_at + end] != '=')
            return null;
        string name = text.AsSpan(_at, end).Trim().Trim('\'').ToString();
        _at += end + 1;
        return name;
    }

    private string ReadPlain()
    {
        string line = ReadLine();
        int comment = line.StartsWith('#') ? 0 : line.IndexOf(" #", StringComparison.Ordinal);
        return (comment < 0 ? line : line[..comment]).Trim();
    }

    // A quoted value may go on over lines; in double quotes, a backslash stands for more than itself.
    private string ReadQuoted(char quote)
    {
        StringBuilder value = new();
        for (_at++; _at < text.Length && text[_at] != quote; _at++)
        {
            if (text[_at] == '\\' && _at + 1 < text.Length)
                value.Append(Escaped(quote, text[++_at]));
            else
                value.Append(text[_at]);
        }

        ReadLine();
        return value.ToString();
    }

    private static string Escaped(char quote, char next) => (quote, next) switch
    {
        ('"', 'n') => "\n",
        ('"', 'r') => "\r",
        ('"', 't') => "\t",
        ('"', '"') or ('\'', '\'') or (_, '\\') => next.ToString(),
        _ => "\\" + next,
    };

    private string ReadLine()
    {
        int end = text.IndexOf('\n', _at);
        string line = end < 0 ? text[_at..] : text[_at..end];
        _at = end < 0 ? text.Length : end + 1;
        return line.TrimEnd('\r');
    }

    private void SkipSpace(bool lines)
    {
        while (_at < text.Length && (text[_at] is ' ' or '\t' or '\r' || (lines && text[_at] == '\n')))
            _at++;
    }

    private char Peek() => _at < text.Length ? text[_at] : '\n';
}
