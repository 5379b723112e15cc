namespace Click.Net.Text;

/// <summary>Finds the names that a misspelt one resembles.</summary>
/// <remarks>Gives what Python's <c>difflib.get_close_matches</c> gives: at most three, by the ratio of matching blocks.</remarks>
internal static class Suggestions
{
    private const int Most = 3;
    private const double Cutoff = 0.6;
    private const int LongestWord = 200;

    /// <summary>The best matches of a word, best first.</summary>
    public static IReadOnlyList<string> For(string word, IEnumerable<string> names)
    {
        if (word.Length > LongestWord)
            return [];
        List<(double Score, string Name)> found = [];
        foreach (string name in names)
        {
            if (name.Length <= LongestWord && Ratio(name, word) is double score && score >= Cutoff)
                found.Add((score, name));
        }

        found.Sort(static (left, right) => right.Score != left.Score
            ? right.Score.CompareTo(left.Score)
            : string.CompareOrdinal(right.Name, left.Name));
        return [.. found.Take(Most).Select(match => match.Name)];
    }

    private static double Ratio(string left, string right)
    {
        int length = left.Length + right.Length;
        return length == 0 ? 1.0 : 2.0 * MatchingChars(left, right) / length;
    }

    private static int MatchingChars(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        (int atLeft, int atRight, int size) = LongestMatch(left, right);
        if (size == 0)
            return 0;
        return size
            + MatchingChars(left[..atLeft], right[..atRight])
            + MatchingChars(left[(atLeft + size)..], right[(atRight + size)..]);
    }

    // The longest common block; of several, the one that starts first on the left, then on the right.
    private static (int Left, int Right, int Size) LongestMatch(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        (int Left, int Right, int Size) best = (0, 0, 0);
        Span<int> previous = stackalloc int[LongestWord + 1];
        Span<int> current = stackalloc int[LongestWord + 1];
        for (int i = 0; i < left.Length; i++)
        {
            for (int j = 0; j < right.Length; j++)
            {
                int size = left[i] == right[j] ? (j == 0 ? 0 : previous[j - 1]) + 1 : 0;
                current[j] = size;
                if (size > best.Size)
                    best = (i - size + 1, j - size + 1, size);
            }

            Span<int> swap = previous;
            previous = current;
            current = swap;
        }

        return best;
    }
}
