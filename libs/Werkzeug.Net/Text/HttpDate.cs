namespace Werkzeug.Net.Text;

/// <summary>Dates as headers write them: RFC 9110 section 5.6.7, and what RFC 5322 mail software makes of them.</summary>
public static class HttpDate
{
    private const int Length = 29;
    private static readonly string[] Days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
    private static readonly string[] Months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

    private static Written? _last;

    /// <summary>Writes a moment as <c>Sun, 06 Nov 1994 08:49:37 GMT</c>; fractions of a second are cut off.</summary>
    /// <remarks>Mirrors <c>werkzeug.http.http_date</c>.</remarks>
    public static string Format(DateTimeOffset moment) => string.Create(Length, moment.UtcDateTime, static (text, utc) =>
    {
        Days[(int)utc.DayOfWeek].CopyTo(text);
        ", ".CopyTo(text[3..]);
        Write(text[5..7], utc.Day);
        text[7] = ' ';
        Months[utc.Month - 1].CopyTo(text[8..]);
        text[11] = ' ';
        Write(text[12..16], utc.Year);
        text[16] = ' ';
        Write(text[17..19], utc.Hour);
        text[19] = ':';
        Write(text[20..22], utc.Minute);
        text[22] = ':';
        Write(text[23..25], utc.Second);
        " GMT".CopyTo(text[25..]);
    });

    /// <summary>Writes a moment that many ask for: what was written last is kept for its second.</summary>
    internal static string FormatAgain(DateTimeOffset moment)
    {
        long second = moment.UtcTicks / TimeSpan.TicksPerSecond;
        Written? last = _last;
        return (last?.Second == second ? last : _last = new(second, Format(moment))).Text;
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
    private static DateTimeOffset? ParseUsual(ReadOnlySpan<char> text)
    {
        if (text.Length != Length || text[3..5] is not ", " || text[25..] is not " GMT" || text[7] != ' ' || text[11] != ' ' || text[16] != ' ' || text[19] != ':' || text[22] != ':')
            return null;
        int day = Read(text[5..7]), month = MonthOf(text[8..11]), year = Read(text[12..16]);
        int hour = Read(text[17..19]), minute = Read(text[20..22]), second = Read(text[23..25]);
        if (year < 100 || month == 0 || day < 1 || day > DateTime.DaysInMonth(year, month) || hour is < 0 or > 23 || minute is < 0 or > 59 || second is < 0 or > 59)
            return null;
        return new DateTimeOffset(year, month, day, hour, minute, second, TimeSpan.Zero);
    }

    private sealed record Written(long Second, string Text);

    private static void Write(Span<char> text, int number)
    {
        for (int at = text.Length - 1; at >= 0; at--, number /= 10)
            text[at] = (char)('0' + (number % 10));
    }

    // The number, or -1 where a character is no digit.
    private static int Read(ReadOnlySpan<char> digits)
    {
        int number = 0;
        foreach (char digit in digits)
        {
            if (!char.IsAsciiDigit(digit))
                return -1;
            number = (10 * number) + (digit - '0');
        }

        return number;
    }

    // 1 to 12, or 0 where it is no month.
    private static int MonthOf(ReadOnlySpan<char> name)
    {
        for (int at = 0; at < Months.Length; at++)
        {
            if (name.Equals(Months[at], StringComparison.OrdinalIgnoreCase))
                return at + 1;
        }

        return 0;
    }
}
