using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Flask.Net.Json;
using MarkupSafe.Net;
using Werkzeug.Net;
using Werkzeug.Net.Wsgi;

namespace Flask.Net;

/// <summary>Makes a response of what a view returned.</summary>
/// <remarks>Mirrors <c>Flask.make_response</c>.</remarks>
internal static class ResponseMaker
{
    private static readonly ConcurrentDictionary<Type, bool> Sets = new();

    /// <summary>Makes the response.</summary>
    /// <exception cref="InvalidViewResultException">No response can be made of the result.</exception>
    public static ValueTask<Response> MakeAsync(FlaskContext context, object? result)
    {
        if (result is Response ready)
            return new(ready);
        if (result is string text)
            return new(context.App.NewResponse(text));
        ViewResult taken = ViewResult.Of(result);
        return taken.Body is WsgiApp app ? FromAppAsync(context, app, taken) : new(Make(context, taken));
    }

    private static async ValueTask<Response> FromAppAsync(FlaskContext context, WsgiApp app, ViewResult taken) =>
        Changed(await Response.FromAppAsync(app, context.Request.Environ).ConfigureAwait(false), taken);

    private static Response Make(FlaskContext context, ViewResult taken)
    {
        object body = taken.Body ?? throw InvalidViewResultException.Nothing(context.Request.Endpoint);
        if (BodyOf(body) is { } content)
            return context.App.NewResponse(content, StatusOf(taken.Status), HeadersOf(taken.Headers));
        return Changed(
            body switch
            {
                Response response => response,
                HttpException error => error.ToResponse(context.Request.Environ),
                IAsyncEnumerable<SseItem<string>> events => EventStream.Response(context.App, events),
                _ => JsonOf(context.App, body),
            },
            taken);
    }

    // What goes out as it is. A sequence that is made while it is read is a stream, as a generator is in Python; a list is JSON.
    private static ResponseBody? BodyOf(object body) => body switch
    {
        string text => (ResponseBody?)text,
        byte[] bytes => bytes,
        ReadOnlyMemory<byte> memory => memory.ToArray(),
        IHasHtml html => html.ToHtml().ToString(),
        Stream stream => stream,
        WsgiBody blocks => blocks,
        IAsyncEnumerable<string> texts => ResponseBody.FromStream(texts),
        IAsyncEnumerable<ReadOnlyMemory<byte>> blocks => ResponseBody.FromStream(blocks),
        IEnumerable<string> texts when IsLazy(body) => ResponseBody.FromStream(texts),
        IEnumerable<byte[]> blocks when IsLazy(body) => ResponseBody.FromStream(blocks),
        _ => null,
    };

    private static bool IsLazy(object blocks) => blocks is not (ICollection or IReadOnlyCollection<string> or IReadOnlyCollection<byte[]>);

    private static Response JsonOf(FlaskApp app, object body)
    {
        if (body is IConvertible or IFormattable or ITuple or Delegate or Type || IsSet(body))
            throw InvalidViewResultException.Type(body);
        return app.NewResponse(JsonBuffer.Write(app.Json, body), mimeType: app.Json.MimeType);
    }

    // JSON has no sets, and the order of one is nobody's promise.
    private static bool IsSet(object body) => body is IEnumerable && Sets.GetOrAdd(body.GetType(), static type => type.GetInterfaces()
        .Any(static one => one.IsGenericType && one.GetGenericTypeDefinition() is { } open && (open == typeof(ISet<>) || open == typeof(IReadOnlySet<>))));

    private static Response Changed(Response response, ViewResult taken)
    {
        if (StatusOf(taken.Status) is { } status)
            response.Status = status.Line;
        if (HeadersOf(taken.Headers) is { } headers)
            response.Headers.Update(headers);
        return response;
    }

    private static HttpStatus? StatusOf(object? status) => status switch
    {
        null => null,
        string line => line,
        HttpStatusCode code => (int)code,
        _ => Convert.ToInt32(status, CultureInfo.InvariantCulture),
    };

    private static IEnumerable<KeyValuePair<string, string>>? HeadersOf(object? headers) => headers is null ? null : ViewResult.ReadHeaders(headers);
}
