using System.Collections;
using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Flask.Net.Config;

/// <summary>An application's configuration: a dictionary of keys in capitals, with ways to fill it.</summary>
/// <remarks>Mirrors <c>flask.Config</c>. It is filled while the application is set up; it may be changed later, from any thread.</remarks>
public partial class FlaskConfig : IDictionary<string, object?>
{
    private readonly Lock _changing = new();

    // Replaced by a copy with each change: requests read it while a reloaded file changes it.
    private volatile OrderedDictionary<string, object?> _values = new(StringComparer.Ordinal);

    /// <summary>Makes a configuration.</summary>
    /// <param name="rootPath">The folder that the paths of files start at.</param>
    /// <param name="defaults">What it holds at first.</param>
    public FlaskConfig(string rootPath, IEnumerable<KeyValuePair<string, object?>>? defaults = null)
    {
        ArgumentNullException.ThrowIfNull(rootPath);
        RootPath = rootPath;
        Update(defaults);
    }

    /// <summary>What a new application's configuration holds.</summary>
    public static IReadOnlyDictionary<string, object?> Defaults { get; } = new Dictionary<string, object?>
    {
        ["DEBUG"] = null,
        ["TESTING"] = false,
        ["PROPAGATE_EXCEPTIONS"] = null,
        ["SECRET_KEY"] = null,
        ["SECRET_KEY_FALLBACKS"] = null,
        ["PERMANENT_SESSION_LIFETIME"] = TimeSpan.FromDays(31),
        ["USE_X_SENDFILE"] = false,
        ["TRUSTED_HOSTS"] = null,
        ["SERVER_NAME"] = null,
        ["APPLICATION_ROOT"] = "/",
        ["SESSION_COOKIE_NAME"] = "session",
        ["SESSION_COOKIE_DOMAIN"] = null,
        ["SESSION_COOKIE_PATH"] = null,
        ["SESSION_COOKIE_HTTPONLY"] = true,
        ["SESSION_COOKIE_SECURE"] = false,
        ["SESSION_COOKIE_PARTITIONED"] = false,
        ["SESSION_COOKIE_SAMESITE"] = null,
        ["SESSION_REFRESH_EACH_REQUEST"] = true,
        ["MAX_CONTENT_LENGTH"] = null,
        ["MAX_FORM_MEMORY_SIZE"] = 500_000L,
        ["MAX_FORM_PARTS"] = 1_000L,
        ["SEND_FILE_MAX_AGE_DEFAULT"] = null,
        ["TRAP_BAD_REQUEST_ERRORS"] = null,
        ["TRAP_HTTP_EXCEPTIONS"] = false,
        ["EXPLAIN_TEMPLATE_LOADING"] = false,
        ["PREFERRED_URL_SCHEME"] = "http",
        ["TEMPLATES_AUTO_RELOAD"] = null,
        ["MAX_COOKIE_SIZE"] = 4093L,
        ["PROVIDE_AUTOMATIC_OPTIONS"] = true,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The folder that the paths of files start at.</summary>
    public string RootPath { get; }

    /// <summary>Rises with every change, so that what was read can be kept as long as it holds.</summary>
    public int Version { get; private set; }

    /// <inheritdoc/>
    public int Count => _values.Count;

    /// <inheritdoc/>
    public bool IsReadOnly => false;

    /// <inheritdoc/>
    public ICollection<string> Keys => _values.Keys;

    /// <inheritdoc/>
    public ICollection<object?> Values => _values.Values;

    /// <summary>The value of a key.</summary>
    /// <exception cref="KeyNotFoundException">There is no such key.</exception>
    public object? this[string key]
    {
        get => _values[key];
        set => Change(values => values[key] = value);
    }

    /// <summary>The value of a key, as a type: numbers convert into each other, and into a <see cref="TimeSpan"/> as seconds.</summary>
    /// <param name="key">The key.</param>
    /// <param name="fallback">What to answer where the key is missing or holds nothing.</param>
    /// <exception cref="InvalidCastException">The value is of another type.</exception>
    public T? Get<T>(string key, T? fallback = default) => _values.TryGetValue(key, out object? value) && value is not null
        ? (T)ConfigValue.Convert(value, typeof(T), key)
        : fallback;

    /// <summary>Whether a key holds something that counts as true: neither nothing, nor false, zero or empty.</summary>
    public bool IsTrue(string key) => _values.TryGetValue(key, out object? value) && ConfigValue.IsTrue(value);

    /// <summary>Sets several keys.</summary>
    /// <param name="values">Keys and values; <see langword="null"/> sets none.</param>
    public void Update(IEnumerable<KeyValuePair<string, object?>>? values)
    {
        if (values is null)
            return;
        Change(all =>
        {
            foreach ((string key, object? value) in values)
                all[key] = value;
        });
    }

    /// <summary>The keys that begin with a prefix, for a library that takes them as options.</summary>
    /// <param name="prefix">The prefix, as <c>IMAGE_STORE_</c>.</param>
    /// <param name="lowercase">Whether the keys are given in small letters.</param>
    /// <param name="trimNamespace">Whether they are given without the prefix.</param>
    /// <remarks>Mirrors <c>Config.get_namespace</c>.</remarks>
    public OrderedDictionary<string, object?> GetNamespace(string prefix, bool lowercase = true, bool trimNamespace = true)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        OrderedDictionary<string, object?> found = new(StringComparer.Ordinal);
        foreach ((string key, object? value) in _values)
        {
            if (!key.StartsWith(prefix, StringComparison.Ordinal))
                continue;
            string name = trimNamespace ? key[prefix.Length..] : key;
            found[lowercase ? name.ToLowerInvariant() : name] = value;
        }

        return found;
    }

    /// <inheritdoc/>
    public void Add(string key, object? value) => Change(values => values.Add(key, value));

    /// <inheritdoc/>
    public bool Remove(string key)
    {
        bool wasThere = false;
        Change(values => wasThere = values.Remove(key));
        return wasThere;
    }

    /// <inheritdoc/>
    public void Clear() => Change(static values => values.Clear());

    /// <inheritdoc/>
    public bool ContainsKey(string key) => _values.ContainsKey(key);

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out object? value) => _values.TryGetValue(key, out value);

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => _values.GetEnumerator();

    /// <summary>The name, without the values: they may be secret.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"<Config of {Count} keys>");

    private void Change(Action<OrderedDictionary<string, object?>> change)
    {
        lock (_changing)
        {
            OrderedDictionary<string, object?> values = new(_values, StringComparer.Ordinal);
            change(values);
            _values = values;
            Version++;
        }
    }

    void ICollection<KeyValuePair<string, object?>>.Add(KeyValuePair<string, object?> item) => Add(item.Key, item.Value);

    bool ICollection<KeyValuePair<string, object?>>.Contains(KeyValuePair<string, object?> item) => ((ICollection<KeyValuePair<string, object?>>)_values).Contains(item);

    void ICollection<KeyValuePair<string, object?>>.CopyTo(KeyValuePair<string, object?>[] array, int arrayIndex) =>
        ((ICollection<KeyValuePair<string, object?>>)_values).CopyTo(array, arrayIndex);

    bool ICollection<KeyValuePair<string, object?>>.Remove(KeyValuePair<string, object?> item) =>
        ((ICollection<KeyValuePair<string, object?>>)this).Contains(item) && Remove(item.Key);

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
