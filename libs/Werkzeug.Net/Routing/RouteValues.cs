using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Werkzeug.Net.Routing;

/// <summary>The few values of a match, in the order of the rule: names are the rule's, so a match allocates the values only.</summary>
internal sealed class RouteValues(string[] names, object?[] values) : IReadOnlyDictionary<string, object?>
{
    public static RouteValues Empty { get; } = new([], []);

    public int Count => names.Length;

    public IEnumerable<string> Keys => names;

    public IEnumerable<object?> Values => values;

    public object? this[string key] => TryGetValue(key, out object? value) ? value : throw new KeyNotFoundException($"The rule has no variable '{key}'.");

    public bool ContainsKey(string key) => Array.IndexOf(names, key) >= 0;

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out object? value)
    {
        int at = Array.IndexOf(names, key);
        value = at < 0 ? null : values[at];
        return at >= 0;
    }

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator()
    {
        for (int at = 0; at < names.Length; at++)
            yield return new(names[at], values[at]);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
