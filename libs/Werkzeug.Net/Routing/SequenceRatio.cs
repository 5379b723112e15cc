namespace Werkzeug.Net.Routing;

/// <summary>
/// How alike two texts are, from 0 to 1: twice the number of characters in common blocks, divided by both lengths
/// (Ratcliff and Obershelp).
/// </summary>
/// <remarks>Mirrors <c>difflib.SequenceMatcher.ratio</c>, its "popular" characters in long texts included.</remarks>
internal static class SequenceRatio
{
    private const int PopularFrom = 200;

    public static double Of(string first, string second)
    {
        if (first.Length + second.Length == 0)
            return 1;
        Dictionary<char, List<int>> places = Places(second);
        int matches = 0;
        Stack<(int FirstLow, int FirstHigh, int SecondLow, int SecondHigh)> left = new([(0, first.Length, 0, second.Length)]);
        while (left.TryPop(out var area))
        {
            (int at, int other, int length) = Longest(first, second, places, area);
            if (length == 0)
                continue;
            matches += length;
            left.Push((area.FirstLow, at, area.SecondLow, other));
            left.Push((at + length, area.FirstHigh, other + length, area.SecondHigh));
        }

        return 2.0 * matches / (first.Length + second.Length);
    }

    private static Dictionary<char, List<int>> Places(string text)
    {
        Dictionary<char, List<int>> places = [];
        for (int at = 0; at < text.Length; at++)
        {
            if (!places.TryGetValue(text[at], out List<int>? list))
                places[text[at]] = list = [];
            list.Add(at);
        }

        if (text.Length >= PopularFrom)
        {
            int most = (text.Length / 100) + 1;
            foreach (char c in places.Where(pair => pair.Value.Count > most).Select(static pair => pair.Key).ToArray())
                places.Remove(c);
        }

        return places;
    }

    private static (int At, int Other, int Length) Longest(
        string first, string second, Dictionary<char, List<int>> places, (int FirstLow, int FirstHigh, int SecondLow, int SecondHigh) area)
    {
        (int at, int other, int length) = (area.FirstLow, area.SecondLow, 0);
        Dictionary<int, int> lengths = [];
        for (int i = area.FirstLow; i < area.FirstHigh; i++)
        {
            Dictionary<int, int> next = [];
            foreach (int j in places.GetValueOrDefault(first[i]) ?? [])
            {
                if (j < area.SecondLow)
                    continue;
                if (j >= area.SecondHigh)
                    break;
                int run = next[j] = lengths.GetValueOrDefault(j - 1) + 1;
                if (run > length)
                    (at, other, length) = (i - run + 1, j - run + 1, run);
            }

            lengths = next;
        }

        // Characters too frequent to start a block may still lengthen one.
        while (at > area.FirstLow && other > area.SecondLow && first[at - 1] == second[other - 1])
            (at, other, length) = (at - 1, other - 1, length + 1);
        while (at + length < area.FirstHigh && other + length < area.SecondHigh && first[at + length] == second[other + length])
            length++;
        return (at, other, length);
    }
}
