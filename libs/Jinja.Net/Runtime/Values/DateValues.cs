using System.Globalization;
using System.Numerics;

namespace Jinja.Net.Runtime.Values;

/// <summary>Dates, times and durations of .NET as Python's <c>datetime</c>, <c>date</c>, <c>time</c> and <c>timedelta</c>.</summary>
internal static class DateValues
{
    public static bool IsDate(object instance) => instance is DateTime or DateTimeOffset or DateOnly or TimeOnly or TimeSpan;

    /// <summary>Python's <c>str</c>; <see langword="null"/> for other objects.</summary>
    public static string? Text(object instance) => instance switch
    {
        DateTime moment => Iso(moment, OffsetOf(moment), ' '),
        DateTimeOffset moment => Iso(moment.DateTime, moment.Offset, ' '),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeOnly time => Clock(time),
        TimeSpan span => Duration(span),
        _ => null,
    };

    /// <summary>Python's <c>repr</c>; <see langword="null"/> for other objects.</summary>
    public static string? Repr(object instance) => instance switch
    {
        DateTime moment => $"datetime.datetime({Parts(moment, OffsetOf(moment))})",
        DateTimeOffset moment => $"datetime.datetime({Parts(moment.DateTime, moment.Offset)})",
        DateOnly day => FormattableString.Invariant($"datetime.date({day.Year}, {day.Month}, {day.Day})"),
        TimeOnly time => $"datetime.time({ClockParts(time)})",
        TimeSpan span => $"datetime.timedelta({DurationParts(span)})",
        _ => null,
    };

    public static TimeSpan? OffsetOf(DateTime moment) => moment.Kind == DateTimeKind.Utc ? TimeSpan.Zero : null;

    /// <summary>ISO 8601 as Python writes it: a fraction only if there is one.</summary>
    public static string Iso(DateTime moment, TimeSpan? offset, char between) =>
        moment.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + between + Clock(TimeOnly.FromDateTime(moment)) + Offset(offset);

    public static string Offset(TimeSpan? offset) => offset is { } shift
        ? (shift < TimeSpan.Zero ? "-" : "+") + shift.ToString(shift.Seconds == 0 ? @"hh\:mm" : @"hh\:mm\:ss", CultureInfo.InvariantCulture)
        : "";

    public static string Clock(TimeOnly time)
    {
        long micros = time.Ticks % TimeSpan.TicksPerSecond / 10;
        string clock = time.ToString("HH:mm:ss", CultureInfo.InvariantCulture);
        return micros == 0 ? clock : FormattableString.Invariant($"{clock}.{micros:000000}");
    }

    private static string Duration(TimeSpan span)
    {
        (long days, long seconds, long micros) = Normalize(span);
        string clock = FormattableString.Invariant($"{seconds / 3600}:{seconds / 60 % 60:00}:{seconds % 60:00}");
        if (micros != 0) clock += FormattableString.Invariant($".{micros:000000}");
        return days == 0 ? clock : FormattableString.Invariant($"{days} day{(Math.Abs(days) == 1 ? "" : "s")}, {clock}");
    }

    /// <summary>Python's way: days may be negative, seconds and microseconds never.</summary>
    public static (long Days, long Seconds, long Micros) Normalize(TimeSpan span)
    {
        long days = Math.DivRem(span.Ticks, TimeSpan.TicksPerDay, out long rest);
        if (rest < 0) (days, rest) = (days - 1, rest + TimeSpan.TicksPerDay);
        return (days, rest / TimeSpan.TicksPerSecond, rest % TimeSpan.TicksPerSecond / 10);
    }

    private static string Parts(DateTime moment, TimeSpan? offset)
    {
        string clock = ClockParts(TimeOnly.FromDateTime(moment));
        string zone = offset is not { } shift ? "" : shift == TimeSpan.Zero ? ", tzinfo=datetime.timezone.utc" : $", tzinfo=datetime.timezone({Repr(shift)})";
        return FormattableString.Invariant($"{moment.Year}, {moment.Month}, {moment.Day}, {clock}{zone}");
    }

    private static string ClockParts(TimeOnly time)
    {
        long micros = time.Ticks % TimeSpan.TicksPerSecond / 10;
        string parts = FormattableString.Invariant($"{time.Hour}, {time.Minute}");
        if (time.Second != 0 || micros != 0) parts += FormattableString.Invariant($", {time.Second}");
        return micros == 0 ? parts : FormattableString.Invariant($"{parts}, {micros}");
    }

