using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Werkzeug.Net.Wsgi;

/// <summary>
/// The environment of one request: an ordered dictionary with PEP 3333's keys and meaning, which an application may change freely.
/// </summary>
/// <remarks>
/// Over a server it begins as a view: reading a key asks the request, and the few keys that are written are kept beside it. Counting,
/// enumerating or removing pours everything out once; from then on it is a plain dictionary. It is not safe for use by several threads
/// at once.
/// Where PEP 3333 says "exactly a dict", this library says: exactly this type.
/// </remarks>
public sealed class WsgiEnviron : IDictionary<string, object?>
{
    private const int MostChanges = 8;

    private OrderedDictionary<string, object?>? _all;
    private EnvironSource? _source;

    // What was written over the source: so few that looking at each is quicker than a dictionary.
    private KeyValuePair<string, object?>[] _changes = [];
    private int _changed;

    /// <summary>Makes an empty environment.</summary>
    public WsgiEnviron()
    {
    }

    /// <summary>Makes an environment with these keys, in their order. A later pair replaces an earlier one of the same key.</summary>
    public WsgiEnviron(IEnumerable<KeyValuePair<string, object?>> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        foreach ((string key, object? value) in items)
            this[key] = value;
    }

    internal WsgiEnviron(EnvironSource source) => _source = source;

    /// <summary>The source that the environment still looks through, or null once it was poured out.</summary>
    internal EnvironSource? Source => _source;

    /// <summary>The request method, as <c>GET</c> (<c>REQUEST_METHOD</c>).</summary>
    public string Method => Text("REQUEST_METHOD") ?? "GET";

    /// <summary>The decoded path below the application (<c>PATH_INFO</c> as Unicode text).</summary>
    public string Path => WsgiText.Decode(Text("PATH_INFO") ?? "");

    /// <summary>The decoded path of the application itself, without a slash at its end (<c>SCRIPT_NAME</c> as Unicode text).</summary>
    public string ScriptName => WsgiText.Decode(Text("SCRIPT_NAME") ?? "");

    /// <summary>The query string as it came, without the question mark (<c>QUERY_STRING</c>).</summary>
    public string QueryString => Text("QUERY_STRING") ?? "";

    /// <summary><c>http</c> or <c>https</c> (<c>wsgi.url_scheme</c>).</summary>
    public string Scheme => Text("wsgi.url_scheme") ?? "http";

    /// <summary>The protocol the client spoke, as <c>HTTP/1.1</c> (<c>SERVER_PROTOCOL</c>); null where the server does not say.</summary>
    public string? Protocol => Text("SERVER_PROTOCOL");

    /// <summary>The media type of the body (<c>CONTENT_TYPE</c>), or null.</summary>
    public string? ContentType => Text("CONTENT_TYPE");

    /// <summary>The address of the peer (<c>REMOTE_ADDR</c>), or null where there is none.</summary>
    public string? RemoteAddress => Text("REMOTE_ADDR");

    /// <summary>The request body as the server offers it (<c>wsgi.input</c>).</summary>
    public Stream Input => this.TryGet("wsgi.input", out Stream? input) ? input : Stream.Null;

    /// <summary>Where the application may write about errors (<c>wsgi.errors</c>).</summary>
    public TextWriter Errors => this.TryGet("wsgi.errors", out TextWriter? errors) ? errors : TextWriter.Null;

    /// <summary>Fires when the client has gone away or the server stops waiting for the answer.</summary>
    public CancellationToken Aborted => this.TryGet("werkzeug.aborted", out object? token) && token is CancellationToken aborted ? aborted : default;

    /// <inheritdoc/>
    public int Count => Poured.Count;

    /// <inheritdoc/>
    public ICollection<string> Keys => Poured.Keys;

    /// <inheritdoc/>
    public ICollection<object?> Values => Poured.Values;

    bool ICollection<KeyValuePair<string, object?>>.IsReadOnly => false;

    private OrderedDictionary<string, object?> Poured => _source is null ? _all ??= new(StringComparer.Ordinal) : Pour(_source);

