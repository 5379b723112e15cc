using System.Globalization;

namespace Click.Net.Types;

/// <summary>Reads dates and times by the letters of <c>strptime</c>, with English names.</summary>
internal ref struct TimeFormat
{
    private static readonly string[] Months =
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

    private static readonly string[] Days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

    private ReadOnlySpan<char> _rest;
    private int _year, _month, _day, _hour, _minute, _second, _microsecond;
    private int? _dayOfYear, _weekday, _sundayWeek, _mondayWeek, _isoYear, _isoWeek;
    private bool? _afternoon;
    private bool _hasYear, _hasDate;
    private TimeSpan? _offset;

    /// <summary>The time; null where the text does not match. A <see cref="DateTimeOffset"/> where the format reads an offset.</summary>
    public static object? Parse(string text, string format)
    {
        TimeFormat reader = new() { _rest = text, _year = 1900, _month = 1, _day = 1 };
        return reader.Match(format) && reader._rest.IsEmpty ? reader.Result() : null;
    }

    private bool Match(ReadOnlySpan<char> format)
    {
        for (int i = 0; i < format.Length; i++)
        {
            if (char.IsWhiteSpace(format[i]))
            {
                if (!SkipSpace())
                    return false;
                while (i + 1 < format.Length && char.IsWhiteSpace(format[i + 1]))
                    i++;
            }
            else if (format[i] != '%')
            {
                if (!Literal(format[i]))
                    return false;
            }
            else if (++i == format.Length || !Directive(format[i]))
            {
                return false;
            }
        }

        return true;
    }

    private bool Directive(char letter) => letter switch
    {
        'Y' => Number(4, 4, 1, 9999, out _year) && (_hasYear = true),
        'y' => Number(2, 2, 0, 99, out int year) && SetShortYear(year),
        'm' => Number(1, 2, 1, 12, out _month) && (_hasDate = true),
        'd' => Number(1, 2, 1, 31, out _day, spacePadded: true) && (_hasDate = true),
        'H' => Number(1, 2, 0, 23, out _hour, spacePadded: true),
        'I' => Number(1, 2, 1, 12, out _hour, spacePadded: true) && ((_afternoon ??= false) || true),
        'M' => Number(1, 2, 0, 59, out _minute),
        'S' => Number(1, 2, 0, 61, out _second),
        'f' => Fraction(),
        'j' => Number(1, 3, 1, 366, out int day) && Set(ref _dayOfYear, day),
        'p' => HalfOfDay(),
        'b' or 'h' => Name(Months, 3, out _month) && (_hasDate = true),
        'B' => Name(Months, 0, out _month) && (_hasDate = true),
        'a' => Name(Days, 3, out int day) && Set(ref _weekday, day),
        'A' => Name(Days, 0, out int day) && Set(ref _weekday, day),
        'w' => Number(1, 1, 0, 6, out int day) && Set(ref _weekday, day == 0 ? 7 : day),
        'u' => Number(1, 1, 1, 7, out int day) && Set(ref _weekday, day),
        'U' => Number(1, 2, 0, 53, out int week) && Set(ref _sundayWeek, week),
        'W' => Number(1, 2, 0, 53, out int week) && Set(ref _mondayWeek, week),
        'G' => Number(4, 4, 1, 9999, out int year) && Set(ref _isoYear, year),
        'V' => Number(1, 2, 1, 53, out int week) && Set(ref _isoWeek, week),
        'z' => Offset(),
        'Z' => Zone(),
        'c' => Match("%a %b %d %H:%M:%S %Y"),
        'x' => Match("%m/%d/%y"),
        'X' => Match("%H:%M:%S"),
        'D' => Match("%m/%d/%y"),
        'T' => Match("%H:%M:%S"),
        'R' => Match("%H:%M"),
        'F' => Match("%Y-%m-%d"),
        '%' => Literal('%'),
        _ => false,
    };

    private bool SetShortYear(int year)
    {
        _year = year <= 68 ? 2000 + year : 1900 + year;
        return _hasYear = true;
    }

    private static bool Set(ref int? field, int value)
    {
        field = value;
        return true;
    }

    private bool SkipSpace()
    {
        int length = _rest.Length;
        _rest = _rest.TrimStart();
        return _rest.Length < length;
    }

    private bool Literal(char c)
    {
        if (_rest.IsEmpty || char.ToLowerInvariant(_rest[0]) != char.ToLowerInvariant(c))
            return false;
        _rest = _rest[1..];
        return true;
    }

    private bool Number(int least, int most, int min, int max, out int value, bool spacePadded = false)
    {
        value = 0;
        if (spacePadded && _rest.Length > 1 && _rest[0] == ' ' && char.IsAsciiDigit(_rest[1]))
        {
            _rest = _rest[1..];
            most = 1;
        }

        int length = 0;
        while (length < most && length < _rest.Length && char.IsAsciiDigit(_rest[length]))
            length++;
        // As many digits as make an allowed number: "%m" reads the 1 of "13".
        for (; length >= least; length--)
        {
            value = int.Parse(_rest[..length], CultureInfo.InvariantCulture);
            if (value < min || value > max)
                continue;
            _rest = _rest[length..];
            return true;
        }

        return false;
    }

    private bool Fraction()
    {
        int length = 0;
        while (length < 6 && length < _rest.Length && char.IsAsciiDigit(_rest[length]))
            length++;
        if (length == 0)
            return false;
        _microsecond = int.Parse(_rest[..length].ToString().PadRight(6, '0'), CultureInfo.InvariantCulture);
        _rest = _rest[length..];
        return true;
    }

    private bool Name(string[] names, int abbreviation, out int number)
    {
        for (int i = 0; i < names.Length; i++)
        {
            ReadOnlySpan<char> name = abbreviation == 0 ? names[i] : names[i].AsSpan(0, abbreviation);
            if (!_rest.StartsWith(name, StringComparison.OrdinalIgnoreCase))
                continue;
            _rest = _rest[name.Length..];
            number = i + 1;
            return true;
        }

        number = 0;
        return false;
    }

    private bool HalfOfDay()
    {
        if (!_rest.StartsWith("am", StringComparison.OrdinalIgnoreCase) && !_rest.StartsWith("pm", StringComparison.OrdinalIgnoreCase))
            return false;
        _afternoon = _rest[0] is 'p' or 'P';
        _rest = _rest[2..];
        return true;
    }

    // Z, or +hh:mm with or without the colon, with or without seconds.
    private bool Offset()
    {
        if (Literal('z'))
        {
            _offset = TimeSpan.Zero;
            return true;
        }

        if (_rest.IsEmpty || _rest[0] is not ('+' or '-'))
            return false;
        bool negative = _rest[0] == '-';
        _rest = _rest[1..];
        if (!Number(2, 2, 0, 23, out int hours))
            return false;
        bool colon = Literal(':');
        if (!Number(2, 2, 0, 59, out int minutes))
            return false;
        int seconds = 0;
        if (!_rest.IsEmpty && (!colon || _rest[0] == ':') && (colon ? Literal(':') : char.IsAsciiDigit(_rest[0])) && !Number(2, 2, 0, 59, out seconds))
            return false;
        TimeSpan offset = new(hours, minutes, seconds);
        _offset = negative ? -offset : offset;
        return true;
    }

    private bool Zone()
    {
        foreach (string zone in (ReadOnlySpan<string>)["utc", "gmt"])
        {
            if (!_rest.StartsWith(zone, StringComparison.OrdinalIgnoreCase))
                continue;
            _rest = _rest[zone.Length..];
            return true;
        }

        return false;
    }

    private object? Result()
    {
        if (_second > 59 || !ResolveDate())
            return null;
        if (_afternoon is { } afternoon)
            _hour = (_hour % 12) + (afternoon ? 12 : 0);
        if (_day > DateTime.DaysInMonth(_year, _month))
            return null;
        DateTime time = new DateTime(_year, _month, _day, _hour, _minute, _second).AddMicroseconds(_microsecond);
        if (_offset is not { } offset)
            return time;
        return offset.Ticks % TimeSpan.TicksPerMinute == 0 && offset.Duration() <= TimeSpan.FromHours(14) ? new DateTimeOffset(time, offset) : null;
    }

    // A day of the year, or a week and a weekday, stand in where month and day are not given.
    private bool ResolveDate()
    {
        if (_isoYear is { } isoYear && _isoWeek is { } isoWeek && _weekday is { } isoDay)
            return FromDate(ISOWeek.ToDateTime(isoYear, isoWeek, isoDay == 7 ? DayOfWeek.Sunday : (DayOfWeek)isoDay));
        if (_isoYear is not null || _isoWeek is not null)
            return false;
        if (_dayOfYear is { } dayOfYear)
            return FromDate(new DateTime(_year, 1, 1).AddDays(dayOfYear - 1));
        if (_hasYear && !_hasDate && _weekday is { } weekday && (_sundayWeek ?? _mondayWeek) is { } week)
            return FromDate(FromWeek(week, weekday, _sundayWeek is not null));
        return true;
    }

    private readonly DateTime FromWeek(int week, int weekday, bool sundayFirst)
    {
        DateTime first = new(_year, 1, 1);
        int firstWeekday = sundayFirst ? (int)first.DayOfWeek : ((int)first.DayOfWeek + 6) % 7;
        int wanted = sundayFirst ? weekday % 7 : weekday - 1;
        int daysBeforeFirstWeek = (7 - firstWeekday) % 7;
        return first.AddDays(week == 0 ? wanted - firstWeekday : daysBeforeFirstWeek + (7 * (week - 1)) + wanted);
    }

    private bool FromDate(DateTime date)
    {
        (_year, _month, _day) = (date.Year, date.Month, date.Day);
        return true;
    }
}
