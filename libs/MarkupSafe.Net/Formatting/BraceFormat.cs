using System.Globalization;
using MarkupSafe.Net.Text;

namespace MarkupSafe.Net.Formatting;

/// <summary>Formatting with braces: <c>"{} {0} {name} {0.attribute} {0[key]!r:&gt;10}"</c>.</summary>
/// <remarks>Mirrors Python's <c>str.format</c>, and <c>string.Formatter</c> where <see cref="FormatValues.FollowsFormatter"/> says so.</remarks>
public static class BraceFormat
{
    /// <summary>Fills the fields of a format.</summary>
    /// <param name="format">The format string.</param>
    /// <param name="positional">The arguments that fields name by position or not at all.</param>
    /// <param name="named">The arguments that fields name; <see langword="null"/> for none.</param>
    /// <param name="values">What is known of values.</param>
    /// <exception cref="FormatStringException">The format cannot be read or does not fit its arguments.</exception>
    public static string Format(
        string format, IReadOnlyList<object?> positional, IReadOnlyDictionary<string, object?>? named, FormatValues values)
    {
        ArgumentNullException.ThrowIfNull(format);
        ArgumentNullException.ThrowIfNull(positional);
        ArgumentNullException.ThrowIfNull(values);
        return new BraceReader(new BraceArguments(positional, named, null, values), values).Fill(format);
    }

    /// <summary>Fills the fields of a format with items of a mapping.</summary>
    /// <param name="format">The format string; it names its arguments.</param>
    /// <param name="mapping">What <see cref="FormatValues.Item"/> is asked for the names.</param>
    /// <param name="values">What is known of values.</param>
    /// <exception cref="FormatStringException">The format cannot be read or does not fit its arguments.</exception>
    public static string FormatMap(string format, object? mapping, FormatValues values)
    {
        ArgumentNullException.ThrowIfNull(format);
        ArgumentNullException.ThrowIfNull(values);
        return new BraceReader(new BraceArguments([], null, name => values.Item(mapping, name), values), values).Fill(format);
    }
}
