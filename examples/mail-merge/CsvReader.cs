using System.Text;

namespace MailMerge;

/// <summary>Comma-separated values as RFC 4180 has them; semicolons and tabs will do as well, as the first line shows.</summary>
public static class CsvReader
{
    /// <summary>The fields of each line. Quoted fields may hold separators, line ends, and quotes written twice.</summary>
    public static List<List<string>> Read(string text)
    {
        string source = text.TrimStart('\uFEFF');
        char separator = SeparatorOf(source);
        List<List<string>> lines = [];
        List<string> line = [];
        for (int at = 0; at < source.Length;)
        {
            line.Add(source[at] == '"' ? Quoted(source, ref at) : Plain(source, separator, ref at));
            bool goesOn = at < source.Length && source[at] == separator;
            if (goesOn && ++at == source.Length)
                line.Add("");
            if (goesOn && at < source.Length)
                continue;
            SkipLineEnd(source, ref at);
            if (line is not [""])
                lines.Add(line);
            line = [];
        }

        return lines;
    }

    private static char SeparatorOf(string source)
    {
        ReadOnlySpan<char> first = source.AsSpan(0, source.AsSpan().IndexOfAny('\r', '\n') is >= 0 and int end ? end : source.Length);
        int commas = first.Count(','), semicolons = first.Count(';'), tabs = first.Count('\t');
        return tabs > commas && tabs > semicolons ? '\t' : semicolons > commas ? ';' : ',';
    }

    private static string Plain(string source, char separator, ref int at)
    {
        int start = at;
        while (at < source.Length && source[at] != separator && source[at] is not ('\r' or '\n'))
            at++;
        return source[start..at].Trim();
    }

    private static string Quoted(string source, ref int at)
    {
        StringBuilder field = new();
        for (at++; at < source.Length; at++)
        {
            if (source[at] != '"')
                field.Append(source[at]);
            else if (at + 1 < source.Length && source[at + 1] == '"')
                field.Append(source[at++]);
            else
                break;
        }

        at = Math.Min(at + 1, source.Length);
        return field.ToString();
    }

    private static void SkipLineEnd(string source, ref int at)
    {
        // What stands between a closing quote and the separator belongs to nothing.
        while (at < source.Length && source[at] is not ('\r' or '\n'))
            at++;
        if (at < source.Length && source[at] == '\r')
            at++;
        if (at < source.Length && source[at] == '\n')
            at++;
    }
}
