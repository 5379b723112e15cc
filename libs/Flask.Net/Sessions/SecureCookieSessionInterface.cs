using System.Collections;
using System.Security.Cryptography;
using Flask.Net.Json;
using ItsDangerous.Net;
using Werkzeug.Net;
using Werkzeug.Net.Http;

namespace Flask.Net.Sessions;

/// <summary>Keeps sessions in signed cookies, which Python's Flask reads and writes alike under the same secret key.</summary>
/// <remarks>
/// The configuration's <c>SECRET_KEY</c> signs; it and every key of <c>SECRET_KEY_FALLBACKS</c> verify.
/// Mirrors <c>flask.sessions.SecureCookieSessionInterface</c>.
/// </remarks>
public class SecureCookieSessionInterface : SessionInterface
{
    private KeptSerializer? _kept;

    /// <summary>Keeps the signatures of sessions apart from others under the same key.</summary>
    public TextOrBytes Salt { get; init; } = "cookie-session";

    /// <summary>The digest of the signature.</summary>
    public HashAlgorithmName Digest { get; init; } = HashAlgorithmName.SHA1;

    /// <summary>How the signing key is made.</summary>
    public KeyDerivation KeyDerivation { get; init; } = KeyDerivation.Hmac;

    /// <summary>What writes and reads the session's content; register tags with it for types of your own.</summary>
    public TaggedJsonSerializer Serializer { get; init; } = new(static () => ContextStack.Top?.App.Json ?? DefaultJsonProvider.WithoutApp);

    /// <summary>
    /// Whether a cookie that browsers would drop for its size is an error. Otherwise it is only told to the log, as in the
    /// original, and the visitor's session ends in silence.
    /// </summary>
    public bool RefuseLargeCookies { get; init; }

    /// <summary>
    /// Over how many cookies a session may be spread that is too large for one; 1 keeps to one, as the original does, and Python's Flask
    /// reads no other. Each request brings all of them along, and servers limit headers: a few will do. More is an error.
    /// </summary>
    public int MaximumCookies { get; init; } = 1;

    /// <summary>The serializer that signs an application's sessions; <see langword="null"/> where it has no secret key.</summary>
    public UrlSafeTimedSerializer? GetSigningSerializer(FlaskApp app)
    {
        ArgumentNullException.ThrowIfNull(app);
        KeptSerializer? kept = _kept;
        if (kept is null || !kept.IsFor(app))
            _kept = kept = new KeptSerializer(app, MakeSerializer(app));
        return kept.Serializer;
    }

    // A request without cookies that nobody has looked into the session of. Whoever derives from this class may want to see every request.
    internal override bool IsIdle(FlaskRequest request) => GetType() == typeof(SecureCookieSessionInterface) && !request.Environ.ContainsKey("HTTP_COOKIE");

    /// <inheritdoc/>
    public override ISession? OpenSession(FlaskApp app, FlaskRequest request)
    {
        if (GetSigningSerializer(app) is not { } serializer)
            return null;
        string? cookie = SplitCookie.Join(request.Cookies, GetCookieName(app), MaximumCookies);
        if (string.IsNullOrEmpty(cookie))
            return new SecureCookieSession();
        try
        {
            TimeSpan maxAge = TimeSpan.FromSeconds(Math.Truncate(app.PermanentSessionLifetime.TotalSeconds));
            return new SecureCookieSession(Content(serializer.Deserialize<object?>(cookie, maxAge)));
        }
        catch (BadSignatureException)
        {
            return new SecureCookieSession();
        }
    }

