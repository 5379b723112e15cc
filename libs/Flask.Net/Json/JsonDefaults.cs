using System.Globalization;
using System.Text.Json;
using MarkupSafe.Net;
using Werkzeug.Net.Text;

namespace Flask.Net.Json;

/// <summary>What becomes of values that JSON does not know.</summary>
internal static class JsonDefaults
{
    /// <summary>Turns a value into one that JSON knows, or that is asked about again.</summary>
    /// <exception cref="ArgumentException">Nothing can be made of it.</exception>
    public static object? Convert(object value, JsonNamingPolicy? naming) => value switch
    {
        DateTimeOffset moment => HttpDate.Format(moment),
        DateTime moment => HttpDate.Format(Moments.Of(moment)),
        DateOnly date => HttpDate.Format(new DateTimeOffset(date, TimeOnly.MinValue, TimeSpan.Zero)),
        decimal number => TextOf(number),
        Guid id => id.ToString("D"),
        IHasHtml html => html.ToHtml().ToString(),
        Enum choice => choice.ToString(),
        char character => character.ToString(),
        _ => (object?)ObjectMembers.Read(value, naming) ?? throw new ArgumentException($"Object of type {value.GetType().Name} is not JSON serializable"),
    };

    // .NET prints a negative zero without its sign, which it keeps.
    private static string TextOf(decimal number) =>
        (number == 0 && decimal.IsNegative(number) ? "-" : "") + number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Moments without a zone, which are taken for UTC, and moments of this machine's zone.</summary>
internal static class Moments
{
    /// <summary>The moment in UTC.</summary>
    public static DateTimeOffset Of(DateTime moment) => moment.Kind == DateTimeKind.Local
        ? new DateTimeOffset(moment)
        : new DateTimeOffset(DateTime.SpecifyKind(moment, DateTimeKind.Utc));
}
