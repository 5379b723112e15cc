namespace Werkzeug.Net.Debugging;

/// <summary>A line of source.</summary>
/// <param name="Number">Its number, counted from 1.</param>
/// <param name="Text">Its text, without the values of secrets.</param>
/// <param name="IsCurrent">Whether it is the line of the call.</param>
internal sealed record SourceLine(int Number, string Text, bool IsCurrent)
{
    private const int LinesAround = 4;
    private const long LongestFile = 2 * 1024 * 1024;

    /// <summary>The lines around a place in a file; none where it cannot be read.</summary>
    public static SourceLine[] Around(string? file, int line)
    {
        if (file is null || line <= 0 || new FileInfo(file) is not { Exists: true, Length: <= LongestFile })
            return [];
        try
        {
            return Around(System.IO.File.ReadLines(file), line);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>The lines around a place in a text.</summary>
    public static SourceLine[] Around(IEnumerable<string> lines, int line)
    {
        int first = Math.Max(1, line - LinesAround);
        return [.. lines.Skip(first - 1).Take(line + LinesAround - first + 1)
            .Select((text, at) => new SourceLine(first + at, Redaction.Text(text.TrimEnd('\r')), first + at == line))];
    }
}
