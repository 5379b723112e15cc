using System.Text.Json.Nodes;
using Conformance.Werkzeug;
using Flask.Net;
using Werkzeug.Net;

namespace Conformance.Flask;

/// <summary>Makes and changes the responses that a vector's view returns.</summary>
internal static class VectorResponses
{
    /// <summary>A response of its parts.</summary>
    public static Response Make(JsonNode spec, bool isFlask)
    {
        ResponseBody body = BodyOf(spec["body"]);
        HttpStatus? status = WebValues.Decode(spec["status"]) switch { null => null, string line => line, var code => (int)(long)code };
        IEnumerable<KeyValuePair<string, string>>? headers = spec["headers"] is { } list ? HeadersOf(list) : null;
        string? mimeType = (string?)spec["mimetype"];
        string? contentType = (string?)spec["content_type"];
        bool direct = (bool?)spec["direct_passthrough"] ?? false;
        return isFlask
            ? new FlaskResponse(body, status, headers, mimeType, contentType, direct)
            : new Response(body, status, headers, mimeType, contentType, direct);
    }

    /// <summary>Does one thing to a response.</summary>
    public static void Apply(Response response, JsonArray op, FlaskContext context) => ResponseOps.Apply(response, op, context.Request.Environ);

    /// <summary>The options of <c>send_file</c>.</summary>
    public static SendFileOptions SendOptions(JsonNode spec) => new()
    {
        MimeType = (string?)spec["mimetype"],
        AsAttachment = (bool?)spec["as_attachment"] ?? false,
        DownloadName = (string?)spec["download_name"],
        Conditional = (bool?)spec["conditional"] ?? true,
        AddETag = spec["etag"] is not JsonValue tag || tag.GetValueKind() == System.Text.Json.JsonValueKind.String || (bool)tag,
        ETag = spec["etag"] is JsonValue text && text.GetValueKind() == System.Text.Json.JsonValueKind.String ? (string)text! : null,
        LastModified = WebValues.Decode(spec["last_modified"]) switch
        {
            DateTimeOffset moment => moment,
            DateTime moment => new DateTimeOffset(moment, TimeSpan.Zero),
            long seconds => DateTimeOffset.FromUnixTimeSeconds(seconds),
            double seconds => DateTimeOffset.UnixEpoch.AddSeconds(seconds),
            _ => null,
        },
        MaxAge = (double?)spec["max_age"] is { } age ? TimeSpan.FromSeconds(age) : null,
    };

    private static ResponseBody BodyOf(JsonNode? body) => WebValues.Decode(body) switch
    {
        null => default,
        string text => text,
        byte[] bytes => bytes,
        IEnumerable<object?> blocks => ResponseBody.FromSequence(blocks.Select(block => block as byte[] ?? System.Text.Encoding.UTF8.GetBytes((string)block!))),
        var other => throw new InvalidDataException($"A body of type {other.GetType().Name}."),
    };

    private static IEnumerable<KeyValuePair<string, string>> HeadersOf(JsonNode headers) => headers switch
    {
        JsonObject dict => dict.Select(pair => KeyValuePair.Create(pair.Key, (string)pair.Value!)),
        _ => headers.AsArray().Select(pair => KeyValuePair.Create((string)pair![0]!, (string)pair[1]!)),
    };
}
