namespace Benchmarks.Jinja;

/// <summary>Refuses to time what does not print the same.</summary>
internal static class Same
{
    /// <summary>Compares what the contenders print with what the floor prints.</summary>
    /// <param name="expected">What the floor prints.</param>
    /// <param name="others">What the contenders print, by name.</param>
    /// <exception cref="InvalidOperationException">One prints something else.</exception>
    public static void Check(string expected, params ReadOnlySpan<(string Name, string Printed)> others)
    {
        foreach ((string name, string printed) in others)
        {
            if (printed == expected)
                continue;
            int at = expected.AsSpan().CommonPrefixLength(printed);
            throw new InvalidOperationException($"{name} prints something else from character {at}: '{Around(printed, at)}' instead of '{Around(expected, at)}'");
        }
    }

    private static string Around(string text, int at) => text[Math.Max(0, at - 10)..Math.Min(text.Length, at + 30)];
}
