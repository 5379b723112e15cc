namespace Flask.Net.Sessions;

/// <summary>What stands in for a session where none could be opened: it is empty, and says why when something is to be kept.</summary>
/// <remarks>Mirrors <c>flask.sessions.NullSession</c>.</remarks>
public sealed class NullSession : SecureCookieSession
{
    private protected override OrderedDictionary<string, object?> Change() => throw new InvalidOperationException(
        "The session is unavailable because no secret key was set. Set the SecretKey on the application to something unique and secret.");
}
