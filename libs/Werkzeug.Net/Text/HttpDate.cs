using System.Globalization;

namespace Werkzeug.Net.Text;

/// <summary>Dates as headers write them: RFC 9110 section 5.6.7, and what RFC 5322 mail software makes of them.</summary>
public static class HttpDate
{
    private static readonly string[] Days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
    private static readonly string[] Months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

    /// <summary>Writes a moment as <c>Sun, 06 Nov 1994 08:49:37 GMT</c>; fractions of a second are cut off.</summary>
    /// <remarks>Mirrors <c>werkzeug.http.http_date</c>.</remarks>
    public static string Format(DateTimeOffset moment)
    {
        DateTime utc = moment.UtcDateTime;
        return string.Create(CultureInfo.InvariantCulture,
            $"{Days[(int)utc.DayOfWeek]}, {utc.Day:00} {Months[utc.Month - 1]} {utc.Year:0000} {utc.Hour:00}:{utc.Minute:00}:{utc.Second:00} GMT");
    }

    /// <summary>Writes a Unix time in seconds.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is before the year 1 or after 9999.</exception>
    public static string Format(long unixSeconds) => Format(DateTimeOffset.FromUnixTimeSeconds(unixSeconds));

    /// <summary>Reads a date.</summary>
    /// <param name="header">The header's text.</param>
    /// <returns>The moment with the offset that the text names, UTC where it names none; <see langword="null"/> where it is no date.</returns>
    /// <remarks>
    /// Mirrors <c>werkzeug.http.parse_date</c>: the three forms of RFC 9110 section 5.6.7, and whatever mail software
    /// reads as a date. A year of two digits is one of 1969 to 2068.
    /// </remarks>
    public static DateTimeOffset? Parse(string? header) => string.IsNullOrEmpty(header) ? null : ParseUsual(header) ?? MailDate.Parse(header);

    // Sun, 06 Nov 1994 08:49:37 GMT, as nearly everybody writes it.
    private static DateTimeOffset? ParseUsual(string text)
    {
        if (text.Length != 29 || text[3] != ',' || text[4] != ' ' || !text.EndsWith(" GMT", StringComparison.Ordinal)
            || !DateTime.TryParseExact(text.AsSpan(5, 20), "dd MMM yyyy HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime moment))
            return null;
        return moment.Year >= 100 ? new DateTimeOffset(moment, TimeSpan.Zero) : null;
    }
}
