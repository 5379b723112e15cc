using System.Collections.Frozen;

namespace Werkzeug.Net.Text;

/// <summary>Reads dates as leniently as mail software does: RFC 5322, RFC 850 and asctime, with what senders make of them.</summary>
internal ref struct MailDate
{
    private static readonly FrozenSet<string> Days = FrozenSet.ToFrozenSet(
        ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]);

    private static readonly FrozenDictionary<string, int> Months = new Dictionary<string, int>
    {
        ["jan"] = 1, ["feb"] = 2, ["mar"] = 3, ["apr"] = 4, ["may"] = 5, ["jun"] = 6, ["jul"] = 7, ["aug"] = 8, ["sep"] = 9, ["oct"] = 10,
        ["nov"] = 11, ["dec"] = 12, ["january"] = 1, ["february"] = 2, ["march"] = 3, ["april"] = 4, ["june"] = 6, ["july"] = 7,
        ["august"] = 8, ["september"] = 9, ["october"] = 10, ["november"] = 11, ["december"] = 12,
    }.ToFrozenDictionary();

    // Hours and minutes as one number, as -500.
    private static readonly FrozenDictionary<string, int> Zones = new Dictionary<string, int>
    {
        ["UT"] = 0, ["UTC"] = 0, ["GMT"] = 0, ["Z"] = 0, ["AST"] = -400, ["ADT"] = -300, ["EST"] = -500, ["EDT"] = -400,
        ["CST"] = -600, ["CDT"] = -500, ["MST"] = -700, ["MDT"] = -600, ["PST"] = -800, ["PDT"] = -700,
    }.ToFrozenDictionary();

    // Past every offset that there is, so that a wild number is no date and yet can be reckoned with.
    private const long LongestOffset = 1_000_000;

    private string _day, _month, _year, _time, _zone;

    /// <summary>Reads a date; <see langword="null"/> where it is none.</summary>
    public static DateTimeOffset? Parse(string text)
    {
        List<string> words = Split(text);
        if (words.Count < 5)
            return null;
        MailDate date = new() { _day = words[0], _month = words[1], _year = words[2], _time = words[3], _zone = words[4] };
        return date.Read();
    }

    // Day, month, year, time, zone; the zone may be empty.
    private static List<string> Split(string text)
    {
        List<string> words = [.. text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)];
        if (words.Count == 0)
            return words;
        if (words[0].EndsWith(',') || Days.Contains(words[0].ToLowerInvariant()))
            words.RemoveAt(0);
        else
            words[0] = words[0][(words[0].LastIndexOf(',') + 1)..];
        if (words.Count == 3 && words[0].Split('-') is { Length: 3 } parts)
            words = [.. parts, .. words.Skip(1)];
        if (words.Count == 4)
            SplitZone(words);
        return words;
    }

    private static void SplitZone(List<string> words)
    {
        string time = words[3];
        int sign = time.IndexOf('+', StringComparison.Ordinal);
        sign = sign < 0 ? time.IndexOf('-', StringComparison.Ordinal) : sign;
        words.Add(sign > 0 ? time[sign..] : "");
        if (sign > 0)
            words[3] = time[..sign];
    }

    private DateTimeOffset? Read()
    {
        if (_day.Length == 0 || _month.Length == 0 || _year.Length == 0 || !TryReadMonth(out int month))
            return null;
        _day = WithoutComma(_day);
        if (_year.IndexOf(':', StringComparison.Ordinal) > 0)
            (_year, _time) = (_time, _year);
        _year = WithoutComma(_year);
        if (_year.Length == 0)
            return null;
        if (!char.IsDigit(_year[0]))
            (_year, _zone) = (_zone, _year);
        if (!TryReadTime(WithoutComma(_time), out long hour, out long minute, out long second)
            || !IntegerText.TryParseLenient(_year, out long year) || !IntegerText.TryParseLenient(_day, out long day))
            return null;
        if (year < 100)
            year += year > 68 ? 1900 : 2000;
        return Make(year, month, day, hour, minute, second, ReadZone(_zone));
    }

    private bool TryReadMonth(out int month)
    {
        if (Months.TryGetValue(_month.ToLowerInvariant(), out month))
            return true;
        (_day, _month) = (_month.ToLowerInvariant(), _day);
        return Months.TryGetValue(_month.ToLowerInvariant(), out month);
    }

    private static bool TryReadTime(string time, out long hour, out long minute, out long second)
    {
        string[] parts = time.Split(':');
        if (parts.Length == 1)
            parts = time.Split('.');
        hour = minute = second = 0;
        return parts.Length is 2 or 3
            && IntegerText.TryParseLenient(parts[0], out hour) && IntegerText.TryParseLenient(parts[1], out minute)
            && (parts.Length == 2 || IntegerText.TryParseLenient(parts[2], out second));
    }

    // The offset in seconds. A zone that is not known, and -0000, are UTC.
    private static long ReadZone(string zone)
    {
        string name = zone.ToUpperInvariant();
        long offset = Zones.TryGetValue(name, out int known) ? known : 0;
        if (offset == 0 && IntegerText.TryParseLenient(name, out long number))
            offset = Math.Clamp(number, -LongestOffset, LongestOffset);
        return Math.Sign(offset) * ((Math.Abs(offset) / 100 * 3600) + (Math.Abs(offset) % 100 * 60));
    }

    private static DateTimeOffset? Make(long year, int month, long day, long hour, long minute, long second, long offset)
    {
        if (year is < 1 or > 9999 || day < 1 || day > DateTime.DaysInMonth((int)year, month)
            || hour is < 0 or > 23 || minute is < 0 or > 59 || second is < 0 or > 59 || Math.Abs(offset) >= 24 * 3600)
            return null;
        DateTime local = new((int)year, month, (int)day, (int)hour, (int)minute, (int)second, DateTimeKind.Unspecified);
        long utcTicks = local.Ticks - (offset * TimeSpan.TicksPerSecond);
        if (utcTicks < DateTime.MinValue.Ticks || utcTicks > DateTime.MaxValue.Ticks)
            return null;
        return Math.Abs(offset) <= 14 * 3600
            ? new DateTimeOffset(local, TimeSpan.FromSeconds(offset))
            : new DateTimeOffset(utcTicks, TimeSpan.Zero);
    }

    private static string WithoutComma(string word) => word.EndsWith(',') ? word[..^1] : word;
}
