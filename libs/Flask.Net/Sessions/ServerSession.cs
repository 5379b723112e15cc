namespace Flask.Net.Sessions;

/// <summary>A session that lies on the server. The visitor's cookie holds nothing but its id.</summary>
public class ServerSession : SecureCookieSession
{
    /// <summary>Makes a session.</summary>
    /// <param name="id">The id that the cookie holds; <see langword="null"/> for a session that gets one when it is saved.</param>
    /// <param name="initial">What it holds; <see langword="null"/> means nothing.</param>
    public ServerSession(string? id, IEnumerable<KeyValuePair<string, object?>>? initial = null)
        : base(initial) => Id = id;

    /// <summary>The id that the cookie holds; <see langword="null"/> before the session is saved for the first time.</summary>
    public string? Id { get; internal set; }

    /// <summary>The id that the visitor came with, where it is to be forgotten.</summary>
    internal string? FormerId { get; private set; }

    /// <inheritdoc/>
    public override void RegenerateId()
    {
        FormerId ??= Id;
        Id = null;
        Modified = true;
    }

    /// <summary>Notes that the session was saved.</summary>
    internal void WasSaved() => FormerId = null;
}
