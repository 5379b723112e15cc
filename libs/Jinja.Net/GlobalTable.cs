using System.Collections;
using System.Diagnostics.CodeAnalysis;
using Jinja.Net.Runtime;
using Jinja.Net.Runtime.Values;

namespace Jinja.Net;

/// <summary>Variables by name, objects to the program and values to templates.</summary>
internal class ValueTable : VariableSource, IDictionary<string, object?>
{
    private readonly Dictionary<string, Value> _values = new(StringComparer.Ordinal);

    public int Count => _values.Count;

    public bool IsReadOnly => false;

    public ICollection<string> Keys => _values.Keys;

    public ICollection<object?> Values => [.. _values.Values.Select(static value => value.ToObject())];

    public object? this[string key]
    {
        get => _values[key].ToObject();
        set => _values[key] = Convert(key, value);
    }

    public override Value Find(string name) => _values.TryGetValue(name, out Value value) ? Now(value) : default;

    public override void CopyTo(Dictionary<string, Value> target)
    {
        foreach ((string name, Value value) in _values)
        {
            if (Now(value) is { IsMissing: false } now)
                target[name] = now;
        }
    }

    public void Put(string name, Value value) => _values[name] = value;

    public void Add(string key, object? value) => _values.Add(key, Convert(key, value));

    public void Add(KeyValuePair<string, object?> item) => Add(item.Key, item.Value);

    public void Clear() => _values.Clear();

    public bool Contains(KeyValuePair<string, object?> item) => TryGetValue(item.Key, out object? value) && Equals(value, item.Value);

    public bool ContainsKey(string key) => _values.ContainsKey(key);

    public void CopyTo(KeyValuePair<string, object?>[] array, int arrayIndex)
    {
        foreach (KeyValuePair<string, object?> pair in this)
            array[arrayIndex++] = pair;
    }

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() =>
        _values.Select(static pair => KeyValuePair.Create(pair.Key, pair.Value.ToObject())).GetEnumerator();

    public bool Remove(string key) => _values.Remove(key);

    public bool Remove(KeyValuePair<string, object?> item) => Contains(item) && Remove(item.Key);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out object? value)
    {
        bool found = _values.TryGetValue(key, out Value known);
        value = known.ToObject();
        return found;
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static Value Now(Value value) => value.O is CurrentValue current ? current.Find() : value;

    private static Value Convert(string name, object? value) =>
        value is Delegate function ? Value.Object(Invocation.FromDelegate(name, function)) : Value.From(value);
}

/// <summary>The variables that every template sees.</summary>
internal sealed class GlobalTable : ValueTable
{
    public GlobalTable()
    {
        foreach ((string name, Value value) in Builtins.BuiltinTables.Globals)
            Put(name, value);
        Put("namespace", Value.Object(new Builtins.Globals.GlobalType("jinja2.utils.Namespace", MakeNamespace)));
    }

    private static Value MakeNamespace(IRuntimeServices services, in CallArguments arguments)
    {
        NamespaceObject made = new();
        if (arguments.Positional.Length > 1)
            throw PythonErrors.Type($"dict expected at most 1 argument, got {arguments.Positional.Length}");
        if (arguments.Positional.Length == 1)
            CopyPairs(services, arguments.Positional[0], made);
        for (int i = 0; i < arguments.Names.Length; i++)
            made.Set(arguments.Names[i], arguments.Named[i]);
        return Value.Object(made);
    }

    private static void CopyPairs(IRuntimeServices services, Value source, NamespaceObject target)
    {
        PyDict attributes = [];
        DictMethods.Fill(services, attributes, source);
        for (int at = 0; attributes.Next(ref at, out Value key, out Value value);)
            target.Set(Representation.Text(key), value);
    }
}

/// <summary>Settings of filters and extensions.</summary>
internal sealed class PolicyTable : ValueTable
{
    public PolicyTable()
    {
        foreach ((string name, Value value) in Builtins.BuiltinTables.Policies)
            Put(name, value);
    }
}
