using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Werkzeug.Net.Datastructures;

/// <summary>A dictionary in order that tells when it was changed, so that a header can follow it.</summary>
/// <typeparam name="TKey">The keys.</typeparam>
/// <typeparam name="TValue">The values.</typeparam>
/// <remarks>Mirrors <c>werkzeug.datastructures.CallbackDict</c>.</remarks>
public class CallbackDict<TKey, TValue> : IDictionary<TKey, TValue>, IReadOnlyDictionary<TKey, TValue>
    where TKey : notnull
{
    private readonly OrderedDictionary<TKey, TValue> _values;

    /// <summary>Makes a dictionary.</summary>
    /// <param name="values">What it holds at first; <see langword="null"/> is nothing.</param>
    /// <param name="onUpdate">What to call after each change; it gets this dictionary.</param>
    public CallbackDict(IEnumerable<KeyValuePair<TKey, TValue>>? values = null, Action<CallbackDict<TKey, TValue>>? onUpdate = null)
    {
        _values = new OrderedDictionary<TKey, TValue>();
        foreach ((TKey key, TValue value) in values ?? [])
            _values[key] = value;
        OnUpdate = onUpdate;
    }

    /// <summary>Takes values that their maker gives away.</summary>
    private protected CallbackDict(OrderedDictionary<TKey, TValue> given) => _values = given;

    /// <summary>What to call after each change; it gets this dictionary.</summary>
    public Action<CallbackDict<TKey, TValue>>? OnUpdate { get; set; }

    /// <inheritdoc cref="IDictionary{TKey, TValue}.this"/>
    public TValue this[TKey key]
    {
        get => _values[key];
        set
        {
            _values[key] = value;
            Changed();
        }
    }

    /// <inheritdoc cref="ICollection{T}.Count"/>
    public int Count => _values.Count;

    /// <inheritdoc cref="IDictionary{TKey, TValue}.Keys"/>
    public ICollection<TKey> Keys => _values.Keys;

    /// <inheritdoc cref="IDictionary{TKey, TValue}.Values"/>
    public ICollection<TValue> Values => _values.Values;

    bool ICollection<KeyValuePair<TKey, TValue>>.IsReadOnly => false;

    IEnumerable<TKey> IReadOnlyDictionary<TKey, TValue>.Keys => _values.Keys;

    IEnumerable<TValue> IReadOnlyDictionary<TKey, TValue>.Values => _values.Values;

    /// <inheritdoc cref="IDictionary{TKey, TValue}.ContainsKey"/>
    public bool ContainsKey(TKey key) => _values.ContainsKey(key);

    /// <inheritdoc cref="IDictionary{TKey, TValue}.TryGetValue"/>
    public bool TryGetValue(TKey key, [MaybeNullWhen(false)] out TValue value) => _values.TryGetValue(key, out value);

    /// <inheritdoc/>
    public void Add(TKey key, TValue value)
    {
        _values.Add(key, value);
        Changed();
    }

    /// <inheritdoc/>
    public bool Remove(TKey key)
    {
        bool removed = _values.Remove(key);
        if (removed)
            Changed();
        return removed;
    }

    /// <inheritdoc/>
    public void Clear()
    {
        _values.Clear();
        Changed();
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<TKey, TValue>> GetEnumerator() => _values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    void ICollection<KeyValuePair<TKey, TValue>>.Add(KeyValuePair<TKey, TValue> item) => Add(item.Key, item.Value);

    bool ICollection<KeyValuePair<TKey, TValue>>.Contains(KeyValuePair<TKey, TValue> item) =>
        ((ICollection<KeyValuePair<TKey, TValue>>)_values).Contains(item);

    void ICollection<KeyValuePair<TKey, TValue>>.CopyTo(KeyValuePair<TKey, TValue>[] array, int arrayIndex) =>
        ((ICollection<KeyValuePair<TKey, TValue>>)_values).CopyTo(array, arrayIndex);

    bool ICollection<KeyValuePair<TKey, TValue>>.Remove(KeyValuePair<TKey, TValue> item)
    {
        bool removed = ((ICollection<KeyValuePair<TKey, TValue>>)_values).Remove(item);
        if (removed)
            Changed();
        return removed;
    }

    /// <summary>Tells of a change. A subclass that changes its values by another way calls it.</summary>
    protected void Changed() => OnUpdate?.Invoke(this);
}