    /// <inheritdoc/>
    public override void SaveSession(FlaskApp app, ISession session, Response response)
    {
        // Looking at the session below is ours and no visit of the view's, so this comes first.
        if (session.Accessed)
            response.Vary.Add("Cookie");
        string name = GetCookieName(app);
        if (session.Count == 0)
        {
            if (!session.Modified)
                return;
            response.DeleteCookie(name, CookieOptionsOf(app));
            SplitCookie.DeleteRest(response, name, CookieOptionsOf(app), MaximumCookies, kept: 1);
            response.Vary.Add("Cookie");
            return;
        }

        if (!ShouldSetCookie(app, session))
            return;
        UrlSafeTimedSerializer serializer = GetSigningSerializer(app) ?? throw NullSession.NoSecretKey();
        string content = serializer.Serialize<object?>(session);
        CookieOptions options = CookieOptionsOf(app) with { Expires = GetExpirationTime(app, session) };
        int limit = response.MaxCookieSize;
        int size = SizeOf(app, name, content, options);
        bool isTooLarge = limit > 0 && size > limit;
        IReadOnlyList<string> pieces = isTooLarge && MaximumCookies > 1 ? SplitCookie.Split(content, limit - SizeOf(app, name, "", options)) : [content];
        if (isTooLarge && (pieces.Count > MaximumCookies || (pieces.Count == 1 && RefuseLargeCookies)))
            throw SessionTooLargeException.Cookie(name, size, limit * MaximumCookies);
        for (int at = 0; at < pieces.Count; at++)
            response.SetCookie(SplitCookie.NameOf(name, at), pieces[at], options);
        SplitCookie.DeleteRest(response, name, CookieOptionsOf(app), MaximumCookies, pieces.Count);
        response.Vary.Add("Cookie");
    }

    private static int SizeOf(FlaskApp app, string name, string content, CookieOptions options) =>
        SetCookieHeader.Write(name, content, options with { MaximumSize = 0 }, app.Clock).Length;

    // The newest key signs and stands last: a fallback in its place would sign new cookies with the key that is to be retired.
    private UrlSafeTimedSerializer? MakeSerializer(FlaskApp app)
    {
        if (KeyOf(app.SecretKey) is not { Length: > 0 } secret)
            return null;
        List<TextOrBytes> keys = [];
        foreach (object? fallback in app.Config.Get<IEnumerable>("SECRET_KEY_FALLBACKS") ?? Array.Empty<object?>())
        {
            if (KeyOf(fallback) is { } key)
                keys.Add(key);
        }

        SignerOptions signing = new() { Salt = Salt, Digest = Digest, KeyDerivation = KeyDerivation, TimeProvider = app.Clock };
        return new UrlSafeTimedSerializer([.. keys, secret], signing, new SerializerOptions { Payload = Serializer });
    }

    private static TextOrBytes? KeyOf(object? key) => key switch
    {
        null => null,
        string text => text,
        byte[] bytes => bytes,
        _ => throw new InvalidOperationException($"A secret key is text or bytes, not a {key.GetType().Name}."),
    };

    // What a cookie holds was signed by whoever has the key, but that need not have been a session.
    private static IEnumerable<KeyValuePair<string, object?>>? Content(object? content) => content switch
    {
        null or false or 0L or 0.0 or "" or byte[] { Length: 0 } => null,
        IEnumerable<KeyValuePair<string, object?>> dictionary => dictionary,
        IEnumerable<object?> items => items.Select(Pair),
        _ => throw NoDictionary(content),
    };

    private static KeyValuePair<string, object?> Pair(object? item) => item is IReadOnlyList<object?> and [string key, var value]
        ? new(key, value)
        : throw NoDictionary(item);

    private static InvalidCastException NoDictionary(object? content) =>
        new($"The session's cookie holds a {content?.GetType().Name ?? "null"} where it should hold a dictionary.");

    /// <summary>A serializer, kept with its derived keys as long as the configuration stays the same.</summary>
    private sealed class KeptSerializer(FlaskApp app, UrlSafeTimedSerializer? serializer)
    {
        private readonly int _version = app.Config.Version;
        private readonly TimeProvider _clock = app.Clock;

        public UrlSafeTimedSerializer? Serializer => serializer;

        public bool IsFor(FlaskApp other) => ReferenceEquals(app, other) && _version == other.Config.Version && ReferenceEquals(_clock, other.Clock);
    }
}
