using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Werkzeug.Net.Datastructures;

/// <summary>What can be read of a dictionary whose keys may have several values: forms, queries, cookies.</summary>
/// <typeparam name="TValue">What a key stands for: text in forms, files in uploads.</typeparam>
/// <remarks>
/// Mirrors the reading half of <c>werkzeug.datastructures.MultiDict</c>. As a dictionary it shows the first value of each
/// key; <see cref="GetList(string)"/> and <see cref="Pairs"/> show them all. Keys keep the order in which they came.
/// </remarks>
public abstract class MultiDictView<TValue> : IReadOnlyDictionary<string, TValue>
{
    /// <summary>The first value of a key.</summary>
    /// <exception cref="BadRequestKeyException">The key is missing; unhandled, it becomes a 400.</exception>
    public TValue this[string key] => TryGetValue(key, out TValue? value) ? value : throw MissingKey(key);

    /// <summary>How many keys there are.</summary>
    public abstract int Count { get; }

    /// <summary>The keys, each once, in order.</summary>
    public abstract IEnumerable<string> Keys { get; }

    /// <summary>The first value of each key, in order.</summary>
    public IEnumerable<TValue> Values
    {
        get
        {
            foreach (KeyValuePair<string, TValue> pair in this)
                yield return pair.Value;
        }
    }

    /// <summary>Every key with every value: a key comes as often as it has values.</summary>
    /// <remarks>Mirrors <c>MultiDict.items(multi=True)</c>.</remarks>
    public virtual IEnumerable<KeyValuePair<string, TValue>> Pairs
    {
        get
        {
            foreach (string key in Keys)
            {
                foreach (TValue value in GetList(key))
                    yield return new(key, value);
            }
        }
    }

    /// <summary>All values of a key; none where the key is missing.</summary>
    /// <remarks>Mirrors <c>MultiDict.getlist</c>.</remarks>
    public abstract IReadOnlyList<TValue> GetList(string key);

    /// <summary>All values of a key that can be read as <typeparamref name="T"/>; others are left out.</summary>
    /// <remarks>Mirrors <c>MultiDict.getlist</c> with <c>type</c>.</remarks>
    public IReadOnlyList<T> GetList<T>(string key)
        where T : IParsable<T>
    {
        List<T> read = [];
        foreach (TValue value in GetList(key))
        {
            if (T.TryParse(TextOf(value), CultureInfo.InvariantCulture, out T? parsed))
                read.Add(parsed);
        }

        return read;
    }

    /// <summary>Whether a key is there.</summary>
    public bool ContainsKey(string key) => TryGetValue(key, out _);

    /// <summary>The first value of a key, if the key is there.</summary>
    public abstract bool TryGetValue(string key, [MaybeNullWhen(false)] out TValue value);

    /// <summary>The first value of a key, or a default.</summary>
    /// <param name="key">The key.</param>
    /// <param name="defaultValue">What to return where the key is missing.</param>
    [return: NotNullIfNotNull(nameof(defaultValue))]
    public TValue? Get(string key, TValue? defaultValue = default) => TryGetValue(key, out TValue? value) ? value! : defaultValue;

    /// <summary>The first value of a key as another type, or a default where it is missing or cannot be read.</summary>
    /// <param name="key">The key.</param>
    /// <param name="defaultValue">What to return instead.</param>
    /// <remarks>Mirrors <c>MultiDict.get</c> with <c>type</c>: <c>request.Args.Get&lt;int&gt;("page", 1)</c>.</remarks>
    [return: NotNullIfNotNull(nameof(defaultValue))]
    public T? Get<T>(string key, T? defaultValue = default)
        where T : IParsable<T> =>
        TryGetValue(key, out TValue? value) && T.TryParse(TextOf(value), CultureInfo.InvariantCulture, out T? parsed) ? parsed : defaultValue;

    /// <summary>The first value of a key through a conversion, or a default where the key is missing or the conversion refuses it.</summary>
    /// <param name="key">The key.</param>
    /// <param name="convert">Reads the value. A <see cref="FormatException"/>, <see cref="OverflowException"/>, <see cref="InvalidCastException"/> or <see cref="ArgumentException"/> refuses it.</param>
    /// <param name="defaultValue">What to return instead.</param>
    [return: NotNullIfNotNull(nameof(defaultValue))]
    public T? Get<T>(string key, Func<TValue, T> convert, T? defaultValue = default)
    {
        ArgumentNullException.ThrowIfNull(convert);
        if (!TryGetValue(key, out TValue? value))
            return defaultValue;
        try
        {
            return convert(value) ?? defaultValue;
        }
        catch (Exception refusal) when (refusal is FormatException or OverflowException or InvalidCastException or ArgumentException)
        {
            return defaultValue;
        }
    }

    /// <summary>Each key with all its values.</summary>
    /// <remarks>Mirrors <c>MultiDict.lists</c>.</remarks>
    public IEnumerable<KeyValuePair<string, IReadOnlyList<TValue>>> Lists()
    {
        foreach (string key in Keys)
            yield return new(key, GetList(key));
    }

    /// <summary>A plain dictionary with the first value of each key.</summary>
    /// <remarks>Mirrors <c>MultiDict.to_dict()</c>.</remarks>
    public Dictionary<string, TValue> ToDictionary() => new(this);

    /// <summary>A plain dictionary with all values of each key.</summary>
    /// <remarks>Mirrors <c>MultiDict.to_dict(flat=False)</c>.</remarks>
    public Dictionary<string, IReadOnlyList<TValue>> ToDictionaryOfLists() => new(Lists());

    /// <summary>A dictionary of one's own with the same pairs, free to change.</summary>
    /// <remarks>Mirrors <c>MultiDict.copy</c>.</remarks>
    public MultiDict<TValue> Copy() => new(Pairs);

    /// <summary>A dictionary of one's own with the pairs of both: the values of a key in both stand one behind the other.</summary>
    /// <remarks>Mirrors <c>MultiDict.__or__</c>; <c>a |= b</c> makes a new dictionary of both.</remarks>
    public static MultiDict<TValue> operator |(MultiDictView<TValue> left, IEnumerable<KeyValuePair<string, TValue>> right) => left.BitwiseOr(right);

    /// <summary>A dictionary of one's own with the pairs of both (the named form of the operator).</summary>
    public MultiDict<TValue> BitwiseOr(IEnumerable<KeyValuePair<string, TValue>> right)
    {
        MultiDict<TValue> both = Copy();
        both.Update(right);
        return both;
    }

    /// <summary>The first pair of each key, in order.</summary>
    public IEnumerator<KeyValuePair<string, TValue>> GetEnumerator()
    {
        foreach (string key in Keys)
        {
            if (TryGetValue(key, out TValue? value))
                yield return new(key, value);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static string? TextOf(TValue value) => value switch
    {
        string text => text,
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value?.ToString(),
    };

    /// <summary>The error of a key that is missing.</summary>
    private protected virtual Exception MissingKey(string key) => new BadRequestKeyException(key);
}
