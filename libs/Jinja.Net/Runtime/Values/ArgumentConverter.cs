using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;
using MarkupSafe.Net;

namespace Jinja.Net.Runtime.Values;

/// <summary>Values as the types that .NET methods want.</summary>
internal static class ArgumentConverter
{
    private const string Reason = "Arrays and lists of types that a delegate of the program itself names.";

    /// <exception cref="OperationException">The value does not fit the type.</exception>
    public static object? Convert(Value value, Type wanted)
    {
        if (TryConvert(value, wanted, out object? result)) return result;
        if (value.O is Undefined undefined) throw undefined.Fail();
        throw PythonErrors.Type($"a value of type '{TypeNames.Of(value)}' does not fit a parameter of type {wanted.Name}");
    }

    /// <summary>A key for a dictionary of .NET; false if no such key can be in it.</summary>
    public static bool TryKey(Value key, Type? wanted, out object? native)
    {
        if (wanted is not null) return TryConvert(key, wanted, out native) && native is not null;
        native = key.ToObject();
        return native is not null;
    }

    public static bool TryConvert(Value value, Type wanted, out object? result)
    {
        result = null;
        if (wanted == typeof(Value)) result = value;
        else if (wanted == typeof(object)) result = value.ToObject();
        else if (wanted == typeof(string)) return TryText(value, out result);
        else if (value.IsNone || value.IsMissing) return !wanted.IsValueType || Nullable.GetUnderlyingType(wanted) is not null;
        else if (Nullable.GetUnderlyingType(wanted) is Type inner) return TryConvert(value, inner, out result);
        else if (wanted.IsInstanceOfType(value.O) && value.O is not ScalarTag && !(value.IsMarkup && wanted.IsValueType)) result = value.O;
        else if (wanted == typeof(Markup)) result = value.IsText ? value.IsMarkup ? new Markup(value.AsText) : Markup.Escape(value.AsText) : null;
        else if (wanted == typeof(bool)) result = Truth.IsTrue(value);
        else if (Numbers.IsNumber(value)) return TryNumber(value, wanted, out result);
        else if (value.IsText) return TryParse(value.AsText, wanted, out result);
        else return TryCollection(value, wanted, out result);
        return result is not null || wanted == typeof(object);
    }

    private static bool TryText(Value value, out object? result)
    {
        result = value.IsNone || value.IsMissing ? null : value.IsText ? value.AsText : Representation.Text(value);
        return true;
    }

    private static bool TryNumber(Value value, Type wanted, out object? result)
    {
        result = null;
        try
        {
            if (wanted.IsEnum) result = Enum.ToObject(wanted, (long)Numbers.Big(value));
            else if (wanted == typeof(double)) result = Numbers.ToDouble(value);
            else if (wanted == typeof(float)) result = (float)Numbers.ToDouble(value);
            else if (wanted == typeof(decimal)) result = Numbers.IsFloat(value) ? (decimal)Numbers.ToDouble(value) : value.Kind == ValueKind.Decimal ? value.AsDecimal : (decimal)Numbers.Big(value);
            else if (wanted == typeof(BigInteger) && Numbers.IsInteger(value)) result = Numbers.Big(value);
            else if (wanted.IsPrimitive && IsWhole(value)) result = System.Convert.ChangeType(Whole(value), wanted, CultureInfo.InvariantCulture);
        }
        catch (OverflowException)
        {
            throw PythonErrors.Overflow($"the number does not fit into {wanted.Name}");
        }

        return result is not null;
    }

    private static bool IsWhole(Value value) => Numbers.IsInteger(value) || (Numbers.IsFloat(value) && Math.Truncate(Numbers.Float(value)) == Numbers.Float(value));

    private static long Whole(Value value) => (long)(Numbers.IsInteger(value) ? Numbers.Big(value) : Numbers.Big(Numbers.Truncate(Numbers.Float(value))));

    private static bool TryParse(string text, Type wanted, out object? result)
    {
        result = null;
        if (wanted == typeof(char)) result = text.Length == 1 ? text[0] : null;
        else if (wanted.IsEnum) return Enum.TryParse(wanted, text, ignoreCase: true, out result);
        else if (wanted == typeof(Guid)) result = Guid.TryParse(text, out Guid id) ? id : null;
        else if (wanted == typeof(Uri)) result = Uri.TryCreate(text, UriKind.RelativeOrAbsolute, out Uri? uri) ? uri : null;
        else if (wanted == typeof(DateTime)) result = DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out DateTime date) ? date : null;
        else if (wanted.IsAssignableFrom(typeof(string[])) && wanted != typeof(string[])) result = Array.ConvertAll(ItemsOf(Value.Text(text)), static item => item.AsText);
        return result is not null;
    }

    private static bool TryCollection(Value value, Type wanted, out object? result)
    {
        result = null;
        if (value.O is Undefined) return false;
        if (MappingView.TryOf(value, out MappingView mapping)) result = ToDictionary(mapping, wanted);
        else if (wanted.IsArray && Iteration.TryOf(value, out _)) result = ToArray(ItemsOf(value), wanted.GetElementType()!);
        else if (wanted.IsGenericType && wanted.GetGenericArguments() is [Type item] && Iteration.TryOf(value, out _)) result = ToList(value, wanted, item);
        return result is not null;
    }

    private static Value[] ItemsOf(Value value)
    {
        if (SequenceView.TryOf(value, out SequenceView view)) return view.ToArray();
        PyList items = new();
        ValueEnumerator each = Iteration.Of(value);
        while (each.MoveNext()) items.Add(each.Current);
        return items.Span.ToArray();
    }

    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = Reason)]
    public static Array ToArray(ReadOnlySpan<Value> items, Type element)
    {
        Array array = Array.CreateInstance(element, items.Length);
        for (int i = 0; i < items.Length; i++) array.SetValue(Convert(items[i], element), i);
        return array;
    }

    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = Reason)]
    [UnconditionalSuppressMessage("Trimming", "IL2055", Justification = Reason)]
    [UnconditionalSuppressMessage("Trimming", "IL2067", Justification = Reason)]
    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = Reason)]
    [UnconditionalSuppressMessage("Trimming", "IL2072", Justification = Reason)]
    private static object? ToList(Value value, Type wanted, Type element)
    {
        Array items = ToArray(ItemsOf(value), element);
        if (wanted.IsInstanceOfType(items)) return items;
        Type list = typeof(List<>).MakeGenericType(element);
        if (!wanted.IsAssignableFrom(list)) return null;
        IList made = (IList)Activator.CreateInstance(list)!;
        foreach (object? item in items) made.Add(item);
        return made;
    }

    private static object? ToDictionary(MappingView mapping, Type wanted)
    {
        if (wanted.IsAssignableFrom(typeof(Dictionary<string, object?>))) return Fill(new Dictionary<string, object?>(), mapping, static value => value.ToObject());
        if (wanted.IsAssignableFrom(typeof(Dictionary<string, string>))) return Fill(new Dictionary<string, string>(), mapping, static value => Representation.Text(value));
        return null;
    }

    private static Dictionary<string, T> Fill<T>(Dictionary<string, T> target, MappingView mapping, Func<Value, T> convert)
    {
        foreach ((Value key, Value value) in mapping.Pairs()) target[Representation.Text(key)] = convert(value);
        return target;
    }
}
