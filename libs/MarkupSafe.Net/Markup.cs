using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using MarkupSafe.Net.Formatting;

namespace MarkupSafe.Net;

/// <summary>
/// Text that is safe to put into HTML or XML: either it was escaped, or someone who knows marked it as safe.
/// What is joined to it is escaped first, unless it is safe itself. <see langword="default"/> is empty.
/// </summary>
/// <remarks>Mirrors <c>markupsafe.Markup</c>. Positions and lengths count code points, so a character is never cut in two.</remarks>
/// <example><code>Markup greeting = new Markup("&lt;em&gt;Hello&lt;/em&gt; ") + name;</code></example>
[JsonConverter(typeof(MarkupJsonConverter))]
[TypeConverter(typeof(MarkupTypeConverter))]
public readonly partial struct Markup : IHasHtml, IEquatable<Markup>, IComparable<Markup>, ISpanFormattable, IUtf8SpanFormattable, IRepresented
{
    private readonly string? _text;

    /// <summary>Marks text as safe. Give this only text that you wrote: text from elsewhere goes through <see cref="Escape(string)"/>.</summary>
    /// <param name="text">The markup; <see langword="null"/> is empty.</param>
    public Markup(string? text) => _text = text;

    /// <summary>No text at all; the same as <see langword="default"/>.</summary>
    public static Markup Empty => default;

    /// <summary>Whether there is no text.</summary>
    public bool IsEmpty => string.IsNullOrEmpty(_text);

    /// <summary>The markup as plain text. The result is a string like any other: nothing knows any more that it is safe.</summary>
    public override string ToString() => _text ?? "";

    /// <summary>The markup itself.</summary>
    public Markup ToHtml() => this;

    /// <summary>The characters of the markup.</summary>
    public ReadOnlySpan<char> AsSpan() => _text.AsSpan();

    /// <summary>Whether both hold the same text, compared code unit by code unit.</summary>
    public bool Equals(Markup other) => string.Equals(ToString(), other.ToString(), StringComparison.Ordinal);

    /// <summary>Whether the other is markup, or a string, with the same text: safety does not make it another text.</summary>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj switch
    {
        Markup other => Equals(other),
        string other => string.Equals(ToString(), other, StringComparison.Ordinal),
        _ => false,
    };

    /// <summary>The hash of the text; the same as the string's.</summary>
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    /// <summary>Orders by the text, ordinally.</summary>
    public int CompareTo(Markup other) => string.CompareOrdinal(ToString(), other.ToString());
}
