using System.Collections.Frozen;
using System.Globalization;
using static Jinja.Net.Runtime.Values.Methods;

namespace Jinja.Net.Runtime.Values;

/// <summary>The attributes and methods of dates that Python has and .NET names otherwise.</summary>
internal static class DateMethods
{
    private static readonly BuiltinMethod[] Days =
    [
        Property("year", static self => Value.Int(Moment(self).Year)),
        Property("month", static self => Value.Int(Moment(self).Month)),
        Property("day", static self => Value.Int(Moment(self).Day)),
        Method("strftime", "self, format", static (_, a) => Value.Text(DateFormat.Format(a[0].O!, StringMethods.Text(a[1], "strftime() argument 1")))),
        Method("weekday", "self, /", static (_, a) => Value.Int(((int)Moment(a[0]).DayOfWeek + 6) % 7)),
        Method("isoweekday", "self, /", static (_, a) => Value.Int((((int)Moment(a[0]).DayOfWeek + 6) % 7) + 1)),
        Method("toordinal", "self, /", static (_, a) => Value.Int(DateOnly.FromDateTime(Moment(a[0])).DayNumber + 1)),
        Method("isocalendar", "self, /", static (_, a) => IsoCalendar(Moment(a[0]))),
        Method("ctime", "self, /", static (_, a) => Value.Text(DateFormat.Format(a[0].O!, "%a %b %e %H:%M:%S %Y"))),
    ];

    private static readonly BuiltinMethod[] Clocks =
    [
        Property("hour", static self => Value.Int(Moment(self).Hour)),
        Property("minute", static self => Value.Int(Moment(self).Minute)),
        Property("second", static self => Value.Int(Moment(self).Second)),
        Property("microsecond", static self => Value.Int(Moment(self).Ticks % TimeSpan.TicksPerSecond / 10)),
    ];

    private static readonly FrozenDictionary<string, BuiltinMethod> DateTimeTable = Build([
        .. Days,
        .. Clocks,
        Method("isoformat", "self, sep='T'", static (_, a) => Value.Text(DateValues.Iso(Moment(a[0]), OffsetOf(a[0]), Representation.Text(a[1]) is [char sep] ? sep : 'T'))),
        Property("tzinfo", static self => Zone(OffsetOf(self))),
        Method("tzname", "self, /", static (_, a) => ZoneName(OffsetOf(a[0]))),
        Method("dst", "self, /", static (_, _) => Value.None),
        Method("replace", "self, year=?, month=?, day=?, hour=?, minute=?, second=?, microsecond=?", Replace),
        Method("date", "self, /", static (_, a) => Value.From(DateOnly.FromDateTime(Moment(a[0])))),
        Method("time", "self, /", static (_, a) => Value.From(TimeOnly.FromDateTime(Moment(a[0])))),
        Method("timestamp", "self, /", static (_, a) => Value.Double((Moment(a[0]) - (OffsetOf(a[0]) ?? TimeSpan.Zero) - DateTime.UnixEpoch).TotalSeconds)),
        Method("utcoffset", "self, /", static (_, a) => Value.From(OffsetOf(a[0]))),
    ]);

    private static readonly FrozenDictionary<string, BuiltinMethod> DateTable = Build([
        .. Days,
        Method("replace", "self, year=?, month=?, day=?", Replace),
        Method("isoformat", "self, /", static (_, a) => Value.Text(DateValues.Text(a[0].O!)!)),
    ]);

    private static readonly FrozenDictionary<string, BuiltinMethod> TimeTable = Build([
        .. Clocks,
        Method("replace", "self, hour=?, minute=?, second=?, microsecond=?", static (services, a) => Replace(services, [a[0], default, default, default, .. a[1..]])),
        Method("isoformat", "self, /", static (_, a) => Value.Text(DateValues.Text(a[0].O!)!)),
        Method("strftime", "self, format", static (_, a) => Value.Text(DateFormat.Format(a[0].O!, StringMethods.Text(a[1], "strftime() argument 1")))),
    ]);

    private static readonly FrozenDictionary<string, BuiltinMethod> SpanTable = Build(
        Property("days", static self => Value.Int(DateValues.Normalize((TimeSpan)self.O!).Days)),
        Property("seconds", static self => Value.Int(DateValues.Normalize((TimeSpan)self.O!).Seconds)),
        Property("microseconds", static self => Value.Int(DateValues.Normalize((TimeSpan)self.O!).Micros)),
        Method("total_seconds", "self, /", static (_, a) => Value.Double(((TimeSpan)a[0].O!).TotalSeconds)));

    public static FrozenDictionary<string, BuiltinMethod> TableOf(object date) => date switch
    {
        DateOnly => DateTable,
        TimeOnly => TimeTable,
        TimeSpan => SpanTable,
        _ => DateTimeTable,
    };

    private static DateTime Moment(Value self) => self.O switch
    {
        DateTime moment => moment,
        DateTimeOffset moment => moment.DateTime,
        DateOnly day => day.ToDateTime(TimeOnly.MinValue),
        TimeOnly time => new DateTime(new DateOnly(1900, 1, 1), time),
        _ => default,
    };

    private static Value Zone(TimeSpan? offset) => offset is { } shift ? Value.Text(NameOf(shift)) : Value.None;

    private static Value ZoneName(TimeSpan? offset) => Zone(offset);

    private static string NameOf(TimeSpan shift) => shift == TimeSpan.Zero ? "UTC" : "UTC" + DateValues.Offset(shift);

    private static Value Replace(IRuntimeServices services, ReadOnlySpan<Value> a)
    {
        DateTime old = Moment(a[0]);
        int micros = (int)(old.Ticks % TimeSpan.TicksPerSecond / 10);
        (int year, int month, int day) = (Part(a, 1, old.Year, 1, 9999, "year"), Part(a, 2, old.Month, 1, 12, "month"), Part(a, 3, old.Day, 1, 31, "day"));
        if (day > DateTime.DaysInMonth(year, month)) throw PythonErrors.Value("day is out of range for month");
        DateTime made = new DateTime(
            year, month, day, Part(a, 4, old.Hour, 0, 23, "hour"), Part(a, 5, old.Minute, 0, 59, "minute"), Part(a, 6, old.Second, 0, 59, "second"), old.Kind)
            .AddTicks(Part(a, 7, micros, 0, 999_999, "microsecond") * 10L);
        return a[0].O switch
        {
            DateOnly => Value.From(DateOnly.FromDateTime(made)),
            TimeOnly => Value.From(TimeOnly.FromDateTime(made)),
            DateTimeOffset moment => Value.From(new DateTimeOffset(DateTime.SpecifyKind(made, DateTimeKind.Unspecified), moment.Offset)),
            _ => Value.From(made),
        };
    }

    private static int Part(ReadOnlySpan<Value> arguments, int at, int otherwise, int least, int most, string name)
    {
        if (at >= arguments.Length || arguments[at].IsMissing) return otherwise;
        int part = Numbers.Index(arguments[at]);
        return part >= least && part <= most ? part : throw PythonErrors.Value($"{name} must be in {least}..{most}");
    }

    private static TimeSpan? OffsetOf(Value self) => self.O is DateTimeOffset moment ? moment.Offset : DateValues.OffsetOf((DateTime)self.O!);

    private static Value IsoCalendar(DateTime date) =>
        Value.Tuple(Value.Int(ISOWeek.GetYear(date)), Value.Int(ISOWeek.GetWeekOfYear(date)), Value.Int((((int)date.DayOfWeek + 6) % 7) + 1));
}
