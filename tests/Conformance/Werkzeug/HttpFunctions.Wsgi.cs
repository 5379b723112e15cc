using System.Text;
using System.Text.Json.Nodes;
using Werkzeug.Net;
using Werkzeug.Net.Http;
using Werkzeug.Net.Text;
using Werkzeug.Net.Wsgi;

namespace Conformance.Werkzeug;

/// <summary>The functions that take an environ or make a response.</summary>
internal static partial class HttpFunctions
{
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    private static JsonObject HttpException(HttpCall call)
    {
        HttpException error = Make(call);
        JsonObject shape = Shape(error.ToResponse(EnvironOf(new JsonObject { ["REQUEST_METHOD"] = "GET", ["wsgi.url_scheme"] = "http" })));
        shape["name"] = error.Name;
        shape["str"] = error.Message;
        return shape;
    }

    // The classes that take more than a text are named; any other comes by its code.
    private static HttpException Make(HttpCall call)
    {
        int code = (int)call[0]!;
        string? text = call.Text(1, "description");
        return code switch
        {
            401 when call["www_authenticate"] is JsonArray ways => new UnauthorizedException(
                text, wwwAuthenticate: ways.Select(static way => (IHeaderValue)AuthorizationHeader.ParseChallenge((string)way!)!)),
            405 when call["valid_methods"] is { } methods => new MethodNotAllowedException(Strings(methods), text),
            416 => new RequestedRangeNotSatisfiableException(HttpCall.Number(call["length"]), (string?)call["units"] ?? "bytes", text),
            429 when call["retry_after"] is { } when => new TooManyRequestsException(text, retryAfter: RetryAfterOf(when)),
            503 when call["retry_after"] is { } when => new ServiceUnavailableException(text, retryAfter: RetryAfterOf(when)),
            _ => Abort.With(code, text),
        };
    }

    private static RetryAfter RetryAfterOf(JsonNode when) => when is JsonObject date ? HttpCall.Date(date) : RetryAfter.FromSeconds((long)when);

    private static JsonObject Shape(Response response) => new()
    {
        ["status"] = response.Status, ["headers"] = HttpShapes.Pairs(response.Headers), ["body"] = Body(response.GetData()),
    };

    private static JsonNode Body(byte[] data)
    {
        try
        {
            return StrictUtf8.GetString(data);
        }
        catch (DecoderFallbackException)
        {
            return new JsonObject { ["$bytes"] = System.Convert.ToBase64String(data) };
        }
    }

    private static string Url(HttpCall call) => CurrentUrl.Of(
        EnvironOf(call[0]!.AsObject()), (bool?)call[1, "root_only"] ?? false, (bool?)call[2, "strip_querystring"] ?? false,
        (bool?)call[3, "host_only"] ?? false, call[4, "trusted_hosts"] is { } hosts ? Strings(hosts) : null);

    private static WsgiEnviron EnvironOf(JsonObject keys) =>
        new(keys.Select(static pair => KeyValuePair.Create(pair.Key, HttpCall.Plain(pair.Value))));
}
