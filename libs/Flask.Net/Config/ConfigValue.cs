using System.Collections;
using System.Globalization;
using System.Numerics;

namespace Flask.Net.Config;

/// <summary>Reads a value of a configuration as a type.</summary>
internal static class ConfigValue
{
    /// <summary>Converts a value.</summary>
    /// <exception cref="InvalidCastException">It is of another type.</exception>
    public static object Convert(object value, Type type, string key)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type.IsInstanceOfType(value))
            return value;
        if (type == typeof(TimeSpan) && IsNumber(value))
            return TimeSpan.FromSeconds(System.Convert.ToDouble(value, CultureInfo.InvariantCulture));
        if (IsNumber(value) && typeof(IConvertible).IsAssignableFrom(type) && type != typeof(string) && type != typeof(bool))
            return System.Convert.ChangeType(value, type, CultureInfo.InvariantCulture);
        if (type == typeof(string[]) && value is IEnumerable<object?> items)
            return items.Select(static item => item?.ToString() ?? "").ToArray();
        throw new InvalidCastException($"The configuration's {key} is a {value.GetType().Name}, not a {type.Name}.");
    }

    /// <summary>Whether a value counts as true in Python.</summary>
    public static bool IsTrue(object? value) => value switch
    {
        null => false,
        bool flag => flag,
        string text => text.Length > 0,
        TimeSpan span => span != TimeSpan.Zero,
        BigInteger number => !number.IsZero,
        _ when IsNumber(value) => System.Convert.ToDouble(value, CultureInfo.InvariantCulture) != 0,
        ICollection items => items.Count > 0,
        _ => true,
    };

    private static bool IsNumber(object value) =>
        value is byte or sbyte or short or ushort or int or uint or long or ulong or float or double or decimal;
}