    private static string DurationParts(TimeSpan span)
    {
        (long days, long seconds, long micros) = Normalize(span);
        List<string> parts = [];
        if (days != 0) parts.Add(FormattableString.Invariant($"days={days}"));
        if (seconds != 0) parts.Add(FormattableString.Invariant($"seconds={seconds}"));
        if (micros != 0) parts.Add(FormattableString.Invariant($"microseconds={micros}"));
        return parts.Count == 0 ? "0" : string.Join(", ", parts);
    }

    // ---- arithmetic; missing where there is none ----

    public static Value Add(object left, object right) => (left, right) switch
    {
        (DateTime moment, TimeSpan span) => Value.From(moment + span),
        (DateTimeOffset moment, TimeSpan span) => Value.From(moment + span),
        (DateOnly day, TimeSpan span) => Value.From(day.AddDays((int)Normalize(span).Days)),
        (TimeSpan span, TimeSpan other) => Value.From(span + other),
        (TimeSpan, DateTime or DateTimeOffset or DateOnly) => Add(right, left),
        _ => default,
    };

    /// <summary>A duration times a number.</summary>
    public static bool TryScale(Value left, Value right, out Value product)
    {
        product = default;
        Value number = left.O is TimeSpan ? right : left;
        if ((left.O as TimeSpan? ?? right.O as TimeSpan?) is not { } span || !Numbers.IsNumber(number)) return false;
        double ticks = span.Ticks * Numbers.ToDouble(number);
        if (!(Math.Abs(ticks) < long.MaxValue)) throw PythonErrors.Overflow("the duration is too long");
        product = Value.From(TimeSpan.FromTicks((long)Math.Round(ticks / 10, MidpointRounding.ToEven) * 10));
        return true;
    }

    /// <summary>A duration by a number or by another duration.</summary>
    public static bool TryDivide(Value left, Value right, out Value quotient)
    {
        quotient = default;
        if (left.O is not TimeSpan span) return false;
        if (right.O is TimeSpan other) quotient = other == TimeSpan.Zero ? throw PythonErrors.ZeroDivision("division by zero") : Value.Double((double)span.Ticks / other.Ticks);
        else if (Numbers.IsNumber(right))
        {
            double divisor = Numbers.ToDouble(right);
            if (divisor == 0) throw PythonErrors.ZeroDivision("division by zero");
            quotient = Value.From(TimeSpan.FromTicks((long)Math.Round(span.Ticks / divisor / 10, MidpointRounding.ToEven) * 10));
        }

        return !quotient.IsMissing;
    }

    /// <summary>How often a duration holds another one, or an integer's part of it, rounded down to a microsecond.</summary>
    public static bool TryFloorDivide(Value left, Value right, out Value quotient)
    {
        quotient = default;
        if (left.O is not TimeSpan span || (right.O is not TimeSpan && !Numbers.IsInteger(right))) return false;
        BigInteger divisor = right.O is TimeSpan other ? other.Ticks / MicroTicks : Numbers.Big(right);
        if (divisor.IsZero) throw PythonErrors.ZeroDivision("integer division or modulo by zero");
        BigInteger whole = BigInteger.DivRem(span.Ticks / MicroTicks, divisor, out BigInteger rest);
        if (!rest.IsZero && rest.Sign != divisor.Sign) whole--;
        quotient = right.O is TimeSpan ? Value.Integer(whole) : Value.From(TimeSpan.FromTicks((long)whole * MicroTicks));
        return true;
    }

    /// <summary>What is left of a duration when another one is taken away as often as it fits.</summary>
    public static bool TryRemainder(Value left, Value right, out Value remainder)
    {
        remainder = default;
        if (left.O is not TimeSpan span || right.O is not TimeSpan other) return false;
        if (other == TimeSpan.Zero) throw PythonErrors.ZeroDivision("integer division or modulo by zero");
        long rest = span.Ticks % other.Ticks;
        remainder = Value.From(TimeSpan.FromTicks(rest != 0 && (rest < 0) != (other.Ticks < 0) ? rest + other.Ticks : rest));
        return true;
    }

    private const long MicroTicks = TimeSpan.TicksPerMicrosecond;

    public static Value Subtract(object left, object right) => (left, right) switch
    {
        (DateTime moment, DateTime other) => Value.From(moment - other),
        (DateTimeOffset moment, DateTimeOffset other) => Value.From(moment - other),
        (DateOnly day, DateOnly other) => Value.From(TimeSpan.FromDays(day.DayNumber - other.DayNumber)),
        (DateOnly day, TimeSpan span) => Value.From(day.AddDays(-(int)Normalize(span).Days)),
        (DateTime or DateTimeOffset or TimeSpan, TimeSpan span) => Add(left, span.Negate()),
        _ => default,
    };
}