    /// <summary>The value of a key.</summary>
    /// <exception cref="KeyNotFoundException">Read: there is no such key.</exception>
    public object? this[string key]
    {
        get => TryGetValue(key, out object? value) ? value : throw new KeyNotFoundException($"The environ has no key '{key}'.");
        set
        {
            if (_source is null || !TryChange(key, value))
                Poured[key] = value;
        }
    }

    /// <inheritdoc/>
    public bool TryGetValue(string key, out object? value)
    {
        if (_source is not null)
            return TryGetChange(key, out value) || _source.TryGet(key, out value);
        value = null;
        return _all is not null && _all.TryGetValue(key, out value);
    }

    /// <summary>The value of a key if it is there and of this type.</summary>
    public bool TryGet<T>(string key, [NotNullWhen(true)] out T? value)
    {
        if (TryGetValue(key, out object? found) && found is T typed)
        {
            value = typed;
            return true;
        }

        value = default;
        return false;
    }

    /// <summary>The text of a key; null where it is absent or no text.</summary>
    public string? Text(string key) => TryGetValue(key, out object? value) ? value as string : null;

    /// <summary>Sets a value for a key that is not there yet, and returns the value that is there afterwards.</summary>
    public object? SetDefault(string key, object? value)
    {
        if (TryGetValue(key, out object? present))
            return present;
        this[key] = value;
        return value;
    }

    /// <summary>Another environment with the same keys and values.</summary>
    public WsgiEnviron Copy() => new(Poured);

    /// <inheritdoc/>
    public bool ContainsKey(string key) => TryGetValue(key, out _);

    /// <inheritdoc/>
    public void Add(string key, object? value)
    {
        if (!Poured.TryAdd(key, value))
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The environ has a key '{key}' already."), nameof(key));
    }

    /// <inheritdoc/>
    public bool Remove(string key) => Poured.Remove(key);

    /// <inheritdoc/>
    public void Clear()
    {
        _source = null;
        _all = null;
        _changes = [];
        _changed = 0;
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => Poured.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    void ICollection<KeyValuePair<string, object?>>.Add(KeyValuePair<string, object?> item) => Add(item.Key, item.Value);

    bool ICollection<KeyValuePair<string, object?>>.Contains(KeyValuePair<string, object?> item) =>
        TryGetValue(item.Key, out object? value) && Equals(value, item.Value);

    bool ICollection<KeyValuePair<string, object?>>.Remove(KeyValuePair<string, object?> item) =>
        ((ICollection<KeyValuePair<string, object?>>)this).Contains(item) && Remove(item.Key);

    void ICollection<KeyValuePair<string, object?>>.CopyTo(KeyValuePair<string, object?>[] array, int arrayIndex) =>
        ((ICollection<KeyValuePair<string, object?>>)Poured).CopyTo(array, arrayIndex);

    private bool TryGetChange(string key, out object? value)
    {
        int at = IndexOfChange(key);
        value = at < 0 ? null : _changes[at].Value;
        return at >= 0;
    }

    private bool TryChange(string key, object? value)
    {
        ArgumentNullException.ThrowIfNull(key);
        int at = IndexOfChange(key);
        if (at < 0)
            at = _changed;
        if (at == MostChanges)
            return false;
        if (at == _changes.Length)
            Array.Resize(ref _changes, Math.Max(2, at * 2));
        _changes[at] = new(key, value);
        _changed = Math.Max(_changed, at + 1);
        return true;
    }

    private int IndexOfChange(string key)
    {
        for (int at = 0; at < _changed; at++)
        {
            if (_changes[at].Key == key)
                return at;
        }

        return -1;
    }

    private OrderedDictionary<string, object?> Pour(EnvironSource source)
    {
        OrderedDictionary<string, object?> all = new(StringComparer.Ordinal);
        source.PourInto(all);
        foreach ((string key, object? value) in _changes.AsSpan(0, _changed))
            all[key] = value;
        _source = null;
        _changes = [];
        _changed = 0;
        return _all = all;
    }
}
