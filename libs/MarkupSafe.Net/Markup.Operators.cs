namespace MarkupSafe.Net;

#pragma warning disable CA2225 // The named forms are Markup.Escape, Append and Repeat; "Add" and "Multiply" are no words of text.
public readonly partial struct Markup
{
    /// <summary>Joins two pieces of markup.</summary>
    public static Markup operator +(Markup left, Markup right) => new(string.Concat(left._text, right._text));

    /// <summary>Joins markup and text, which is escaped.</summary>
    public static Markup operator +(Markup left, string? right) =>
        string.IsNullOrEmpty(right) ? left : new(string.Concat(left._text, HtmlEscaper.Escape(right)));

    /// <summary>Joins text, which is escaped, and markup.</summary>
    public static Markup operator +(string? left, Markup right) =>
        string.IsNullOrEmpty(left) ? right : new(string.Concat(HtmlEscaper.Escape(left), right._text));

    /// <summary>Joins markup and an object that knows its own markup.</summary>
    public static Markup operator +(Markup left, IHasHtml? right) => right is null ? left : left + right.ToHtml();

    /// <summary>Joins an object that knows its own markup and markup.</summary>
    public static Markup operator +(IHasHtml? left, Markup right) => left is null ? right : left.ToHtml() + right;

    /// <summary>The markup a number of times; zero and less times is empty.</summary>
    public static Markup operator *(Markup markup, int count) => markup.Repeat(count);

    /// <summary>The markup a number of times; zero and less times is empty.</summary>
    public static Markup operator *(int count, Markup markup) => markup.Repeat(count);

    /// <summary>Fills the directives of the markup with escaped arguments; the same as <see cref="FormatPercent(object?)"/>.</summary>
    /// <param name="format">The format, such as <c>&lt;b&gt;%s&lt;/b&gt;</c>.</param>
    /// <param name="arguments">One argument, a tuple of them, or a mapping of names.</param>
    public static Markup operator %(Markup format, object? arguments) => format.FormatPercent(arguments);

    /// <summary>Whether both hold the same text.</summary>
    public static bool operator ==(Markup left, Markup right) => left.Equals(right);

    /// <summary>Whether the texts differ.</summary>
    public static bool operator !=(Markup left, Markup right) => !left.Equals(right);

    /// <summary>Whether the left text comes first, ordinally.</summary>
    public static bool operator <(Markup left, Markup right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left text comes first or is the same, ordinally.</summary>
    public static bool operator <=(Markup left, Markup right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left text comes last, ordinally.</summary>
    public static bool operator >(Markup left, Markup right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left text comes last or is the same, ordinally.</summary>
    public static bool operator >=(Markup left, Markup right) => left.CompareTo(right) >= 0;
}
#pragma warning restore CA2225
