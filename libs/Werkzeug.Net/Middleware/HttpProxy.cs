using System.Globalization;
using Werkzeug.Net.Http;
using Werkzeug.Net.Wsgi;

namespace Werkzeug.Net.Middleware;

/// <summary>Where requests are passed on to.</summary>
public sealed record HttpProxyTarget
{
    /// <summary>The URL of the other server, as <c>http://127.0.0.1:5001/</c>.</summary>
    public required Uri Target { get; init; }

    /// <summary>Whether the prefix of the path is cut off.</summary>
    public bool RemovePrefix { get; init; }

    /// <summary>The <c>Host</c> to send: null sends the target's, empty the request's own.</summary>
    public string? Host { get; init; }

    /// <summary>Headers to send besides.</summary>
    public IReadOnlyDictionary<string, string>? Headers { get; init; }
}

/// <summary>Passes requests below some paths on to other servers.</summary>
/// <remarks>Mirrors <c>werkzeug.middleware.http_proxy.ProxyMiddleware</c>. Bodies stream in both directions.</remarks>
public static class HttpProxy
{
    private static readonly byte[] Sorry = "Bad Gateway\n"u8.ToArray();

    /// <summary>Wraps an application.</summary>
    /// <param name="app">Takes what no target takes.</param>
    /// <param name="targets">The targets by the beginning of the path; the first that fits is taken.</param>
    /// <param name="client">Sends the requests. It must follow no redirects and keep no cookies. Null makes one of that kind.</param>
    public static WsgiApp Wrap(WsgiApp app, IReadOnlyDictionary<string, HttpProxyTarget> targets, HttpMessageInvoker? client = null)
    {
        ArgumentNullException.ThrowIfNull(app);
        ArgumentNullException.ThrowIfNull(targets);
        HttpMessageInvoker sender = client ?? new HttpMessageInvoker(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false });
        KeyValuePair<string, HttpProxyTarget>[] all = [.. targets.Select(static target => KeyValuePair.Create($"/{target.Key.Trim('/')}/", target.Value))];
        return (environ, startResponse) =>
        {
            string path = environ.Text("PATH_INFO") ?? "";
            foreach ((string prefix, HttpProxyTarget target) in all)
            {
                if (path.StartsWith(prefix, StringComparison.Ordinal))
                    return PassAsync(environ, startResponse, target, target.RemovePrefix ? path[(prefix.Length - 1)..] : path, sender);
            }

            return app(environ, startResponse);
        };
    }

    private static async ValueTask<WsgiBody> PassAsync(
        WsgiEnviron environ, StartResponse startResponse, HttpProxyTarget target, string path, HttpMessageInvoker client)
    {
        HttpRequestMessage request = Request(environ, target, path);
        HttpResponseMessage response;
        try
        {
            response = await client.SendAsync(request, environ.Aborted).ConfigureAwait(false);
        }
        catch (HttpRequestException)
        {
            request.Dispose();
            startResponse("502 Bad Gateway", [new("Content-Type", "text/plain; charset=utf-8"), new("Content-Length", Sorry.Length.ToString(CultureInfo.InvariantCulture))]);
            return WsgiBody.Of(Sorry);
        }

        KeyValuePair<string, string>[] headers = [.. response.Headers.Concat(response.Content.Headers)
            .Where(static header => !HopByHop.IsHopByHopHeader(header.Key))
            .SelectMany(static header => header.Value.Select(value => KeyValuePair.Create(header.Key, value)))];
        startResponse(string.Create(CultureInfo.InvariantCulture, $"{(int)response.StatusCode} {response.ReasonPhrase}"), headers);
        Stream body = await response.Content.ReadAsStreamAsync(environ.Aborted).ConfigureAwait(false);
        return new FileWrapper(body).OnClose(() =>
        {
            response.Dispose();
            request.Dispose();
        });
    }

    private static HttpRequestMessage Request(WsgiEnviron environ, HttpProxyTarget target, string path)
    {
        string url = target.Target.GetLeftPart(UriPartial.Authority) + target.Target.AbsolutePath.TrimEnd('/') + QuoteBytes(path);
        if (environ.QueryString.Length > 0)
            url += "?" + environ.QueryString;
        HttpRequestMessage request = new(new HttpMethod(environ.Method), new Uri(url));
        if (ContentLength.Of(environ) is > 0 || environ.Text("HTTP_TRANSFER_ENCODING") is not null || environ.ContentType is not null)
        {
            request.Content = new StreamContent(InputStream.Of(environ));
            request.Content.Headers.ContentLength = ContentLength.Of(environ);
        }

        foreach ((string name, string value) in new EnvironHeaders(environ))
        {
            if (HopByHop.IsHopByHopHeader(name) || name is "Host" or "Content-Length")
                continue;
            if (!request.Headers.TryAddWithoutValidation(name, value))
                request.Content?.Headers.TryAddWithoutValidation(name, value);
        }

        request.Headers.Host = target.Host switch
        {
            null => target.Target.Authority,
            "" => environ.Text("HTTP_HOST") ?? target.Target.Authority,
            string host => host,
        };
        foreach ((string name, string value) in target.Headers ?? new Dictionary<string, string>())
            request.Headers.TryAddWithoutValidation(name, value);
        return request;
    }

    private static string QuoteBytes(string path) => Text.PercentEncoding.Quote(WsgiText.Decode(path), PathCharacters);

    private static readonly System.Buffers.SearchValues<char> PathCharacters = Text.PercentEncoding.Safe("!$&'()*+,/:;=@");
}
