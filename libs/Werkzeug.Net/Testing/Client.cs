using Werkzeug.Net.Datastructures;
using Werkzeug.Net.Wsgi;

namespace Werkzeug.Net.Testing;

/// <summary>Calls an application without a server, keeps its cookies and follows its redirects.</summary>
/// <remarks>Mirrors <c>werkzeug.test.Client</c>.</remarks>
/// <example><code>
/// Client client = new(app);
/// TestResponse response = await client.PostAsync("/login", form: new { name = "Ann" }, followRedirects: true);
/// </code></example>
public class Client
{
    private const int MostRedirects = 30;
    private readonly WsgiApp _app;

    /// <summary>Makes a client.</summary>
    /// <param name="app">The application.</param>
    /// <param name="useCookies">Whether cookies are kept between requests. Then they alone are sent: a header <c>Cookie</c> of a request is replaced.</param>
    /// <param name="allowSubdomainRedirects">Whether redirects to subdomains are followed.</param>
    /// <param name="time">The clock by which cookies end; null takes the system's.</param>
    public Client(WsgiApp app, bool useCookies = true, bool allowSubdomainRedirects = false, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(app);
        _app = app;
        Cookies = useCookies ? new CookieJar(time) : null;
        AllowSubdomainRedirects = allowSubdomainRedirects;
    }

    /// <summary>The cookies; <see langword="null"/> where none are kept.</summary>
    public CookieJar? Cookies { get; }

    /// <summary>Whether redirects to subdomains are followed.</summary>
    public bool AllowSubdomainRedirects { get; }

    /// <summary>Sends a request that was built.</summary>
    /// <param name="builder">The request.</param>
    /// <param name="followRedirects">Whether redirects are followed; see <see cref="TestResponse.History"/>.</param>
    /// <param name="cancel">Stops waiting.</param>
    /// <exception cref="ClientRedirectException">The redirects lead in a circle, or to another host.</exception>
    public async ValueTask<TestResponse> OpenAsync(EnvironBuilder builder, bool followRedirects = false, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(builder);
        WsgiEnviron environ = builder.GetEnviron();
        TestResponse response = await SendAsync(environ, [], cancel).ConfigureAwait(false);
        List<TestResponse> history = [];
        while (followRedirects && response.StatusCode is 301 or 302 or 303 or 305 or 307 or 308)
        {
            if (history.Count >= MostRedirects || history.Exists(before => before.Location == response.Location && before.StatusCode == response.StatusCode))
                throw new ClientRedirectException($"Loop detected: A {response.StatusCode} redirect to {response.Location} was already made.");
            history.Add(response);
            environ = Redirection.Of(environ, response, builder, AllowSubdomainRedirects).GetEnviron();
            response = await SendAsync(environ, [.. history], cancel).ConfigureAwait(false);
        }

        return response;
    }

    /// <summary>Sends a request.</summary>
    /// <param name="path">The path, with a query where <paramref name="query"/> is left out.</param>
    /// <param name="method">The method.</param>
    /// <param name="query">The query: text, or named values.</param>
    /// <param name="form">A form: named values, files as <see cref="FileStorage"/>.</param>
    /// <param name="json">A value that is sent as JSON.</param>
    /// <param name="data">The body: text or bytes.</param>
    /// <param name="headers">The headers.</param>
    /// <param name="contentType">The type of the body.</param>
    /// <param name="baseUrl">Scheme, host and path of the application.</param>
    /// <param name="followRedirects">Whether redirects are followed.</param>
    /// <param name="cancel">Stops waiting.</param>
    public ValueTask<TestResponse> OpenAsync(
        string path,
        string method = "GET",
        object? query = null,
        object? form = null,
        object? json = null,
        object? data = null,
        IEnumerable<KeyValuePair<string, string>>? headers = null,
        string? contentType = null,
        string? baseUrl = null,
        bool followRedirects = false,
        CancellationToken cancel = default)
    {
        EnvironBuilder builder = MakeBuilder(path, baseUrl, query);
        builder.Method = method;
        builder.Form = form;
        builder.Json = json;
        builder.Data = data is string text ? System.Text.Encoding.UTF8.GetBytes(text) : (byte[]?)data;
        builder.ContentType = contentType;
        builder.Headers.Extend(headers ?? []);
        return OpenAsync(builder, followRedirects, cancel);
    }

