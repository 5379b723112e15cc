using System.Globalization;
using System.Net;
using Werkzeug.Net.Wsgi;

namespace Werkzeug.Net.Testing;

/// <summary>Answers an <see cref="HttpClient"/> by an application, in memory: no server, no socket, any number of requests at once.</summary>
/// <example><code>
/// using HttpClient client = new(new WsgiHandler(app.InvokeAsync)) { BaseAddress = new("http://localhost/") };
/// string page = await client.GetStringAsync("/");
/// </code></example>
/// <param name="app">The application.</param>
public sealed class WsgiHandler(WsgiApp app) : HttpMessageHandler
{
    private readonly WsgiApp _app = app ?? throw new ArgumentNullException(nameof(app));

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        WsgiEnviron environ = await EnvironOfAsync(request, cancellationToken).ConfigureAwait(false);
        WsgiResult result = await WsgiRunner.RunAsync(_app, environ, buffered: false, cancellationToken).ConfigureAwait(false);
        HttpResponseMessage response = new()
        {
            StatusCode = (HttpStatusCode)int.Parse(result.Status.AsSpan(0, 3), NumberStyles.None, CultureInfo.InvariantCulture),
            ReasonPhrase = result.Status.Length > 4 ? result.Status[4..] : "",
            RequestMessage = request,
            Content = new StreamContent(new WsgiBodyStream(result.Body)),
        };
        foreach ((string name, string value) in result.Headers)
        {
            if (!response.Headers.TryAddWithoutValidation(name, value))
                response.Content.Headers.TryAddWithoutValidation(name, value);
        }

        return response;
    }

    private static async ValueTask<WsgiEnviron> EnvironOfAsync(HttpRequestMessage request, CancellationToken cancel)
    {
        Uri url = request.RequestUri ?? throw new InvalidOperationException("The request has no URL.");
        EnvironBuilder builder = new(url.PathAndQuery, $"{url.Scheme}://{request.Headers.Host ?? url.Authority}/") { Method = request.Method.Method };
        foreach ((string name, IEnumerable<string> values) in request.Headers.Where(static header => header.Key != "Host"))
            builder.Headers.SetList(name, [string.Join(name == "Cookie" ? "; " : ", ", values)]);
        if (request.Content is { } content)
            await AddContentAsync(builder, content, cancel).ConfigureAwait(false);
        WsgiEnviron environ = builder.GetEnviron();
        environ["werkzeug.aborted"] = cancel;
        return environ;
    }

    private static async ValueTask AddContentAsync(EnvironBuilder builder, HttpContent content, CancellationToken cancel)
    {
        builder.Input = await content.ReadAsStreamAsync(cancel).ConfigureAwait(false);
        builder.ContentType = content.Headers.ContentType?.ToString();
        builder.Overrides["wsgi.input_terminated"] = true;
        if (content.Headers.ContentLength is { } length)
            builder.Overrides["CONTENT_LENGTH"] = length.ToString(CultureInfo.InvariantCulture);
        foreach ((string name, IEnumerable<string> values) in content.Headers.Where(static header => header.Key is not ("Content-Type" or "Content-Length")))
            builder.Headers.SetList(name, values);
    }
}
