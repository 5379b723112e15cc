using System.Collections;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace MarkupSafe.Net.Formatting;

/// <summary>Items of plain .NET collections, with the errors of Python's.</summary>
internal static class PlainItems
{
    public static IReadOnlyList<object?>? Tuple(object? arguments)
    {
        if (arguments is not ITuple tuple)
            return null;
        object?[] items = new object?[tuple.Length];
        for (int i = 0; i < items.Length; i++)
            items[i] = tuple[i];
        return items;
    }

    public static object? Read(object? value, object key, FormatValues values) => value switch
    {
        IReadOnlyDictionary<string, object?> map => Found(map.TryGetValue(NameOf(key), out object? item), item, key, values),
        IDictionary map => FromMap(map, key, values),
        IList list => list[IndexIn(list.Count, key, "list", values)],
        ITuple tuple => tuple[IndexIn(tuple.Length, key, "tuple", values)],
        string text => CharacterOf(text, key, values),
        _ => throw values.Error(FormatErrorKind.Type, $"'{values.TypeName(value)}' object is not subscriptable"),
    };

    private static object? FromMap(IDictionary map, object key, FormatValues values)
    {
        if (key is long index && index is >= int.MinValue and <= int.MaxValue && map.Contains((int)index))
            return map[(int)index];
        return Found(map.Contains(key), map.Contains(key) ? map[key] : null, key, values);
    }

    private static object? Found(bool found, object? item, object key, FormatValues values) =>
        found ? item : throw values.Error(FormatErrorKind.Key, values.Representation(key));

    private static string NameOf(object key) => System.Convert.ToString(key, CultureInfo.InvariantCulture) ?? "";

    private static string CharacterOf(string text, object key, FormatValues values)
    {
        int index = IndexIn(Text.CodePoints.Count(text), key, "string", values);
        int start = Text.CodePoints.Offset(text, index);
        return text.Substring(start, Text.CodePoints.LengthAt(text.AsSpan(start)));
    }

    private static int IndexIn(int count, object key, string kind, FormatValues values)
    {
        if (key is not long index)
            throw values.Error(FormatErrorKind.Type, $"{kind} indices must be integers or slices, not {values.TypeName(key)}");
        return index >= 0 && index < count ? (int)index : throw values.Error(FormatErrorKind.Index, $"{kind} index out of range");
    }
}