    /// <summary>Sends <c>GET</c>.</summary>
    /// <inheritdoc cref="OpenAsync(string, string, object, object, object, object, IEnumerable{KeyValuePair{string, string}}, string, string, bool, CancellationToken)"/>
    public ValueTask<TestResponse> GetAsync(
        string path, object? query = null, IEnumerable<KeyValuePair<string, string>>? headers = null, string? baseUrl = null, bool followRedirects = false, CancellationToken cancel = default) =>
        OpenAsync(path, "GET", query, headers: headers, baseUrl: baseUrl, followRedirects: followRedirects, cancel: cancel);

    /// <summary>Sends <c>HEAD</c>.</summary>
    /// <inheritdoc cref="GetAsync"/>
    public ValueTask<TestResponse> HeadAsync(
        string path, object? query = null, IEnumerable<KeyValuePair<string, string>>? headers = null, string? baseUrl = null, bool followRedirects = false, CancellationToken cancel = default) =>
        OpenAsync(path, "HEAD", query, headers: headers, baseUrl: baseUrl, followRedirects: followRedirects, cancel: cancel);

    /// <summary>Sends <c>OPTIONS</c>.</summary>
    /// <inheritdoc cref="GetAsync"/>
    public ValueTask<TestResponse> OptionsAsync(
        string path, object? query = null, IEnumerable<KeyValuePair<string, string>>? headers = null, string? baseUrl = null, bool followRedirects = false, CancellationToken cancel = default) =>
        OpenAsync(path, "OPTIONS", query, headers: headers, baseUrl: baseUrl, followRedirects: followRedirects, cancel: cancel);

    /// <summary>Sends <c>POST</c>.</summary>
    /// <inheritdoc cref="OpenAsync(string, string, object, object, object, object, IEnumerable{KeyValuePair{string, string}}, string, string, bool, CancellationToken)"/>
    public ValueTask<TestResponse> PostAsync(
        string path, object? form = null, object? json = null, object? data = null, object? query = null, IEnumerable<KeyValuePair<string, string>>? headers = null, string? contentType = null,
        string? baseUrl = null, bool followRedirects = false, CancellationToken cancel = default) =>
        OpenAsync(path, "POST", query, form, json, data, headers, contentType, baseUrl, followRedirects, cancel);

    /// <summary>Sends <c>PUT</c>.</summary>
    /// <inheritdoc cref="PostAsync"/>
    public ValueTask<TestResponse> PutAsync(
        string path, object? form = null, object? json = null, object? data = null, object? query = null, IEnumerable<KeyValuePair<string, string>>? headers = null, string? contentType = null,
        string? baseUrl = null, bool followRedirects = false, CancellationToken cancel = default) =>
        OpenAsync(path, "PUT", query, form, json, data, headers, contentType, baseUrl, followRedirects, cancel);

    /// <summary>Sends <c>PATCH</c>.</summary>
    /// <inheritdoc cref="PostAsync"/>
    public ValueTask<TestResponse> PatchAsync(
        string path, object? form = null, object? json = null, object? data = null, object? query = null, IEnumerable<KeyValuePair<string, string>>? headers = null, string? contentType = null,
        string? baseUrl = null, bool followRedirects = false, CancellationToken cancel = default) =>
        OpenAsync(path, "PATCH", query, form, json, data, headers, contentType, baseUrl, followRedirects, cancel);

    /// <summary>Sends <c>DELETE</c>.</summary>
    /// <inheritdoc cref="PostAsync"/>
    public ValueTask<TestResponse> DeleteAsync(
        string path, object? form = null, object? json = null, object? data = null, object? query = null, IEnumerable<KeyValuePair<string, string>>? headers = null, string? contentType = null,
        string? baseUrl = null, bool followRedirects = false, CancellationToken cancel = default) =>
        OpenAsync(path, "DELETE", query, form, json, data, headers, contentType, baseUrl, followRedirects, cancel);

    /// <summary>Makes the builder of a request. Override it for other defaults.</summary>
    protected virtual EnvironBuilder MakeBuilder(string path, string? baseUrl, object? query) => new(path, baseUrl, query);

    /// <summary>Changes an environment before it is sent.</summary>
    protected virtual void Prepare(WsgiEnviron environ)
    {
    }

    private async ValueTask<TestResponse> SendAsync(WsgiEnviron environ, IReadOnlyList<TestResponse> history, CancellationToken cancel)
    {
        Request request = new(environ, populateRequest: false);
        (string host, string path) = Cookies?.AddTo(environ) ?? default;
        Prepare(environ);
        WsgiResult result = await WsgiRunner.RunAsync(_app, environ, buffered: true, cancel).ConfigureAwait(false);
        TestResponse response = new(await result.Body.ReadAllAsync(cancel).ConfigureAwait(false), result, request, history);
        Cookies?.Update(response.Headers.GetList("Set-Cookie"), host, path);
        return response;
    }
}
