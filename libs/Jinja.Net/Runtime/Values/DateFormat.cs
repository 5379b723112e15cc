using System.Globalization;
using System.Text;

namespace Jinja.Net.Runtime.Values;

/// <summary>Writes dates by the format codes of C and Python.</summary>
internal static class DateFormat
{
    public static string Format(object date, string format) => date switch
    {
        DateTimeOffset moment => Write(moment.DateTime, moment.Offset, format),
        DateTime moment => Write(moment, DateValues.OffsetOf(moment), format),
        DateOnly day => Write(day.ToDateTime(TimeOnly.MinValue), null, format),
        TimeOnly time => Write(new DateTime(new DateOnly(1900, 1, 1), time), null, format),
        _ => throw new ArgumentException("not a date", nameof(date)),
    };

    public static string Write(DateTime date, TimeSpan? offset, string format)
    {
        ArgumentNullException.ThrowIfNull(format);
        StringBuilder text = new(format.Length * 2);
        for (int at = 0; at < format.Length; at++)
        {
            if (format[at] != '%' || at + 1 == format.Length)
            {
                text.Append(format[at]);
                continue;
            }

            bool plain = format[at + 1] == '-' && at + 2 < format.Length;
            at += plain ? 2 : 1;
            string? field = Field(date, offset, format[at]);
            if (field is null) text.Append(format, at - (plain ? 2 : 1), plain ? 3 : 2);
            else text.Append(plain ? WithoutPadding(field) : field);
        }

        return text.ToString();
    }

    private static string WithoutPadding(string field)
    {
        string trimmed = field.TrimStart('0', ' ');
        return trimmed.Length == 0 ? "0" : trimmed;
    }

    private static string? Field(DateTime date, TimeSpan? offset, char code) => code switch
    {
        'a' => date.ToString("ddd", CultureInfo.InvariantCulture),
        'A' => date.ToString("dddd", CultureInfo.InvariantCulture),
        'b' or 'h' => date.ToString("MMM", CultureInfo.InvariantCulture),
        'B' => date.ToString("MMMM", CultureInfo.InvariantCulture),
        'c' => $"{Field(date, offset, 'a')} {Field(date, offset, 'b')} {Field(date, offset, 'e')} {Field(date, offset, 'T')} {Field(date, offset, 'Y')}",
        'C' => Pad(date.Year / 100, 2),
        'd' => Pad(date.Day, 2),
        'D' or 'x' => $"{Pad(date.Month, 2)}/{Pad(date.Day, 2)}/{Pad(date.Year % 100, 2)}",
        'e' => date.Day.ToString(CultureInfo.InvariantCulture).PadLeft(2),
        'f' => Pad((int)(date.Ticks % TimeSpan.TicksPerSecond / 10), 6),
        'F' => $"{Field(date, offset, 'Y')}-{Pad(date.Month, 2)}-{Pad(date.Day, 2)}",
        'g' => Pad(ISOWeek.GetYear(date) % 100, 2),
        'G' => Pad(ISOWeek.GetYear(date), 4),
        'H' => Pad(date.Hour, 2),
        'I' => Pad(((date.Hour + 11) % 12) + 1, 2),
        'j' => Pad(date.DayOfYear, 3),
        'k' => date.Hour.ToString(CultureInfo.InvariantCulture).PadLeft(2),
        'l' => (((date.Hour + 11) % 12) + 1).ToString(CultureInfo.InvariantCulture).PadLeft(2),
        'm' => Pad(date.Month, 2),
        'M' => Pad(date.Minute, 2),
        'n' => "\n",
        'p' => date.Hour < 12 ? "AM" : "PM",
        'P' => date.Hour < 12 ? "am" : "pm",
        'r' => $"{Field(date, offset, 'I')}:{Pad(date.Minute, 2)}:{Pad(date.Second, 2)} {Field(date, offset, 'p')}",
        'R' => $"{Pad(date.Hour, 2)}:{Pad(date.Minute, 2)}",
        's' => ((date - (offset ?? TimeSpan.Zero) - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerSecond).ToString(CultureInfo.InvariantCulture),
        'S' => Pad(date.Second, 2),
        't' => "\t",
        'T' or 'X' => $"{Pad(date.Hour, 2)}:{Pad(date.Minute, 2)}:{Pad(date.Second, 2)}",
        'u' => Pad(date.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)date.DayOfWeek, 1),
        'U' => Pad((date.DayOfYear + 6 - (int)date.DayOfWeek) / 7, 2),
        'V' => Pad(ISOWeek.GetWeekOfYear(date), 2),
        'w' => Pad((int)date.DayOfWeek, 1),
        'W' => Pad((date.DayOfYear + 6 - (((int)date.DayOfWeek + 6) % 7)) / 7, 2),
        'y' => Pad(date.Year % 100, 2),
        'Y' => date.Year.ToString(CultureInfo.InvariantCulture),
        'z' => offset is { } shift ? $"{(shift < TimeSpan.Zero ? '-' : '+')}{Pad(Math.Abs(shift.Hours), 2)}{Pad(Math.Abs(shift.Minutes), 2)}" : "",
        'Z' => offset is { } zone ? zone == TimeSpan.Zero ? "UTC" : $"UTC{(zone < TimeSpan.Zero ? '-' : '+')}{Pad(Math.Abs(zone.Hours), 2)}:{Pad(Math.Abs(zone.Minutes), 2)}" : "",
        '%' => "%",
        _ => null,
    };

    private static string Pad(int number, int width) => number.ToString(CultureInfo.InvariantCulture).PadLeft(width, '0');
}
