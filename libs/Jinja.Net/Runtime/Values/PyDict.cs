using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Jinja.Net.Runtime.Values;

/// <summary>Python's dict: keys in the order they came, numbers equal across their types. To .NET it is a dictionary of objects.</summary>
internal sealed class PyDict : IDictionary<object, object?>, IReadOnlyDictionary<string, object?>
{
    private readonly HashTable _table = new();

    public PyDict()
    {
    }

    public PyDict(int capacity) => _table.Reserve(capacity);

    public int Count => _table.Count;

    /// <summary>Changes whenever a key comes or goes.</summary>
    public int Version => _table.Version;

    /// <exception cref="OperationException">The key cannot be hashed.</exception>
    public Value this[Value key]
    {
        get => TryGet(key, out Value value) ? value : throw PythonErrors.Key(key);
        set => _table.Put(key, value);
    }

    public Value this[string key]
    {
        get => TryGet(key, out Value value) ? value : throw PythonErrors.Key(Value.Text(key));
        set => _table.Put(Value.Text(key), value);
    }

    public bool TryGet(Value key, out Value value) => _table.TryGet(key, out value);

    public bool TryGet(string key, out Value value) => _table.TryGet(Value.Text(key), out value);

    public bool Contains(Value key) => _table.Find(key) >= 0;

    public bool Remove(Value key, out Value value) => _table.Remove(key, out value);

    public void Clear() => _table.Clear();

    /// <summary>Entries in order: pass a position that starts at 0 and is moved along.</summary>
    public bool Next(ref int position, out Value key, out Value value) => _table.Next(ref position, out key, out value);

    /// <summary>The newest entry, taken out.</summary>
    public bool TryPop(out Value key, out Value value)
    {
        if (!_table.Last(out key, out value)) return false;
        return _table.Remove(key, out _);
    }

    public PyDict Copy()
    {
        PyDict copy = new(Count);
        for (int at = 0; Next(ref at, out Value key, out Value value);) copy[key] = value;
        return copy;
    }

    // ---- as .NET sees it ----

    bool ICollection<KeyValuePair<object, object?>>.IsReadOnly => false;

    object? IDictionary<object, object?>.this[object key]
    {
        get => this[Value.From(key)].ToObject();
        set => this[Value.From(key)] = Value.From(value);
    }

    object? IReadOnlyDictionary<string, object?>.this[string key] => this[key].ToObject();

    public ICollection<object> Keys => [.. Objects().Select(static pair => pair.Key)];

    public ICollection<object?> Values => [.. Objects().Select(static pair => pair.Value)];

    IEnumerable<string> IReadOnlyDictionary<string, object?>.Keys => Texts().Select(static pair => pair.Key);

    IEnumerable<object?> IReadOnlyDictionary<string, object?>.Values => Values;

    public IEnumerator<KeyValuePair<object, object?>> GetEnumerator() => Objects().GetEnumerator();

    private IEnumerable<KeyValuePair<object, object?>> Objects()
    {
        for (int at = 0; Next(ref at, out Value key, out Value value);)
            yield return new(key.ToObject() ?? NoneKey.Instance, value.ToObject());
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    IEnumerator<KeyValuePair<string, object?>> IEnumerable<KeyValuePair<string, object?>>.GetEnumerator() => Texts().GetEnumerator();

    private IEnumerable<KeyValuePair<string, object?>> Texts()
    {
        for (int at = 0; Next(ref at, out Value key, out Value value);)
            yield return new(key.IsText ? key.AsText : Representation.Text(key), value.ToObject());
    }

    void IDictionary<object, object?>.Add(object key, object? value) => this[Value.From(key)] = Value.From(value);

    bool IDictionary<object, object?>.ContainsKey(object key) => Contains(Value.From(key));

    bool IReadOnlyDictionary<string, object?>.ContainsKey(string key) => Contains(Value.Text(key));

    bool IDictionary<object, object?>.Remove(object key) => Remove(Value.From(key), out _);

    bool IDictionary<object, object?>.TryGetValue(object key, out object? value)
    {
        bool found = TryGet(Value.From(key), out Value result);
        value = result.ToObject();
        return found;
    }

    bool IReadOnlyDictionary<string, object?>.TryGetValue(string key, [MaybeNullWhen(false)] out object? value)
    {
        bool found = TryGet(key, out Value result);
        value = result.ToObject();
        return found;
    }

    void ICollection<KeyValuePair<object, object?>>.Add(KeyValuePair<object, object?> item) => this[Value.From(item.Key)] = Value.From(item.Value);

    bool ICollection<KeyValuePair<object, object?>>.Contains(KeyValuePair<object, object?> item) =>
        TryGet(Value.From(item.Key), out Value found) && Comparison.Equal(found, Value.From(item.Value));

    void ICollection<KeyValuePair<object, object?>>.CopyTo(KeyValuePair<object, object?>[] array, int arrayIndex)
    {
        foreach (KeyValuePair<object, object?> pair in Objects()) array[arrayIndex++] = pair;
    }

    bool ICollection<KeyValuePair<object, object?>>.Remove(KeyValuePair<object, object?> item) => Remove(Value.From(item.Key), out _);

    /// <summary>Stands for None where .NET forbids null: as a key.</summary>
    internal sealed class NoneKey
    {
        public static readonly NoneKey Instance = new();

        public override string ToString() => "None";
    }
}
