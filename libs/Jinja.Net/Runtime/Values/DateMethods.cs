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
        Method("date", "self, /", static (_, a) => Value.From(DateOnly.FromDateTime(Moment(a[0])))),
        Method("time", "self, /", static (_, a) => Value.From(TimeOnly.FromDateTime(Moment(a[0])))),
        Method("timestamp", "self, /", static (_, a) => Value.Double((Moment(a[0]) - (OffsetOf(a[0]) ?? TimeSpan.Zero) - DateTime.UnixEpoch).TotalSeconds)),
        Method("utcoffset", "self, /", static (_, a) => Value.From(OffsetOf(a[0]))),
    ]);

    private static readonly FrozenDictionary<string, BuiltinMethod> DateTable = Build([
        .. Days,
        Method("isoformat", "self, /", static (_, a) => Value.Text(DateValues.Text(a[0].O!)!)),
    ]);

    private static readonly FrozenDictionary<string, BuiltinMethod> TimeTable = Build([
        .. Clocks,
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

    private static DateTime Moment(in Value self) => self.O switch
    {
        DateTime moment => moment,
        DateTimeOffset moment => moment.DateTime,
        DateOnly day => day.ToDateTime(TimeOnly.MinValue),
        TimeOnly time => new DateTime(new DateOnly(1900, 1, 1), time),
        _ => default,
    };

    private static TimeSpan? OffsetOf(in Value self) => self.O is DateTimeOffset moment ? moment.Offset : DateValues.OffsetOf((DateTime)self.O!);

    private static Value IsoCalendar(DateTime date) =>
        Value.Tuple(Value.Int(ISOWeek.GetYear(date)), Value.Int(ISOWeek.GetWeekOfYear(date)), Value.Int((((int)date.DayOfWeek + 6) % 7) + 1));
}
