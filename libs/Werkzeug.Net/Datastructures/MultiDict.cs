using System.Diagnostics.CodeAnalysis;

namespace Werkzeug.Net.Datastructures;

/// <summary>A dictionary whose keys may have several values, in the order in which they came.</summary>
/// <typeparam name="TValue">What a key stands for.</typeparam>
/// <remarks>
/// Mirrors <c>werkzeug.datastructures.MultiDict</c>. The indexer reads the first value and replaces all of them;
/// <see cref="Add(string, TValue)"/> appends one. Keys are compared by ordinal, with .NET's randomised hash.
/// </remarks>
public class MultiDict<TValue> : MultiDictView<TValue>
{
    private readonly OrderedDictionary<string, Slot> _lists;

    /// <summary>Makes an empty dictionary.</summary>
    public MultiDict() => _lists = new(StringComparer.Ordinal);

    /// <summary>Makes a dictionary of pairs; a key may come several times.</summary>
    public MultiDict(IEnumerable<KeyValuePair<string, TValue>> pairs)
        : this() => Update(pairs);

    /// <summary>Makes an empty dictionary with room for some keys.</summary>
    internal MultiDict(int capacity) => _lists = new(capacity, StringComparer.Ordinal);

    /// <summary>The first value of a key; setting it replaces all its values.</summary>
    /// <exception cref="BadRequestKeyException">The key is missing; unhandled, it becomes a 400.</exception>
    public new TValue this[string key]
    {
        get => base[key];
        set => _lists[key] = new(value);
    }

    /// <inheritdoc/>
    public override int Count => _lists.Count;

    /// <inheritdoc/>
    public override IEnumerable<string> Keys => _lists.Keys;

    /// <inheritdoc/>
    public override IReadOnlyList<TValue> GetList(string key) => _lists.TryGetValue(key, out Slot values) ? values.ToList() : [];

    /// <inheritdoc/>
    public override bool TryGetValue(string key, [MaybeNullWhen(false)] out TValue value)
    {
        if (_lists.TryGetValue(key, out Slot values))
            return values.TryGetFirst(out value);
        value = default;
        return false;
    }

    /// <summary>Appends a value to those of a key.</summary>
    public void Add(string key, TValue value)
    {
        if (!_lists.TryGetValue(key, out Slot values))
            _lists.Add(key, new(value));
        else if (!values.TryAppend(value))
            _lists[key] = new([.. values.ToList(), value]);
    }

    /// <summary>Replaces all values of a key.</summary>
    /// <remarks>Mirrors <c>MultiDict.setlist</c>.</remarks>
    public void SetList(string key, IEnumerable<TValue> values) => _lists[key] = new([.. values]);

    /// <summary>The first value of a key, which is set to a default where the key is missing.</summary>
    public TValue SetDefault(string key, TValue defaultValue)
    {
        if (TryGetValue(key, out TValue? value))
            return value;
        this[key] = defaultValue;
        return defaultValue;
    }

    /// <summary>All values of a key, which are set to a default where the key is missing.</summary>
    public IReadOnlyList<TValue> SetListDefault(string key, IEnumerable<TValue> defaultValues)
    {
        if (!_lists.ContainsKey(key))
            SetList(key, defaultValues);
        return GetList(key);
    }

    /// <summary>Appends the pairs to those that are there; nothing is replaced.</summary>
    /// <remarks>Mirrors <c>MultiDict.update</c>.</remarks>
    public void Update(IEnumerable<KeyValuePair<string, TValue>> pairs)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        foreach ((string key, TValue value) in pairs is MultiDictView<TValue> multi ? multi.Pairs : pairs)
            Add(key, value);
    }

    /// <summary>Appends all values of every key to those that are there; nothing is replaced.</summary>
    public void UpdateLists(IEnumerable<KeyValuePair<string, IReadOnlyList<TValue>>> lists)
    {
        ArgumentNullException.ThrowIfNull(lists);
        foreach ((string key, IReadOnlyList<TValue> values) in lists)
        {
            foreach (TValue value in values)
                Add(key, value);
        }
    }

    /// <summary>Removes a key with all its values, and says whether it was there.</summary>
    public bool Remove(string key) => _lists.Remove(key);

    /// <summary>Removes everything.</summary>
    public void Clear() => _lists.Clear();

    /// <summary>Removes a key and returns its first value.</summary>
    /// <exception cref="BadRequestKeyException">The key is missing.</exception>
    public TValue Pop(string key)
    {
        IReadOnlyList<TValue> list = PopList(key);
        return list.Count > 0 ? list[0] : throw new BadRequestKeyException(key);
    }

    /// <summary>Removes a key and returns its first value, or a default where the key is missing.</summary>
    public TValue Pop(string key, TValue defaultValue)
    {
        IReadOnlyList<TValue> list = PopList(key);
        return list.Count > 0 ? list[0] : defaultValue;
    }

    /// <summary>Removes a key and returns all its values; none where the key is missing.</summary>
    public IReadOnlyList<TValue> PopList(string key) => _lists.Remove(key, out Slot values) ? values.ToList() : [];

    /// <summary>Removes the last key and returns it with its first value.</summary>
    /// <exception cref="BadRequestKeyException">There is no key.</exception>
    public KeyValuePair<string, TValue> PopItem()
    {
        (string key, IReadOnlyList<TValue> list) = PopItemList();
        return list.Count > 0 ? new(key, list[0]) : throw new BadRequestKeyException(key);
    }

    /// <summary>Removes the last key and returns it with all its values.</summary>
    /// <exception cref="BadRequestKeyException">There is no key.</exception>
    public KeyValuePair<string, IReadOnlyList<TValue>> PopItemList()
    {
        if (_lists.Count == 0)
            throw new BadRequestKeyException("popitem(): dictionary is empty");
        (string key, Slot values) = _lists.GetAt(_lists.Count - 1);
        _lists.RemoveAt(_lists.Count - 1);
        return new(key, values.ToList());
    }

    /// <summary>The values of a key: nearly always one, which needs no list.</summary>
    private readonly struct Slot
    {
        private readonly TValue? _single;
        private readonly List<TValue>? _many;

        public Slot(TValue single) => _single = single;

        public Slot(List<TValue> many) => _many = many;

        public bool TryGetFirst([MaybeNullWhen(false)] out TValue first)
        {
            bool isEmpty = _many is { Count: 0 };
            first = _many is null ? _single! : isEmpty ? default : _many[0]; // without a list the single value was given
            return !isEmpty;
        }

        public bool TryAppend(TValue value)
        {
            _many?.Add(value);
            return _many is not null;
        }

        public IReadOnlyList<TValue> ToList() => _many is null ? new[] { _single! } : _many;
    }
}
