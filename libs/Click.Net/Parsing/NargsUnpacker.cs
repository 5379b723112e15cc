namespace Click.Net.Parsing;

/// <summary>Divides words among arguments: each takes as many as it wants, one may take all that the others leave.</summary>
internal static class NargsUnpacker
{
    /// <summary>The value of each argument: a word, an array of words (<see cref="Unset.Value"/> where one is missing), or unset.</summary>
    /// <param name="words">The words; those left over stay in it.</param>
    /// <param name="counts">How many each argument takes; -1 once for the rest.</param>
    public static object?[] Unpack(ShortList<string> words, ReadOnlySpan<int> counts)
    {
        object?[] values = new object?[counts.Length];
        int wildcard = counts.IndexOf(-1);
        int front = 0, back = words.Count;
        int firstEnd = wildcard < 0 ? counts.Length : wildcard;
        for (int i = 0; i < firstEnd; i++)
            values[i] = Take(counts[i], words, ref front, back);
        for (int i = counts.Length - 1; i > wildcard && wildcard >= 0; i--)
            values[i] = TakeFromEnd(counts[i], words, front, ref back);
        if (wildcard >= 0)
        {
            values[wildcard] = words.Values(front, back);
            words.Clear();
            return values;
        }

        words.RemoveFirst(front);
        return values;
    }

    private static object? Take(int count, ShortList<string> words, ref int front, int back)
    {
        if (count == 1)
            return front < back ? words[front++] : Unset.Value;
        object?[] taken = new object?[Math.Max(count, 0)];
        for (int i = 0; i < taken.Length; i++)
            taken[i] = front < back ? words[front++] : Unset.Value;
        return taken;
    }

    private static object? TakeFromEnd(int count, ShortList<string> words, int front, ref int back)
    {
        if (count == 1)
            return back > front ? words[--back] : Unset.Value;
        object?[] taken = new object?[Math.Max(count, 0)];
        for (int i = taken.Length - 1; i >= 0; i--)
            taken[i] = back > front ? words[--back] : Unset.Value;
        return taken;
    }
}
