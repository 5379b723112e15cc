using System.Collections;
using System.Diagnostics.CodeAnalysis;
using Jinja.Net.Runtime;

namespace Conformance.Jinja;

/// <summary>Variables each of which is a task that has not finished when it is asked for.</summary>
/// <param name="variables">The variables.</param>
/// <param name="lateMembers">Whether the attributes of recorded objects are tasks, too.</param>
internal sealed class LateVariables(Dictionary<string, object?> variables, bool lateMembers) : IReadOnlyDictionary<string, object?>
{
    public IEnumerable<string> Keys => variables.Keys;

    public IEnumerable<object?> Values => variables.Keys.Select(key => this[key]);

    public int Count => variables.Count;

    public object? this[string key] => Late(Mark(variables[key]));

    public bool ContainsKey(string key) => variables.ContainsKey(key);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out object? value)
    {
        bool found = variables.TryGetValue(key, out object? known);
        value = found ? Late(Mark(known)) : null;
        return found;
    }

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => Keys.Select(key => KeyValuePair.Create(key, this[key])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private object? Mark(object? value)
    {
        foreach (object? item in value is IEnumerable<object?> items ? items.Append(value) : [value])
            if (item is Plain plain)
                plain.IsLate = lateMembers;
        return value;
    }

    /// <summary>A task for a value, done on another thread a little later.</summary>
    public static async Task<object?> Late(object? value)
    {
        await Task.Yield();
        return value;
    }
}
