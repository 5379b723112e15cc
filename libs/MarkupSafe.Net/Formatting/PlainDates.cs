using System.Globalization;

namespace MarkupSafe.Net.Formatting;

/// <summary>Dates and times as Python's <c>str</c> writes them: ISO 8601 with a space, fractions only where there are any.</summary>
internal static class PlainDates
{
    /// <summary>The text of a date, time or time span.</summary>
    public static string Of(object value) => value switch
    {
        DateTime date => Text(date, "yyyy-MM-dd HH:mm:ss", date.Ticks) + (date.Kind == DateTimeKind.Utc ? "+00:00" : ""),
        DateTimeOffset date => Text(date, "yyyy-MM-dd HH:mm:ss", date.Ticks) + date.ToString("zzz", CultureInfo.InvariantCulture),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeOnly time => Text(time, "HH:mm:ss", time.Ticks),
        TimeSpan span => Span(span),
        _ => value.ToString() ?? "",
    };

    private static string Text(IFormattable value, string format, long ticks) =>
        value.ToString(format, CultureInfo.InvariantCulture) + Fraction(ticks);

    // A negative span counts days down and hours up, as Python's does: -1 day, 23:59:59.
    private static string Span(TimeSpan span)
    {
        long days = Math.DivRem(span.Ticks, TimeSpan.TicksPerDay, out long rest);
        if (rest < 0)
        {
            days--;
            rest += TimeSpan.TicksPerDay;
        }

        string time = new TimeSpan(rest).ToString(@"h\:mm\:ss", CultureInfo.InvariantCulture) + Fraction(rest);
        string unit = days is 1 or -1 ? "day" : "days";
        return days == 0 ? time : string.Create(CultureInfo.InvariantCulture, $"{days} {unit}, {time}");
    }

    private static string Fraction(long ticks)
    {
        long micros = ticks % TimeSpan.TicksPerSecond / TimeSpan.TicksPerMicrosecond;
        return micros == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $".{micros:D6}");
    }
}
