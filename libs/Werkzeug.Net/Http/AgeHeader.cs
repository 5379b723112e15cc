using System.Globalization;

namespace Werkzeug.Net.Http;

/// <summary>Reads and writes <c>Age</c>: RFC 9111 section 5.1.</summary>
public static class AgeHeader
{
    // What a TimeSpan can hold, in whole seconds.
    private const long Longest = long.MaxValue / TimeSpan.TicksPerSecond;

    /// <summary>Reads whole seconds.</summary>
    /// <param name="header">The header's text.</param>
    /// <returns>The age; <see langword="null"/> where there is none, it is no number, or it is below 0 or past what can be held.</returns>
    /// <remarks>Mirrors <c>werkzeug.http.parse_age</c>.</remarks>
    public static TimeSpan? Parse(string? header)
    {
        if (!long.TryParse((header ?? "").Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out long seconds) || seconds > Longest)
            return null;
        return TimeSpan.FromSeconds(seconds);
    }

    /// <summary>Writes an age in whole seconds; fractions are cut off.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The age is below 0.</exception>
    /// <remarks>Mirrors <c>werkzeug.http.dump_age</c>.</remarks>
    public static string Write(TimeSpan age) => Write((long)age.TotalSeconds);

    /// <summary>Writes an age in seconds.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The age is below 0.</exception>
    public static string Write(long seconds) => seconds >= 0
        ? seconds.ToString(CultureInfo.InvariantCulture)
        : throw new ArgumentOutOfRangeException(nameof(seconds), "age cannot be negative");
}
