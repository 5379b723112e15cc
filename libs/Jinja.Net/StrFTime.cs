using Jinja.Net.Runtime.Values;

namespace Jinja.Net;

/// <summary>Dates as text by the format codes of C and Python, in English and independent of the culture.</summary>
/// <remarks>Mirrors <c>datetime.strftime</c>.</remarks>
public static class StrFTime
{
    /// <summary>Writes a point in time.</summary>
    /// <param name="date">The point in time; <c>%z</c> and <c>%Z</c> tell its offset.</param>
    /// <param name="format">Text with codes such as <c>%Y-%m-%d %H:%M</c>. An unknown code stays as it is.</param>
    /// <returns>The text.</returns>
    public static string Format(DateTimeOffset date, string format) => DateFormat.Write(date.DateTime, date.Offset, format);

    /// <summary>Writes a point in time that has no offset.</summary>
    /// <param name="date">The point in time; one in UTC has the offset zero.</param>
    /// <param name="format">Text with codes such as <c>%Y-%m-%d %H:%M</c>.</param>
    /// <returns>The text.</returns>
    public static string Format(DateTime date, string format) => DateFormat.Write(date, DateValues.OffsetOf(date), format);

    /// <summary>Writes a day.</summary>
    /// <param name="date">The day; its time is midnight.</param>
    /// <param name="format">Text with codes such as <c>%d %B %Y</c>.</param>
    /// <returns>The text.</returns>
    public static string Format(DateOnly date, string format) => DateFormat.Write(date.ToDateTime(TimeOnly.MinValue), null, format);
}
