namespace Flask.Net.Sessions;

/// <summary>What stands in for a session where none could be opened: it is empty, and says why when something is to be kept.</summary>
/// <remarks>Mirrors <c>flask.sessions.NullSession</c>.</remarks>
public sealed class NullSession : SecureCookieSession
{
    /// <inheritdoc/>
    public override object? Pop(string key, object? fallback = null) => Change();

    /// <inheritdoc/>
    public override object? SetDefault(string key, object? value = null) => Change();

    /// <inheritdoc/>
    public override bool Remove(string key) => Change().Remove(key);

    /// <inheritdoc/>
    public override void Update(IEnumerable<KeyValuePair<string, object?>> values) => Change();

    private protected override OrderedDictionary<string, object?> Change() => throw NoSecretKey();

    internal static InvalidOperationException NoSecretKey() => new(
        "The session is unavailable because no secret key was set. Set the SecretKey on the application to something unique and secret.");
}
