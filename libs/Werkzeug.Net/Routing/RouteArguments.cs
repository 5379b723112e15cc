using System.Collections;
using System.Reflection;
using Werkzeug.Net.Datastructures;

namespace Werkzeug.Net.Routing;

/// <summary>Reads named values from what a caller likes to write: a dictionary, pairs, a multi-dict, or an object with properties.</summary>
internal static class RouteArguments
{
    /// <summary>The names and values, in their order.</summary>
    /// <exception cref="ArgumentException">Names and values cannot be read from this.</exception>
    public static IEnumerable<KeyValuePair<string, object?>> Read(object? values) => values switch
    {
        null => [],
        MultiDictView<string> multi => FromLists(multi),
        MultiDictView<object?> multi => FromLists(multi),
        IEnumerable<KeyValuePair<string, object?>> pairs => pairs,
        IEnumerable<KeyValuePair<string, string>> pairs => pairs.Select(static pair => KeyValuePair.Create(pair.Key, (object?)pair.Value)),
        IDictionary map => FromMap(map),
        string or IEnumerable => throw new ArgumentException($"Named values cannot be read from a {values.GetType().Name}.", nameof(values)),
        _ => FromProperties(values),
    };

    /// <summary>The values to build with: null ones count as absent.</summary>
    public static Dictionary<string, object?> ForBuilding(object? values)
    {
        Dictionary<string, object?> given = new(StringComparer.Ordinal);
        foreach ((string name, object? value) in Read(values))
        {
            if (value is not null)
                given[name] = value;
        }

        return given;
    }

    private static IEnumerable<KeyValuePair<string, object?>> FromLists<TValue>(MultiDictView<TValue> multi)
    {
        foreach (string key in multi.Keys)
        {
            IReadOnlyList<TValue> list = multi.GetList(key);
            if (list.Count > 0)
                yield return new(key, list.Count == 1 ? list[0] : list);
        }
    }

    private static IEnumerable<KeyValuePair<string, object?>> FromMap(IDictionary map)
    {
        foreach (DictionaryEntry pair in map)
            yield return new(UrlText.Of(pair.Key), pair.Value);
    }

    private static IEnumerable<KeyValuePair<string, object?>> FromProperties(object values)
    {
        foreach (PropertyInfo property in values.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (property.GetIndexParameters().Length == 0)
                yield return new(property.Name, property.GetValue(values));
        }
    }
}
