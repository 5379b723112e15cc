using Jinja.Net.Syntax;

namespace Jinja.Net.Parsing;

/// <summary>Finds the line and column of a place in a source.</summary>
internal static class SourceExcerpt
{
    /// <summary>A place with the text of its line.</summary>
    public static SourcePlace At(string source, string? name, string? fileName, SourcePosition position)
    {
        int offset = Math.Clamp(position.Offset, 0, source.Length);
        int start = offset == 0 ? 0 : source.LastIndexOf('\n', offset - 1) + 1;
        int end = source.IndexOf('\n', offset);
        string line = source[start..(end < 0 ? source.Length : end)];
        return new SourcePlace(name, fileName, position.Line, offset - start + 1, line);
    }

    /// <summary>The text of a line, counted from 1, or null.</summary>
    public static string? Line(string source, int line)
    {
        ReadOnlySpan<char> rest = source;
        for (int number = 1; number < line; number++)
        {
            int end = rest.IndexOf('\n');
            if (end < 0)
                return null;
            rest = rest[(end + 1)..];
        }

        int stop = rest.IndexOf('\n');
        return (stop < 0 ? rest : rest[..stop]).ToString();
    }
}
