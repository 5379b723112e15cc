using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using Flask.Net.Json;

namespace Flask.Net;

/// <summary>Reads names and values out of what a caller may write for them: an anonymous object, a record, a dictionary, pairs.</summary>
internal static class NamedValues
{
    private static readonly ConcurrentDictionary<Type, Named[]> Properties = new();

    /// <summary>The names and values, in their order, as a dictionary of the callee's own.</summary>
    public static Dictionary<string, object?> Of(object? values)
    {
        Dictionary<string, object?> named = new(StringComparer.Ordinal);
        if (PairsOf(values) is { } pairs)
        {
            foreach ((string name, object? value) in pairs)
                named[name] = value;
            return named;
        }

        foreach (Named property in PropertiesOf(values!.GetType())) // null has pairs: none
            named[property.Name] = property.Read(values);
        return named;
    }

    private static IEnumerable<KeyValuePair<string, object?>>? PairsOf(object? values) => values switch
    {
        null => [],
        IEnumerable<KeyValuePair<string, object?>> pairs => pairs,
        IEnumerable<KeyValuePair<string, string>> texts => texts.Select(static pair => KeyValuePair.Create(pair.Key, (object?)pair.Value)),
        IDictionary dictionary => dictionary.Cast<DictionaryEntry>().Select(static entry => KeyValuePair.Create(entry.Key.ToString() ?? "", entry.Value)),
        _ => null,
    };

    private static Named[] PropertiesOf(Type type) => Properties.GetOrAdd(type, static type =>
    [
        .. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(static property => property.CanRead && property.GetIndexParameters().Length == 0 && !property.PropertyType.IsByRefLike)
            .Select(static property => new Named(property.Name, PropertyReader.Of(property))),
    ]);

    private sealed record Named(string Name, Func<object, object?> Read);
}
