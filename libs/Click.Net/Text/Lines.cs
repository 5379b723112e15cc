namespace Click.Net.Text;

/// <summary>Divides text into lines, and cleans the indent that source code gave it.</summary>
internal static class Lines
{
    /// <summary>The lines without their ends; a last end makes no further line.</summary>
    public static List<string> Of(string text)
    {
        List<string> lines = [];
        int start = 0;
        while (start < text.Length)
        {
            int length = text.AsSpan(start).IndexOfAny(Breaks);
            if (length < 0)
                break;
            lines.Add(text.Substring(start, length));
            int end = start + length;
            start = end + (text[end] == '\r' && end + 1 < text.Length && text[end + 1] == '\n' ? 2 : 1);
        }

        if (start < text.Length)
            lines.Add(text[start..]);
        return lines;
    }

    private static readonly System.Buffers.SearchValues<char> Breaks =
        System.Buffers.SearchValues.Create("\n\r\v\f\u001c\u001d\u001e\u0085\u2028\u2029");

    /// <summary>Removes the indent that all lines but the first share, and empty lines at both ends.</summary>
    /// <remarks>Gives what Python's <c>inspect.cleandoc</c> gives.</remarks>
    public static string Clean(string text)
    {
        if (!text.AsSpan().ContainsAny('\n', '\t'))
            return text.TrimStart();
        List<string> lines = [.. TextWrapper.ExpandTabs(text).Split('\n')];
        int margin = int.MaxValue;
        foreach (string line in lines.Skip(1))
        {
            int content = line.TrimStart().Length;
            if (content > 0)
                margin = Math.Min(margin, line.Length - content);
        }

        lines[0] = lines[0].TrimStart();
        if (margin < int.MaxValue)
        {
            for (int i = 1; i < lines.Count; i++)
                lines[i] = lines[i].Length > margin ? lines[i][margin..] : "";
        }

        int first = lines.FindIndex(line => line.Length > 0);
        int last = lines.FindLastIndex(line => line.Length > 0);
        return first < 0 ? "" : string.Join('\n', lines[first..(last + 1)]);
    }

    /// <summary>The first sentence of a help text, cut at a word to a length.</summary>
    /// <remarks>Mirrors the short help that Click makes of a long one.</remarks>
    public static string Summary(string help, int maximum)
    {
        int paragraph = help.IndexOf("\n\n", StringComparison.Ordinal);
        if (paragraph >= 0)
            help = help[..paragraph];
        List<string> words = [.. help.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)];
        if (words is ["\b", ..])
            words.RemoveAt(0);
        return Sentence(words, maximum) ?? Shortened(words, maximum);
    }

    // The words up to a full stop, or all of them; null where they are too long.
    private static string? Sentence(List<string> words, int maximum)
    {
        int total = 0;
        for (int i = 0; i < words.Count; i++)
        {
            total += Length(words[i]) + (i > 0 ? 1 : 0);
            if (total > maximum || (total == maximum && i != words.Count - 1 && words[i][^1] != '.'))
                return null;
            if (words[i][^1] == '.')
                return string.Join(' ', words.Take(i + 1));
        }

        return string.Join(' ', words);
    }

    private static string Shortened(List<string> words, int maximum)
    {
        int total = 0, kept = 0;
        while (kept < words.Count)
        {
            int next = total + Length(words[kept]) + (kept > 0 ? 1 : 0);
            if (next + 3 > maximum)
                break;
            total = next;
            kept++;
        }

        return string.Join(' ', words.Take(kept)) + "...";
    }

    private static int Length(string word) => AnsiText.VisibleLength(word);
}
