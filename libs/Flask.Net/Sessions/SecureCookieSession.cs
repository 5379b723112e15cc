using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Flask.Net.Config;

namespace Flask.Net.Sessions;

/// <summary>A session that travels whole in a signed cookie: the visitor can read it, but not change it.</summary>
/// <remarks>Mirrors <c>flask.sessions.SecureCookieSession</c>.</remarks>
public class SecureCookieSession : ISession
{
    private const string PermanentKey = "_permanent";

    private readonly OrderedDictionary<string, object?> _values;

    /// <summary>Makes a session.</summary>
    /// <param name="initial">What it holds; <see langword="null"/> means nothing.</param>
    public SecureCookieSession(IEnumerable<KeyValuePair<string, object?>>? initial = null) => _values = new(initial ?? [], StringComparer.Ordinal);

    /// <inheritdoc/>
    public bool Permanent
    {
        get => ConfigValue.IsTrue(Read().GetValueOrDefault(PermanentKey));
        set => this[PermanentKey] = value;
    }

    /// <inheritdoc/>
    public virtual void RegenerateId()
    {
    }

    /// <inheritdoc/>
    public bool IsNew { get; init; }

    /// <inheritdoc/>
    public bool Modified { get; set; }

    /// <inheritdoc/>
    public bool Accessed { get; set; }

    /// <inheritdoc/>
    public int Count => Read().Count;

    /// <inheritdoc/>
    public bool IsReadOnly => false;

    /// <inheritdoc/>
    public ICollection<string> Keys => Read().Keys;

    /// <inheritdoc/>
    public ICollection<object?> Values => Read().Values;

    /// <summary>The value of a key; <see langword="null"/> where it is missing.</summary>
    public object? this[string key]
    {
        get => Read().GetValueOrDefault(key);
        set => Change()[key] = value;
    }

    /// <inheritdoc/>
    public T? Get<T>(string key, T? fallback = default)
    {
        object? value = this[key];
        if (value is null)
            return fallback;
        if (value is T same)
            return same;
        Type type = Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T);
        return value is long or double && type.IsPrimitive && type != typeof(bool) && type != typeof(char)
            ? (T)Convert.ChangeType(value, type, CultureInfo.InvariantCulture)
            : throw new InvalidCastException($"The session's '{key}' is a {value.GetType().Name}, not a {type.Name}.");
    }

    /// <inheritdoc/>
    public virtual object? Pop(string key, object? fallback = null)
    {
        if (!Read().TryGetValue(key, out object? value))
            return fallback;
        Change().Remove(key);
        return value;
    }

    /// <inheritdoc/>
    public virtual object? SetDefault(string key, object? value = null)
    {
        if (Read().TryGetValue(key, out object? known))
            return known;
        return this[key] = value;
    }

    /// <inheritdoc/>
    public virtual void Update(IEnumerable<KeyValuePair<string, object?>> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        foreach ((string key, object? value) in values)
            this[key] = value;
    }

    /// <inheritdoc/>
    public void Add(string key, object? value) => Change().Add(key, value);

    /// <inheritdoc/>
    public virtual bool Remove(string key) => Read().ContainsKey(key) && Change().Remove(key);

    /// <inheritdoc/>
    public void Clear() => Change().Clear();

    /// <inheritdoc/>
    public bool ContainsKey(string key) => Read().ContainsKey(key);

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out object? value) => Read().TryGetValue(key, out value);

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => Read().GetEnumerator();

    /// <summary>What every change goes through; a session that cannot be changed throws here.</summary>
    private protected virtual OrderedDictionary<string, object?> Change()
    {
        Modified = true;
        return Read();
    }

    // What every look goes through: whoever knows even how many keys there are knows something of the visitor.
    private OrderedDictionary<string, object?> Read()
    {
        Accessed = true;
        return _values;
    }

    void ICollection<KeyValuePair<string, object?>>.Add(KeyValuePair<string, object?> item) => Add(item.Key, item.Value);

    bool ICollection<KeyValuePair<string, object?>>.Contains(KeyValuePair<string, object?> item) =>
        TryGetValue(item.Key, out object? value) && Equals(value, item.Value);

    void ICollection<KeyValuePair<string, object?>>.CopyTo(KeyValuePair<string, object?>[] array, int arrayIndex) =>
        ((ICollection<KeyValuePair<string, object?>>)Read()).CopyTo(array, arrayIndex);

    bool ICollection<KeyValuePair<string, object?>>.Remove(KeyValuePair<string, object?> item) =>
        ((ICollection<KeyValuePair<string, object?>>)this).Contains(item) && Remove(item.Key);

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
