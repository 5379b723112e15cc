using Werkzeug.Net;
using Werkzeug.Net.Http;

namespace Flask.Net.Sessions;

/// <summary>Opens a visitor's session at the start of a request and saves it at the end. Derive from it to keep sessions elsewhere.</summary>
/// <remarks>
/// Mirrors <c>flask.sessions.SessionInterface</c>. An interface that waits for a store says so by <see cref="IsAsynchronous"/> and
/// overrides the asynchronous methods; one that does not is asked only when the session is first used.
/// </remarks>
public abstract class SessionInterface
{
    /// <summary>Whether opening and saving wait for something: then the asynchronous methods are called, and at the start of each request.</summary>
    public virtual bool IsAsynchronous => false;

    /// <summary>Whether opening the session of a request and saving it untouched would change nothing, so that both can be left out.</summary>
    internal virtual bool IsIdle(FlaskRequest request) => false;

    /// <summary>Opens the session of a request.</summary>
    /// <returns>The session; <see langword="null"/> where none can be opened, as without a secret key.</returns>
    public abstract ISession? OpenSession(FlaskApp app, FlaskRequest request);

    /// <summary>Saves a session, at the end of a request.</summary>
    public abstract void SaveSession(FlaskApp app, ISession session, Response response);

    /// <summary>Opens the session of a request, perhaps waiting for a store.</summary>
    /// <returns>The session; <see langword="null"/> where none can be opened.</returns>
    public virtual ValueTask<ISession?> OpenSessionAsync(FlaskApp app, FlaskRequest request, CancellationToken cancel = default) =>
        ValueTask.FromResult(OpenSession(app, request));

    /// <summary>Saves a session, at the end of a request, perhaps waiting for a store.</summary>
    public virtual ValueTask SaveSessionAsync(FlaskApp app, ISession session, Response response, CancellationToken cancel = default)
    {
        SaveSession(app, session, response);
        return ValueTask.CompletedTask;
    }

    /// <summary>Makes what stands in for a session where none could be opened.</summary>
    public virtual ISession MakeNullSession(FlaskApp app) => new NullSession();

    /// <summary>Whether a session only stands in for one, and is not to be saved.</summary>
    public virtual bool IsNullSession(ISession session) => session is NullSession;

    /// <summary>The name of the cookie.</summary>
    public virtual string GetCookieName(FlaskApp app) => app.Config.Get<string>("SESSION_COOKIE_NAME") ?? "session";

    /// <summary>The domain of the cookie; <see langword="null"/> means the host of the request alone.</summary>
    public virtual string? GetCookieDomain(FlaskApp app) =>
        app.Config.TryGetValue("SESSION_COOKIE_DOMAIN", out object? domain) && domain is string { Length: > 0 } name ? name : null; // older configurations say false

    /// <summary>The path below which the cookie is sent.</summary>
    public virtual string GetCookiePath(FlaskApp app) =>
        app.Config.Get<string>("SESSION_COOKIE_PATH") is { Length: > 0 } path ? path : app.Config.Get<string>("APPLICATION_ROOT") ?? "/";

    /// <summary>Whether scripts cannot read the cookie.</summary>
    public virtual bool GetCookieHttpOnly(FlaskApp app) => app.Config.IsTrue("SESSION_COOKIE_HTTPONLY");

    /// <summary>Whether the cookie is sent over HTTPS only.</summary>
    public virtual bool GetCookieSecure(FlaskApp app) => app.Config.IsTrue("SESSION_COOKIE_SECURE");

    /// <summary>Whether requests that other sites start carry the cookie: <c>Strict</c>, <c>Lax</c>, <c>None</c>, or <see langword="null"/>.</summary>
    public virtual string? GetCookieSameSite(FlaskApp app) => app.Config.Get<string>("SESSION_COOKIE_SAMESITE");

    /// <summary>Whether the cookie is kept apart for each site that embeds this one.</summary>
    public virtual bool GetCookiePartitioned(FlaskApp app) => app.Config.IsTrue("SESSION_COOKIE_PARTITIONED");

    /// <summary>All that these methods say of the cookie.</summary>
    protected CookieOptions CookieOptionsOf(FlaskApp app) => new()
    {
        Domain = GetCookieDomain(app),
        Path = GetCookiePath(app),
        Secure = GetCookieSecure(app),
        Partitioned = GetCookiePartitioned(app),
        SameSite = GetCookieSameSite(app),
        HttpOnly = GetCookieHttpOnly(app),
    };

    /// <summary>When the cookie ends; <see langword="null"/> means with the browser.</summary>
    public virtual DateTimeOffset? GetExpirationTime(FlaskApp app, ISession session) =>
        session.Permanent ? app.Clock.GetUtcNow() + app.PermanentSessionLifetime : null;

    /// <summary>
    /// Whether the cookie is to be sent: when the session was changed, and with every response where it is permanent and the
    /// configuration's <c>SESSION_REFRESH_EACH_REQUEST</c> says so.
    /// </summary>
    public virtual bool ShouldSetCookie(FlaskApp app, ISession session) =>
        session.Modified || (session.Permanent && app.Config.IsTrue("SESSION_REFRESH_EACH_REQUEST"));
}
