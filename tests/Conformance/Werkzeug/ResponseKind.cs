using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Conformance.Replay;
using Conformance.Vectors;
using Werkzeug.Net;
using Werkzeug.Net.Datastructures;
using Werkzeug.Net.Http;
using Werkzeug.Net.Wsgi;

namespace Conformance.Werkzeug;

/// <summary>A response built, changed, and answered for an environ.</summary>
internal sealed class ResponseKind : IVectorKind
{
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    public JsonObject Replay(Vector vector)
    {
        WsgiEnviron environ = WerkzeugValues.ReadEnviron(vector["environ"]);
        try
        {
            VectorResponse response = Make(vector, environ);
            response.Clock = new StillClock((double?)vector["now"] ?? 0);
            foreach (JsonNode? op in vector["ops"]?.AsArray() ?? [])
                ResponseOps.Apply(response, op!.AsArray(), environ);
            JsonObject read = [];
            foreach (JsonNode? name in vector["read"]?.AsArray() ?? [])
                read[(string)name!] = Read(response, (string)name!);
            return Answer(response, environ, read);
        }
        catch (RequestedRangeNotSatisfiableException error)
        {
            JsonObject outcome = WerkzeugErrors.Of(error);
            outcome["content_range"] = error.GetHeaders().FirstOrDefault(header => header.Key == "Content-Range").Value;
            return outcome;
        }
        catch (Exception error) when (error is not NotSupportedException)
        {
            return WerkzeugErrors.Of(error);
        }
    }

    private static JsonObject Answer(VectorResponse response, WsgiEnviron environ, JsonObject read)
    {
        (WsgiBody body, string status, IReadOnlyList<KeyValuePair<string, string>> headers) = response.GetWsgiResponse(environ);
        byte[] data = body.ReadAllAsync().AsTask().GetAwaiter().GetResult();
        body.DisposeAsync().AsTask().GetAwaiter().GetResult();
        JsonObject answer = new() { ["status"] = status, ["headers"] = FormValues.Headers(headers), ["body"] = TextOrBytes(data) };
        if (read.Count > 0)
            answer["read"] = read;
        return Outcome.Value(answer);
    }

    private static VectorResponse Make(Vector vector, WsgiEnviron environ)
    {
        if (vector["redirect"] is JsonObject redirect)
        {
            JsonArray args = redirect["args"]!.AsArray();
            int code = (int?)(redirect["kwargs"]?["code"] ?? (args.Count > 1 ? args[1] : null)) ?? 303;
            return new VectorResponse(Redirect.To((string)args[0]!, code));
        }

        if (vector["exception"] is JsonObject exception)
            return new VectorResponse(Exception(exception).ToResponse(environ));
        return Make(vector["response"]!.AsObject());
    }

    private static HttpException Exception(JsonObject exception)
    {
        JsonObject kwargs = exception["kwargs"]?.AsObject() ?? [];
        string? description = (string?)kwargs["description"];
        return (int)exception["code"]! switch
        {
            405 => new MethodNotAllowedException(kwargs["valid_methods"]?.AsArray().Select(method => (string)method!), description),
            416 => new RequestedRangeNotSatisfiableException((long?)kwargs["length"], (string?)kwargs["units"] ?? "bytes", description),
            int code => Abort.With(code, description),
        };
    }

    private static VectorResponse Make(JsonObject spec) => new(
        Body(spec["body"]),
        Status(spec["status"]),
        ReadHeaders(spec["headers"]),
        (string?)spec["mimetype"],
        (string?)spec["content_type"],
        (bool?)spec["direct_passthrough"] ?? false);

    private static HttpStatus? Status(JsonNode? status) => WerkzeugValues.Read(status) switch
    {
        null => null,
        int code => code,
        string text => text,
        object other => throw new NotSupportedException(other.ToString()),
    };

    private static IEnumerable<KeyValuePair<string, string>>? ReadHeaders(JsonNode? headers) => headers switch
    {
        JsonArray pairs => [.. pairs.Select(pair => KeyValuePair.Create((string)pair![0]!, (string)pair[1]!))],
        JsonObject map => [.. map.Select(pair => KeyValuePair.Create(pair.Key, (string)pair.Value!))],
        _ => null,
    };

    private static ResponseBody Body(JsonNode? body) => body switch
    {
        null => default,
        JsonObject spec when spec.ContainsKey("stream") => ResponseBody.FromStream(Generate(spec["stream"]!.AsArray())),
        JsonObject spec when spec.ContainsKey("file") =>
            new FileWrapper(new MemoryStream(WerkzeugValues.ReadBytes(spec["file"])), (int?)spec["buffer_size"] ?? 8192),
        JsonArray blocks => ResponseBody.FromSequence(blocks.Select(WerkzeugValues.ReadBytes)),
        _ => WerkzeugValues.Read(body) switch
        {
            string text => text,
            byte[] data => data,
            object other => throw new NotSupportedException(other?.ToString()),
            null => default,
        },
    };

    private static IEnumerable<byte[]> Generate(JsonArray blocks)
    {
        foreach (JsonNode? block in blocks)
            yield return WerkzeugValues.ReadBytes(block);
    }

    private static JsonNode? Read(VectorResponse response, string name) => name switch
    {
        "status" => response.Status,
        "status_code" => response.StatusCode,
        "mimetype" => response.MimeType,
        "content_type" => response.ContentType,
        "mimetype_params" => HeaderValues.Show(response.MimeTypeParameters),
        "content_length" => response.ContentLength,
        "is_json" => response.IsJson,
        "is_streamed" => response.IsStreamed,
        "is_sequence" => response.IsSequence,
        "data" => WerkzeugValues.Write(response.Data),
        "location" => response.Location,
        "last_modified" => HeaderValues.Show(response.LastModified),
        "date" => HeaderValues.Show(response.Date),
        "expires" => HeaderValues.Show(response.Expires),
        "retry_after" => HeaderValues.Show(response.RetryAfter),
        "age" => response.Age is { } age ? new JsonObject { ["$timedelta"] = (long)age.TotalSeconds } : null,
        "vary" => HeaderValues.Show(response.Vary),
        "allow" => HeaderValues.Show(response.Allow),
        "content_language" => HeaderValues.Show(response.ContentLanguage),
        "accept_ranges" => response.AcceptRanges,
        "content_encoding" => response.ContentEncoding,
        "content_location" => response.ContentLocation,
        _ => throw new NotSupportedException(name),
    };

    private static JsonNode? TextOrBytes(byte[] data)
    {
        try
        {
            return StrictUtf8.GetString(data);
        }
        catch (DecoderFallbackException)
        {
            return WerkzeugValues.Write(data);
        }
    }
}

/// <summary>A response whose clock stands still.</summary>
internal sealed class VectorResponse : Response
{
    public VectorResponse(
        ResponseBody body, HttpStatus? status, IEnumerable<KeyValuePair<string, string>>? headers, string? mimeType, string? contentType, bool passthrough)
        : base(body, status, headers, mimeType, contentType, passthrough)
    {
    }

    public VectorResponse(Response other)
        : base(other.Data, other.Status, other.Headers)
    {
    }

    public TimeProvider Clock
    {
        set => Time = value;
    }
}

/// <summary>A clock that stands still.</summary>
internal sealed class StillClock(double unixSeconds) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch.AddSeconds(unixSeconds);
}
