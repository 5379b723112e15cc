using System.Collections.Frozen;
using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using Werkzeug.Net.Text;
using Werkzeug.Net.Wsgi;

namespace Werkzeug.Net.Serving;

/// <summary>The environment over a request of ASP.NET Core: a value is made when it is asked for.</summary>
internal sealed class KestrelEnviron : EnvironSource
{
    private static readonly object Version = (1, 0);
    private static readonly object Yes = true;
    private static readonly object No = false;
    private static readonly Func<Stream, int, WsgiBody> MakeFileWrapper = static (file, blockSize) => new FileWrapper(file, blockSize);

    // What a server offers, in the order in which it is listed. HTTP_ keys come last.
    private static readonly string[] ServerKeys =
    [
        "wsgi.version", "wsgi.url_scheme", "wsgi.input", "wsgi.input_terminated", "wsgi.errors", "wsgi.multithread", "wsgi.multiprocess",
        "wsgi.run_once", "wsgi.file_wrapper", "werkzeug.aborted", "SERVER_SOFTWARE", "REQUEST_METHOD", "SCRIPT_NAME", "PATH_INFO", "QUERY_STRING",
        "REQUEST_URI", "RAW_URI", "REMOTE_ADDR", "REMOTE_PORT", "SERVER_NAME", "SERVER_PORT", "SERVER_PROTOCOL", "CONTENT_TYPE", "CONTENT_LENGTH",
    ];

    // The headers that most requests are asked for: their names need not be made of the keys.
    private static readonly FrozenDictionary<string, string> UsualNames = new[]
    {
        HeaderNames.Accept, HeaderNames.AcceptEncoding, HeaderNames.AcceptLanguage, HeaderNames.Authorization, HeaderNames.CacheControl, HeaderNames.Connection,
        HeaderNames.Cookie, HeaderNames.Host, HeaderNames.IfMatch, HeaderNames.IfModifiedSince, HeaderNames.IfNoneMatch, HeaderNames.IfRange, HeaderNames.Origin,
        HeaderNames.Range, HeaderNames.Referer, HeaderNames.TraceParent, HeaderNames.TraceState, HeaderNames.Upgrade, HeaderNames.UserAgent,
        "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto",
    }.ToFrozenDictionary(static name => KeyOf(name)!, StringComparer.Ordinal); // none of them is refused

    private readonly WsgiServingOptions _options;
    private HttpContext? _request;
    private RequestTarget? _target;
    private KestrelInput? _input;

    public KestrelEnviron(HttpContext context, WsgiServingOptions options)
    {
        _request = context;
        _options = options;
    }

    // The server uses its objects again for the next request, which may be another visitor's.
    private HttpContext Context => _request
        ?? throw new ObjectDisposedException(nameof(WsgiEnviron), "The request has ended. What is wanted later is taken before, as by environ.Copy().");

    private RequestTarget Target => _target ??= RequestTarget.Of(Context);

    /// <summary>Ends looking at the request. An environ that was poured out stays as it is; another no longer answers.</summary>
    public void End()
    {
        _request = null;
        _input?.End();
    }

    public override bool TryGet(string key, out object? value)
    {
        value = key.StartsWith("HTTP_", StringComparison.Ordinal) ? Header(key) : Server(key);
        return value is not null;
    }

    public override void PourInto(OrderedDictionary<string, object?> target)
    {
        foreach (string key in ServerKeys)
        {
            if (Server(key) is { } value)
                target[key] = value;
        }

        foreach ((string name, StringValues values) in Context.Request.Headers)
        {
            if (KeyOf(name) is { } key)
                target[key] = Join(name, values);
        }

        foreach ((string key, string value) in _options.ExtraEnviron)
            target[key] = value;
    }

    private object? Server(string key) => key switch
    {
        "REQUEST_METHOD" => Context.Request.Method,
        "SCRIPT_NAME" => Target.ScriptName,
        "PATH_INFO" => Target.PathInfo,
        "QUERY_STRING" => Target.Query,
        "REQUEST_URI" or "RAW_URI" => Context.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpRequestFeature>()?.RawTarget is { Length: > 0 } raw ? raw : null,
        "CONTENT_TYPE" => Context.Request.ContentType is { } type ? Text(type) : null,
        "CONTENT_LENGTH" => Context.Request.ContentLength?.ToString(CultureInfo.InvariantCulture),
        "SERVER_NAME" => Address(Context.Connection.LocalIpAddress) ?? "localhost",
        "SERVER_PORT" => Port(Context.Connection.LocalPort) ?? (Context.Request.IsHttps ? "443" : "80"),
        "SERVER_PROTOCOL" => Protocol(Context.Request.Protocol),
        "SERVER_SOFTWARE" => WsgiServingOptions.Software,
        "REMOTE_ADDR" => Address(Context.Connection.RemoteIpAddress),
        "REMOTE_PORT" => Port(Context.Connection.RemotePort),
        "wsgi.version" => Version,
        "wsgi.url_scheme" => Context.Request.IsHttps ? "https" : "http",
        "wsgi.input" => _input ??= new KestrelInput(Context),
        "wsgi.input_terminated" => Yes,
        "wsgi.errors" => _options.Errors,
        "wsgi.multithread" => _options.IsMultithread ? Yes : No,
        "wsgi.multiprocess" or "wsgi.run_once" => No,
        "wsgi.file_wrapper" => MakeFileWrapper,
        "werkzeug.aborted" => Context.RequestAborted,
        "aspnetcore.context" => Context,
        _ => _options.ExtraEnviron.Count == 0 ? null : _options.ExtraEnviron.GetValueOrDefault(key),
    };

    private string? Header(string key)
    {
        if (UsualNames.TryGetValue(key, out string? usual))
            return Context.Request.Headers.TryGetValue(usual, out StringValues found) ? Join(usual, found) : null;
        string name = string.Create(key.Length - 5, key, static (into, from) => from.AsSpan(5).Replace(into, '_', '-'));
        return KeyOf(name) == key && Context.Request.Headers.TryGetValue(name, out StringValues values) ? Join(name, values) : null;
    }

    // X_Y and X-Y would be one key, so that the first could be taken for the second; Kestrel lets names through that are none;
    // Proxy would be taken for a setting; the body's framing was undone before it came here.
    private static string? KeyOf(string name)
    {
        if (name.Contains('_', StringComparison.Ordinal) || !HeaderText.IsToken(name))
            return null;
        return name.ToUpperInvariant().Replace('-', '_') switch
        {
            "CONTENT_TYPE" or "CONTENT_LENGTH" or "PROXY" or "TRANSFER_ENCODING" => null,
            string key => "HTTP_" + key,
        };
    }

    private string Join(string name, StringValues values)
    {
        string joined = values.Count == 1
            ? values[0] ?? ""
            : string.Join(name.Equals(HeaderNames.Cookie, StringComparison.OrdinalIgnoreCase) ? "; " : ",", values.ToArray());
        return Text(joined);
    }

    private string Text(string value) => _options.HeadersAreBytes ? value : WsgiText.Encode(value);

    private static string? Address(IPAddress? address) => (address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address)?.ToString();

    private static string? Port(int port) => port > 0 ? port.ToString(CultureInfo.InvariantCulture) : null;

    private static string Protocol(string protocol) => protocol is "HTTP/2" or "HTTP/3" ? protocol + ".0" : protocol;
}
