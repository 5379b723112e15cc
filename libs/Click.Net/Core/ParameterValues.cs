using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Click.Net;

/// <summary>The values of a command's parameters, in the order they were found, and where each came from.</summary>
/// <remarks>Commands have few parameters: a short array is faster than a table, and smaller.</remarks>
internal sealed class ParameterValues(int capacity) : IDictionary<string, object?>
{
    private Entry[] _entries = capacity == 0 ? [] : new Entry[capacity];
    private int _count;

    /// <inheritdoc />
    public int Count => All().Count();

    /// <inheritdoc />
    public bool IsReadOnly => false;

    /// <inheritdoc />
    public ICollection<string> Keys => [.. All().Select(pair => pair.Key)];

    /// <inheritdoc />
    public ICollection<object?> Values => [.. All().Select(pair => pair.Value)];

    /// <inheritdoc />
    public object? this[string key]
    {
        get => TryGetValue(key, out object? value) ? value : throw new KeyNotFoundException($"There is no parameter '{key}'.");
        set
        {
            ref Entry entry = ref EntryOf(key);
            entry.Value = value;
            entry.HasValue = true;
        }
    }

    /// <summary>Where a value came from; null where nobody said.</summary>
    public ParameterSource? SourceOf(string key) => Find(key) is >= 0 and int at ? _entries[at].Source : null;

    /// <summary>Notes where a value came from; it may not be exposed.</summary>
    public void SetSource(string key, ParameterSource source) => EntryOf(key).Source = source;

    /// <summary>Replaces every value that is this one.</summary>
    public void ReplaceAll(object value, object? by)
    {
        for (int i = 0; i < _count; i++)
        {
            if (ReferenceEquals(_entries[i].Value, value))
                _entries[i].Value = by;
        }
    }

    /// <summary>Finds a value by a name that may be written in another way.</summary>
    public bool TryFind(Func<string, string, bool> isSame, string name, out object? value)
    {
        for (int i = 0; i < _count; i++)
        {
            if (!_entries[i].HasValue || !isSame(_entries[i].Key, name))
                continue;
            value = _entries[i].Value;
            return true;
        }

        value = null;
        return false;
    }

    /// <inheritdoc />
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out object? value)
    {
        int at = Find(key);
        value = at < 0 ? null : _entries[at].Value;
        return at >= 0 && _entries[at].HasValue;
    }

    /// <inheritdoc />
    public bool ContainsKey(string key) => TryGetValue(key, out _);

    /// <inheritdoc />
    public void Add(string key, object? value)
    {
        if (ContainsKey(key))
            throw new ArgumentException($"There is a parameter '{key}' already.", nameof(key));
        this[key] = value;
    }

    /// <inheritdoc />
    public void Add(KeyValuePair<string, object?> item) => Add(item.Key, item.Value);

    /// <inheritdoc />
    public bool Remove(string key)
    {
        int at = Find(key);
        if (at < 0 || !_entries[at].HasValue)
            return false;
        _entries[at].HasValue = false;
        _entries[at].Value = null;
        return true;
    }

    /// <inheritdoc />
    public bool Remove(KeyValuePair<string, object?> item) => Contains(item) && Remove(item.Key);

    /// <inheritdoc />
    public void Clear() => _count = 0;

    /// <inheritdoc />
    public bool Contains(KeyValuePair<string, object?> item) => TryGetValue(item.Key, out object? value) && Equals(value, item.Value);

    /// <inheritdoc />
    public void CopyTo(KeyValuePair<string, object?>[] array, int arrayIndex) => All().ToList().CopyTo(array, arrayIndex);

    /// <inheritdoc />
    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => All().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private IEnumerable<KeyValuePair<string, object?>> All()
    {
        for (int i = 0; i < _count; i++)
        {
            if (_entries[i].HasValue)
                yield return new KeyValuePair<string, object?>(_entries[i].Key, _entries[i].Value);
        }
    }

    private int Find(string key)
    {
        for (int i = 0; i < _count; i++)
        {
            if (_entries[i].Key == key)
                return i;
        }

        return -1;
    }

    /// <summary>The place of a name, made where there is none. It is to be used at once.</summary>
    public ref Entry EntryOf(string key)
    {
        int at = Find(key);
        if (at >= 0)
            return ref _entries[at];
        if (_count == _entries.Length)
            Grow();
        _entries[_count].Key = key;
        return ref _entries[_count++];
    }

    // Not Array.Resize: its code would have to be compiled for this type when a program starts.
    private void Grow()
    {
        Entry[] larger = new Entry[Math.Max(4, _count * 2)];
        Array.Copy(_entries, larger, _count);
        _entries = larger;
    }

    /// <summary>A value and where it came from.</summary>
    internal struct Entry
    {
        public string Key;
        public object? Value;
        public short SourceCode;
        public bool HasValue;

        // No source is 0, so that a new entry has none.
        public ParameterSource? Source
        {
            readonly get => SourceCode == 0 ? null : (ParameterSource)(SourceCode - 1);
            set => SourceCode = value is { } source ? (short)((int)source + 1) : (short)0;
        }
    }
}
