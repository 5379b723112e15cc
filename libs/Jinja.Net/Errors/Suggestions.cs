namespace Jinja.Net;

/// <summary>Finds the name that was probably meant.</summary>
internal static class Suggestions
{
    private const int LongestName = 60;

    /// <summary>The closest of several names; <see langword="null"/> if none is close. Case and underscores count little.</summary>
    public static string? Closest(string name, IEnumerable<string> candidates)
    {
        if (name.Length is 0 or > LongestName)
            return null;
        string written = Simple(name), best = "";
        int least = Allowed(name) + 1;
        foreach (string candidate in candidates)
        {
            if (candidate.Length is 0 or > LongestName || candidate == name)
                continue;
            int distance = Distance(written, Simple(candidate), least);
            if (distance < least || (distance == least && least <= Allowed(name) && string.CompareOrdinal(candidate, best) < 0))
                (best, least) = (candidate, distance);
        }

        return best.Length == 0 ? null : best;
    }

    // Of names of one or two letters only case and underscores may differ.
    private static int Allowed(string name) => name.Length < 3 ? 0 : Math.Max(1, name.Length / 3);

    private static string Simple(string name) => name.Replace("_", "", StringComparison.Ordinal).ToLowerInvariant();

    /// <summary>How many letters must be changed, added, dropped or swapped with their neighbours; no more than a bound is counted.</summary>
    private static int Distance(string left, string right, int bound)
    {
        if (Math.Abs(left.Length - right.Length) > bound)
            return bound + 1;
        Span<int> before = stackalloc int[LongestName + 1], last = stackalloc int[LongestName + 1], row = stackalloc int[LongestName + 1];
        for (int j = 0; j <= right.Length; j++)
            last[j] = j;
        for (int i = 1; i <= left.Length; i++)
        {
            row[0] = i;
            for (int j = 1; j <= right.Length; j++)
            {
                row[j] = Math.Min(Math.Min(last[j], row[j - 1]) + 1, last[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
            }

            last.CopyTo(before);
            row.CopyTo(last);
        }

        return last[right.Length];
    }
}
