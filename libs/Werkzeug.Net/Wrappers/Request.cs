using Werkzeug.Net.Datastructures;
using Werkzeug.Net.Forms;
using Werkzeug.Net.Http;
using Werkzeug.Net.Wsgi;

namespace Werkzeug.Net;

/// <summary>A request: the environment with a typed surface. Headers are read when they are first asked for, the body when it is.</summary>
/// <remarks>
/// Mirrors <c>werkzeug.wrappers.Request</c>. Open for frameworks: limits, trusted hosts and what happens on broken JSON are virtual.
/// A request belongs to one thread at a time.
/// </remarks>
public partial class Request
{
    private ImmutableMultiDict<string>? _args;
    private ImmutableMultiDict<string>? _cookies;
    private EnvironHeaders? _headers;
    private string? _method;

    /// <summary>Wraps an environment.</summary>
    /// <param name="environ">The request's environment.</param>
    /// <param name="populateRequest">Whether the environment should know the request, as <c>werkzeug.request</c>.</param>
    /// <param name="shallow">Whether the body is never read, as middleware wants it that looks at requests passing by.</param>
    public Request(WsgiEnviron environ, bool populateRequest = true, bool shallow = false)
    {
        ArgumentNullException.ThrowIfNull(environ);
        Environ = environ;
        IsShallow = shallow;
        if (populateRequest && !shallow)
            environ["werkzeug.request"] = this;
    }

    /// <summary>The environment.</summary>
    public WsgiEnviron Environ { get; }

    /// <summary>Whether the body is never read.</summary>
    public bool IsShallow { get; }

    /// <summary>The method in upper case, as <c>GET</c>.</summary>
    public string Method => _method ??= Environ.Method.ToUpperInvariant();

    /// <summary>The parameters of the query string.</summary>
    public ImmutableMultiDict<string> Args => _args ??= ImmutableMultiDict<string>.Own(QueryText.ParseByteText(QueryString));

    /// <summary>The cookies.</summary>
    public ImmutableMultiDict<string> Cookies => _cookies ??= ImmutableMultiDict<string>.Own(CookieHeader.ParseText(Environ.Text("HTTP_COOKIE")));

    /// <summary>The headers.</summary>
    public HeadersView Headers => _headers ??= new EnvironHeaders(Environ);

    /// <summary>The parameters of the query string and, for POST, PUT and PATCH, of the form.</summary>
    /// <remarks>Reads the body; <see cref="LoadFormAsync"/> does so without blocking.</remarks>
    public CombinedMultiDict<string> Values => Method == "GET" ? new(Args) : new(Args, Form);

    /// <summary>The hosts to accept (<see cref="Wsgi.TrustedHosts"/>); null accepts every one.</summary>
    public virtual IReadOnlyList<string>? TrustedHosts { get; set; }

    /// <summary>The address of the peer, or null.</summary>
    public string? RemoteAddress => Environ.RemoteAddress;

    /// <summary>The user that the server authenticated (<c>REMOTE_USER</c>), or null.</summary>
    public string? RemoteUser => Environ.Text("REMOTE_USER");

    /// <summary>The addresses that the request came through, the client's first. The header behind it can be forged by clients.</summary>
    public IReadOnlyList<string> AccessRoute => Headers.Get("X-Forwarded-For") is { } forwarded
        ? ListHeader.Parse(forwarded)
        : RemoteAddress is { } address ? [address] : [];

    /// <summary>Whether the server may run the application on several threads at once.</summary>
    public bool IsMultithread => Environ.TryGet("wsgi.multithread", out bool value) && value;

    /// <summary>Whether the server runs the application in several processes.</summary>
    public bool IsMultiprocess => Environ.TryGet("wsgi.multiprocess", out bool value) && value;

    /// <summary>Whether the server runs the application once only.</summary>
    public bool IsRunOnce => Environ.TryGet("wsgi.run_once", out bool value) && value;

    /// <summary>Fires when the client has gone away.</summary>
    public CancellationToken Aborted => Environ.Aborted;

    /// <summary>Makes an application of a function from request to response. What it throws as HTTP error is the response.</summary>
    /// <remarks>Mirrors <c>Request.application</c>.</remarks>
    public static WsgiApp Application(Func<Request, ValueTask<Response>> view)
    {
        ArgumentNullException.ThrowIfNull(view);
        return async (environ, startResponse) =>
        {
            Response response;
            try
            {
                response = await view(new Request(environ)).ConfigureAwait(false);
            }
            catch (HttpException error)
            {
                response = error.ToResponse(environ);
            }

            return await response.InvokeAsync(environ, startResponse).ConfigureAwait(false);
        };
    }

    /// <inheritdoc/>
    public override string ToString() => $"<{GetType().Name} '{SafeUrl()}' [{Method}]>";

    private string SafeUrl()
    {
        try
        {
            return Url;
        }
        catch (SecurityException)
        {
            return "(invalid host)";
        }
    }
}
