using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Werkzeug.Net.Testing;

/// <summary>Answers an <see cref="HttpClient"/> from a record (HAR 1.2), as <see cref="HarRecorder"/> and browsers' tools make it.</summary>
/// <remarks>A request takes the first answer to its method and URL that was not given yet; the last one is given again and again.</remarks>
/// <example><code>using HttpClient client = new(new HarPlayer(File.ReadAllText("visit.har")));</code></example>
public sealed class HarPlayer : HttpMessageHandler
{
    private readonly Dictionary<(string Method, string Url), Queue<JsonNode>> _answers = [];
    private readonly Lock _gate = new();

    /// <summary>Reads a record.</summary>
    /// <param name="json">The record.</param>
    /// <exception cref="JsonException">The text is not JSON.</exception>
    /// <exception cref="FormatException">It is no record.</exception>
    public HarPlayer(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        JsonArray entries = JsonNode.Parse(json)?["log"]?["entries"] as JsonArray ?? throw new FormatException("The text is no HTTP archive: it has no log with entries.");
        foreach (JsonNode? entry in entries)
        {
            if (entry?["request"] is not { } request || entry["response"] is not { } response)
                throw new FormatException("An entry of the archive has no request or no response.");
            (string, string) key = ((string?)request["method"] ?? "GET", (string?)request["url"] ?? "");
            if (!_answers.TryGetValue(key, out Queue<JsonNode>? answers))
                _answers[key] = answers = [];
            answers.Enqueue(response);
        }
    }

    /// <inheritdoc/>
    /// <exception cref="HttpRequestException">The record has no answer to the request.</exception>
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        string url = request.RequestUri?.AbsoluteUri ?? "";
        JsonNode answer = Next(request.Method.Method, url) ?? throw new HttpRequestException($"The record has no answer to {request.Method} {url}.");
        HttpResponseMessage response = new((HttpStatusCode)((int?)answer["status"] ?? 200))
        {
            ReasonPhrase = (string?)answer["statusText"],
            RequestMessage = request,
            Content = new ByteArrayContent(BodyOf(answer["content"])),
        };
        foreach (JsonNode? header in answer["headers"] as JsonArray ?? [])
            Add(response, (string?)header?["name"] ?? "", (string?)header?["value"] ?? "");
        return Task.FromResult(response);
    }

    private JsonNode? Next(string method, string url)
    {
        lock (_gate)
        {
            if (!_answers.TryGetValue((method, url), out Queue<JsonNode>? answers))
                return null;
            return answers.Count > 1 ? answers.Dequeue() : answers.Peek();
        }
    }

    private static byte[] BodyOf(JsonNode? content)
    {
        string text = (string?)content?["text"] ?? "";
        return (string?)content?["encoding"] == "base64" ? Convert.FromBase64String(text) : Encoding.UTF8.GetBytes(text);
    }

    // The body stands decoded in the record, so that its length and its coding are others than they were on the wire.
    private static void Add(HttpResponseMessage response, string name, string value)
    {
        bool isFraming = name.ToUpperInvariant() is "CONTENT-LENGTH" or "CONTENT-ENCODING" or "TRANSFER-ENCODING";
        if (name.Length > 0 && !isFraming && !response.Headers.TryAddWithoutValidation(name, value))
            response.Content.Headers.TryAddWithoutValidation(name, value);
    }
}
