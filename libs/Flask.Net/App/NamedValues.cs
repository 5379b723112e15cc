using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;

namespace Flask.Net;

/// <summary>Reads names and values out of what a caller may write for them: an anonymous object, a record, a dictionary, pairs.</summary>
internal static class NamedValues
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Properties = new();

    /// <summary>The names and values, in their order, as a dictionary of the callee's own.</summary>
    public static Dictionary<string, object?> Of(object? values)
    {
        Dictionary<string, object?> named = new(StringComparer.Ordinal);
        foreach ((string name, object? value) in PairsOf(values))
            named[name] = value;
        return named;
    }

    private static IEnumerable<KeyValuePair<string, object?>> PairsOf(object? values) => values switch
    {
        null => [],
        IEnumerable<KeyValuePair<string, object?>> pairs => pairs,
        IEnumerable<KeyValuePair<string, string>> texts => texts.Select(static pair => KeyValuePair.Create(pair.Key, (object?)pair.Value)),
        IDictionary dictionary => dictionary.Cast<DictionaryEntry>().Select(static entry => KeyValuePair.Create(entry.Key.ToString() ?? "", entry.Value)),
        _ => Properties.GetOrAdd(values.GetType(), static type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
            .Where(static property => property.GetIndexParameters().Length == 0)
            .Select(property => KeyValuePair.Create(property.Name, property.GetValue(values))),
    };
}
