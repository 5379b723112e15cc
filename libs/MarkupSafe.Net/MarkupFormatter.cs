using MarkupSafe.Net.Formatting;

namespace MarkupSafe.Net;

// Formatting with Python's two languages; every argument is escaped.
public readonly partial struct Markup
{
    private static readonly MarkupValues PlainValues = new(FormatValues.Plain);

    /// <summary>Fills <c>%</c> directives; every argument is escaped unless it is markup.</summary>
    /// <param name="arguments">A tuple of arguments, a dictionary for named ones, or the one argument.</param>
    /// <exception cref="FormatStringException">The format cannot be read or does not fit its arguments.</exception>
    /// <example><code>new Markup("&lt;a href='/user/%d'&gt;%s&lt;/a&gt;").FormatPercent((7, name))</code></example>
    /// <remarks>Mirrors <c>Markup.__mod__</c>. Width and precision of text count after escaping, as in the original.</remarks>
    public Markup FormatPercent(object? arguments) => FormatPercent(arguments, PlainValues);

    /// <summary>Fills <c>%</c> directives from values of another kind.</summary>
    /// <param name="arguments">A tuple of arguments, a mapping, or the one argument.</param>
    /// <param name="values">What is known of the values.</param>
    public Markup FormatPercent(object? arguments, MarkupValues values) => new(PercentFormat.Format(ToString(), arguments, values));

    /// <summary>Fills <c>{}</c> fields; every argument is escaped unless it is markup.</summary>
    /// <param name="arguments">The arguments that fields name by position or not at all.</param>
    /// <exception cref="FormatStringException">The format cannot be read or does not fit its arguments.</exception>
    /// <remarks>Mirrors <c>Markup.format</c>.</remarks>
    public Markup FormatBraces(params ReadOnlySpan<object?> arguments) => FormatBraces(arguments.ToArray(), null, PlainValues);

    /// <summary>Fills <c>{}</c> fields from values of another kind.</summary>
    /// <param name="positional">The arguments that fields name by position or not at all.</param>
    /// <param name="named">The arguments that fields name; <see langword="null"/> for none.</param>
    /// <param name="values">What is known of the values; <see langword="null"/> for plain .NET objects.</param>
    public Markup FormatBraces(
        IReadOnlyList<object?> positional, IReadOnlyDictionary<string, object?>? named, MarkupValues? values = null) =>
        new(BraceFormat.Format(ToString(), positional, named, values ?? PlainValues));

    /// <summary>Fills <c>{name}</c> fields with items of a mapping, escaped unless they are markup.</summary>
    /// <param name="mapping">A dictionary, or what <paramref name="values"/> can read items of.</param>
    /// <param name="values">What is known of the values; <see langword="null"/> for plain .NET objects.</param>
    /// <exception cref="FormatStringException">The format cannot be read or does not fit the mapping.</exception>
    /// <remarks>Mirrors <c>Markup.format_map</c>.</remarks>
    public Markup FormatMap(object? mapping, MarkupValues? values = null) =>
        new(BraceFormat.FormatMap(ToString(), mapping, values ?? PlainValues));
}

/// <summary>
/// A formatter for <c>string.Format</c> and its like that escapes every argument:
/// <c>string.Format(EscapeFormatter.Instance, "&lt;b&gt;{0}&lt;/b&gt;", name)</c>.
/// </summary>
/// <remarks>Mirrors <c>markupsafe.EscapeFormatter</c> for .NET's own formats, which are written in the invariant culture.</remarks>
public sealed class EscapeFormatter : IFormatProvider, ICustomFormatter
{
    private EscapeFormatter()
    {
    }

    /// <summary>The one formatter; it has no state.</summary>
    public static EscapeFormatter Instance { get; } = new();

    /// <inheritdoc/>
    public object? GetFormat(Type? formatType) => formatType == typeof(ICustomFormatter) ? this : null;

    /// <summary>Writes one argument, escaped unless it is markup.</summary>
    /// <param name="format">The .NET format behind the colon.</param>
    /// <param name="arg">The argument; <see langword="null"/> is empty.</param>
    /// <param name="formatProvider">Not used: formats are written in the invariant culture.</param>
    public string Format(string? format, object? arg, IFormatProvider? formatProvider)
    {
        MarkupHandler handler = new(literalLength: 0, formattedCount: 1);
        handler.AppendFormatted(arg, format);
        return handler.ToMarkup().ToString();
    }
}
