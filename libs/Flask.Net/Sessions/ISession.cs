namespace Flask.Net.Sessions;

/// <summary>What a visitor's session holds between requests: a dictionary that knows whether it was looked at and changed.</summary>
/// <remarks>
/// <para>Reading a key that is missing gives <see langword="null"/>. A change inside of a list or a dictionary that the session
/// holds is not noticed: set <see cref="Modified"/> then.</para>
/// <para>Mirrors <c>flask.sessions.SessionMixin</c>.</para>
/// </remarks>
public interface ISession : IDictionary<string, object?>
{
    /// <summary>Whether the session outlives the browser: it then ends after the configuration's <c>PERMANENT_SESSION_LIFETIME</c>.</summary>
    bool Permanent { get; set; }

    /// <summary>Whether the session did not exist before this request, where the implementation knows.</summary>
    bool IsNew { get; }

    /// <summary>Whether the session was changed and is to be saved.</summary>
    bool Modified { get; set; }

    /// <summary>Whether the session was looked at or changed: the response then depends on the cookie, and says so to caches.</summary>
    bool Accessed { get; set; }

    /// <summary>
    /// Gives the session another id and forgets the old one, so that an id which somebody planted before a login is worth nothing after it.
    /// A session that travels in its cookie has no id: nothing is to be done.
    /// </summary>
    void RegenerateId()
    {
    }

    /// <summary>The value of a key, as a type: numbers convert into each other.</summary>
    /// <param name="key">The key.</param>
    /// <param name="fallback">What to answer where the key is missing or holds nothing.</param>
    /// <exception cref="InvalidCastException">The value is of another type.</exception>
    T? Get<T>(string key, T? fallback = default);

    /// <summary>Removes a key and gives its value.</summary>
    /// <param name="key">The key.</param>
    /// <param name="fallback">What to answer where the key is missing.</param>
    object? Pop(string key, object? fallback = null);

    /// <summary>Gives the value of a key, and sets it first where it is missing.</summary>
    object? SetDefault(string key, object? value = null);

    /// <summary>Sets several keys.</summary>
    void Update(IEnumerable<KeyValuePair<string, object?>> values);
}
