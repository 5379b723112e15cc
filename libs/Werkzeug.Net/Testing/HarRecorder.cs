using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Werkzeug.Net.Testing;

/// <summary>Records what an <see cref="HttpClient"/> asks and is answered, as browsers' tools save it: an HTTP Archive (HAR 1.2).</summary>
/// <remarks>Bodies are read into memory. <see cref="HarPlayer"/> answers from such a record.</remarks>
/// <param name="inner">What answers: a server's handler, or a <see cref="WsgiHandler"/>.</param>
/// <param name="time">The clock; null takes the system's.</param>
/// <example><code>
/// using HarRecorder recorder = new(new SocketsHttpHandler());
/// using HttpClient client = new(recorder);
/// await client.GetAsync("https://example.com/");
/// File.WriteAllText("visit.har", recorder.ToJson());
/// </code></example>
public sealed class HarRecorder(HttpMessageHandler inner, TimeProvider? time = null) : DelegatingHandler(inner)
{
    private readonly TimeProvider _time = time ?? TimeProvider.System;
    private readonly List<JsonObject> _entries = [];
    private readonly Lock _gate = new();

    /// <summary>The headers whose values are not kept, as they let others in.</summary>
    public IReadOnlyCollection<string> RedactedHeaders { get; init; } = ["Authorization", "Proxy-Authorization", "Cookie"];

    /// <summary>The record so far.</summary>
    public string ToJson()
    {
        lock (_gate)
        {
            JsonObject log = new()
            {
                ["version"] = "1.2",
                ["creator"] = new JsonObject { ["name"] = "Werkzeug.Net", ["version"] = typeof(HarRecorder).Assembly.GetName().Version?.ToString() ?? "" },
                ["entries"] = new JsonArray([.. _entries.Select(static entry => entry.DeepClone())]),
            };
            return new JsonObject { ["log"] = log }.ToJsonString();
        }
    }

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        DateTimeOffset begin = _time.GetUtcNow();
        if (request.Content is not null)
            await request.Content.LoadIntoBufferAsync(cancellationToken).ConfigureAwait(false);
        JsonObject asked = await RequestAsync(request, cancellationToken).ConfigureAwait(false);
        HttpResponseMessage response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        await response.Content.LoadIntoBufferAsync(cancellationToken).ConfigureAwait(false);
        JsonObject answered = await ResponseAsync(response, cancellationToken).ConfigureAwait(false);
        double milliseconds = (_time.GetUtcNow() - begin).TotalMilliseconds;
        Keep(new JsonObject
        {
            ["startedDateTime"] = begin.ToString("O", CultureInfo.InvariantCulture),
            ["time"] = milliseconds,
            ["request"] = asked,
            ["response"] = answered,
            ["cache"] = new JsonObject(),
            ["timings"] = new JsonObject { ["send"] = 0, ["wait"] = milliseconds, ["receive"] = 0 },
        });
        return response;
    }

    private void Keep(JsonObject entry)
    {
        lock (_gate)
            _entries.Add(entry);
    }

    private async ValueTask<JsonObject> RequestAsync(HttpRequestMessage request, CancellationToken cancel)
    {
        byte[] body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancel).ConfigureAwait(false);
        JsonObject asked = new()
        {
            ["method"] = request.Method.Method,
            ["url"] = request.RequestUri?.AbsoluteUri ?? "",
            ["httpVersion"] = $"HTTP/{request.Version}",
            ["cookies"] = new JsonArray(),
            ["headers"] = Pairs(request.Headers.Concat(request.Content?.Headers ?? Enumerable.Empty<KeyValuePair<string, IEnumerable<string>>>())),
            ["queryString"] = new JsonArray(),
            ["headersSize"] = -1,
            ["bodySize"] = body.Length,
        };
        if (request.Content is not null)
            asked["postData"] = Content(body, request.Content.Headers.ContentType?.ToString());
        return asked;
    }

    private async ValueTask<JsonObject> ResponseAsync(HttpResponseMessage response, CancellationToken cancel)
    {
        byte[] body = await response.Content.ReadAsByteArrayAsync(cancel).ConfigureAwait(false);
        JsonObject content = Content(body, response.Content.Headers.ContentType?.ToString());
        content["size"] = body.Length;
        return new JsonObject
        {
            ["status"] = (int)response.StatusCode,
            ["statusText"] = response.ReasonPhrase ?? "",
            ["httpVersion"] = $"HTTP/{response.Version}",
            ["cookies"] = new JsonArray(),
            ["headers"] = Pairs(response.Headers.Concat(response.Content.Headers)),
            ["content"] = content,
            ["redirectURL"] = response.Headers.Location?.ToString() ?? "",
            ["headersSize"] = -1,
            ["bodySize"] = body.Length,
        };
    }

    private JsonArray Pairs(IEnumerable<KeyValuePair<string, IEnumerable<string>>> headers) =>
        [.. headers.SelectMany(header => header.Value.Select(value => (JsonNode)new JsonObject { ["name"] = header.Key, ["value"] = Shown(header.Key, value) }))];

    private string Shown(string name, string value) => RedactedHeaders.Contains(name, StringComparer.OrdinalIgnoreCase) ? "" : value;

    // Text is kept as text; what is none, in base64.
    private static JsonObject Content(byte[] body, string? type)
    {
        JsonObject content = new() { ["mimeType"] = type ?? "" };
        if (System.Text.Unicode.Utf8.IsValid(body))
        {
            content["text"] = Encoding.UTF8.GetString(body);
            return content;
        }

        content["text"] = Convert.ToBase64String(body);
        content["encoding"] = "base64";
        return content;
    }
}
