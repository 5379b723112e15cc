using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Flask.Net;

/// <summary>A place for what belongs to one request or one command, as the user who logged in or an open connection.</summary>
/// <remarks>
/// Mirrors <c>flask.ctx._AppCtxGlobals</c>, the object behind <c>flask.g</c>. It lives as long as its <see cref="FlaskContext"/> and is
/// not meant to be shared between threads. A name that was never set reads as <see langword="null"/>.
/// </remarks>
public class AppGlobals : IReadOnlyDictionary<string, object?>
{
    private Dictionary<string, object?>? _values;

    /// <summary>The value of a name; <see langword="null"/> where it was never set.</summary>
    public object? this[string name]
    {
        get => TryGetValue(name, out object? value) ? value : null;
        set => (_values ??= new(StringComparer.Ordinal))[name] = value;
    }

    /// <inheritdoc/>
    public int Count => _values?.Count ?? 0;

    /// <inheritdoc/>
    public IEnumerable<string> Keys => _values is { } values ? values.Keys : [];

    /// <inheritdoc/>
    public IEnumerable<object?> Values => _values is { } values ? values.Values : [];

    /// <summary>The value of a name as a type.</summary>
    /// <param name="name">The name.</param>
    /// <param name="fallback">What to answer where the name was never set or its value is of another type.</param>
    public T? Get<T>(string name, T? fallback = default) => TryGetValue(name, out object? value) && value is T typed ? typed : fallback;

    /// <summary>The value of a name, made and kept on first use.</summary>
    /// <param name="name">The name.</param>
    /// <param name="make">Makes the value where there is none.</param>
    /// <example><code>Database db = Current.G.GetOrAdd("db", () => Database.Open(path));</code></example>
    public T GetOrAdd<T>(string name, Func<T> make)
    {
        ArgumentNullException.ThrowIfNull(make);
        if (TryGetValue(name, out object? value) && value is T kept)
            return kept;
        T made = make();
        this[name] = made;
        return made;
    }

    /// <summary>Sets a name only where it has no value yet, and answers the value it then has.</summary>
    public object? SetDefault(string name, object? value)
    {
        if (TryGetValue(name, out object? kept))
            return kept;
        this[name] = value;
        return value;
    }

    /// <summary>Takes a value out.</summary>
    /// <param name="name">The name.</param>
    /// <param name="fallback">What to answer where the name was never set.</param>
    public object? Pop(string name, object? fallback = null) =>
        _values is { } values && values.Remove(name, out object? value) ? value : fallback;

    /// <inheritdoc/>
    public bool ContainsKey(string key) => _values is { } values && values.ContainsKey(key);

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out object? value)
    {
        if (_values is { } values)
            return values.TryGetValue(key, out value);
        value = null;
        return false;
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() =>
        (_values ?? Enumerable.Empty<KeyValuePair<string, object?>>()).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
