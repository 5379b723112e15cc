using System.Security.Cryptography;
using System.Text;
using Flask.Net.Json;
using ItsDangerous.Net;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Werkzeug.Net;
using Werkzeug.Net.Http;

namespace Flask.Net.Sessions;

/// <summary>Keeps sessions on the server, in an <see cref="IDistributedCache"/>, and gives the visitor an id of 256 random bits.</summary>
/// <remarks>
/// <para>The cache is the one that is given, else the one among the application's services, else the process's own memory. With a cache
/// that several instances share, any of them may answer any request.</para>
/// <para>The store sees only a hash of the id: whoever reads the store cannot use what he finds as a cookie. An id that the store does
/// not know is never taken over, so that nobody can choose another visitor's id. Call <see cref="ISession.RegenerateId"/> when a visitor
/// logs in.</para>
/// </remarks>
/// <param name="cache">The store; <see langword="null"/> takes that of the services, or memory.</param>
/// <example><code>app.SessionInterface = new ServerSessionInterface();</code></example>
public class ServerSessionInterface(IDistributedCache? cache = null) : SessionInterface
{
    private const int IdBytes = 32;

    private readonly Lazy<IDistributedCache> _memory = new(static () => new MemoryDistributedCache(Options.Create(new MemoryDistributedCacheOptions())));

    /// <summary>How many bytes a session may have in the store. The default is one mebibyte.</summary>
    public int MaximumSize { get; init; } = 1024 * 1024;

    /// <summary>What the keys in the store begin with.</summary>
    public string KeyPrefix { get; init; } = "session:";

    /// <summary>What writes and reads the session's content; register tags with it for types of your own.</summary>
    public TaggedJsonSerializer Serializer { get; init; } = new(static () => ContextStack.Top?.App.Json ?? DefaultJsonProvider.WithoutApp);

    /// <inheritdoc/>
    public override bool IsAsynchronous => true;

    /// <inheritdoc/>
    public override ISession? OpenSession(FlaskApp app, FlaskRequest request) =>
        IdOf(app, request) is { } id ? Read(id, StoreOf(app).Get(KeyOf(id))) : new ServerSession(null);

    /// <inheritdoc/>
    public override async ValueTask<ISession?> OpenSessionAsync(FlaskApp app, FlaskRequest request, CancellationToken cancel = default) =>
        IdOf(app, request) is { } id
            ? Read(id, await StoreOf(app).GetAsync(KeyOf(id), cancel).ConfigureAwait(false))
            : new ServerSession(null);

    /// <inheritdoc/>
    public override void SaveSession(FlaskApp app, ISession session, Response response)
    {
        IDistributedCache store = StoreOf(app);
        Saving saving = Prepare(app, (ServerSession)session, response);
        if (saving.Forget is { } former)
            store.Remove(KeyOf(former));
        if (saving.Content is { } content)
            store.Set(KeyOf(saving.Id), content, Lifetime(app));
        Finish(app, (ServerSession)session, response, saving);
    }

    /// <inheritdoc/>
    public override async ValueTask SaveSessionAsync(FlaskApp app, ISession session, Response response, CancellationToken cancel = default)
    {
        Saving saving = Prepare(app, (ServerSession)session, response);
        if (saving.Forget is { } former)
            await StoreOf(app).RemoveAsync(KeyOf(former), cancel).ConfigureAwait(false);
        if (saving.Content is { } content)
            await StoreOf(app).SetAsync(KeyOf(saving.Id), content, Lifetime(app), cancel).ConfigureAwait(false);
        Finish(app, (ServerSession)session, response, saving);
    }

    /// <summary>The key of a session in the store.</summary>
    private string KeyOf(string id) => KeyPrefix + UrlSafeBase64.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(id)));

    private IDistributedCache StoreOf(FlaskApp app) => cache ?? (app.HasServices ? app.Services.GetService<IDistributedCache>() : null) ?? _memory.Value;

    // Reading a session makes it live on: the time counts from the last request that used it.
    private static DistributedCacheEntryOptions Lifetime(FlaskApp app) => new() { SlidingExpiration = app.PermanentSessionLifetime };

    // Whatever does not look like an id of ours is none: no other text ever reaches the store.
    private string? IdOf(FlaskApp app, FlaskRequest request) =>
        request.Cookies.Get(GetCookieName(app)) is { Length: 43 } id && id.All(static character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_') ? id : null;

    private ServerSession Read(string id, byte[]? content) => content is not null
        && Serializer.Loads(Encoding.UTF8.GetString(content)) is IEnumerable<KeyValuePair<string, object?>> values
            ? new ServerSession(id, values)
            : new ServerSession(null);

    private Saving Prepare(FlaskApp app, ServerSession session, Response response)
    {
        // Looking at the session below is ours and no visit of the view's, so this comes first.
        if (session.Accessed)
            response.Vary.Add("Cookie");
        if (session.Count == 0)
            return new Saving("", null, session.Modified ? session.FormerId ?? session.Id : null);
        if (!session.Modified)
            return new Saving(session.Id ?? "", null, null);
        byte[] content = Encoding.UTF8.GetBytes(Serializer.Dumps(session));
        if (content.Length > MaximumSize)
            throw SessionTooLargeException.Stored(content.Length, MaximumSize);
        session.Id ??= UrlSafeBase64.Encode(RandomNumberGenerator.GetBytes(IdBytes));
        return new Saving(session.Id, content, session.FormerId);
    }

    private void Finish(FlaskApp app, ServerSession session, Response response, Saving saving)
    {
        string name = GetCookieName(app);
        CookieOptions options = CookieOptionsOf(app);
        if (saving.Id.Length > 0 && ShouldSetCookie(app, session))
            response.SetCookie(name, saving.Id, options with { Expires = GetExpirationTime(app, session) });
        else if (saving.Id.Length == 0 && session.Modified)
            response.DeleteCookie(name, options);
        else
            return;
        response.Vary.Add("Cookie");
        session.WasSaved();
    }

    /// <summary>What is to be done with a session in the store: under which id to keep what, and which one to forget.</summary>
    private readonly record struct Saving(string Id, byte[]? Content, string? Forget);
}
