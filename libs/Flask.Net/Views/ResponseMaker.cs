using System.Collections;
using System.Globalization;
using System.Net;
using MarkupSafe.Net;
using Werkzeug.Net;
using Werkzeug.Net.Wsgi;

namespace Flask.Net;

/// <summary>Makes a response of what a view returned.</summary>
/// <remarks>Mirrors <c>Flask.make_response</c>.</remarks>
internal static class ResponseMaker
{
    /// <summary>Makes the response.</summary>
    /// <exception cref="InvalidViewResultException">No response can be made of the result.</exception>
    public static ValueTask<Response> MakeAsync(FlaskContext context, object? result)
    {
        if (result is Response ready)
            return new(ready);
        ViewResult taken = ViewResult.Of(result);
        if (taken.Body is WsgiApp app)
            return FromAppAsync(context, app, taken);
        return new(With(Make(context, taken.Body), taken));
    }

    private static async ValueTask<Response> FromAppAsync(FlaskContext context, WsgiApp app, ViewResult taken) =>
        With(await context.App.ResponseFromAsync(app, context.Request.Environ).ConfigureAwait(false), taken);

    private static Response Make(FlaskContext context, object? body)
    {
        FlaskApp app = context.App;
        switch (body)
        {
            case null:
                throw InvalidViewResultException.Nothing(context.Request.Endpoint);
            case Response response:
                return response;
            case HttpException error:
                return app.ResponseOf(error, context.Request.Environ);
        }

        Response made = app.NewResponse();
        switch (body)
        {
            case string text:
                made.SetData(text);
                break;
            case byte[] bytes:
                made.SetData(bytes);
                break;
            case ReadOnlyMemory<byte> memory:
                made.SetData(memory.ToArray());
                break;
            case IHasHtml html:
                made.SetData(html.ToHtml().ToString());
                break;
            case Stream stream:
                made.SetStream(stream);
                break;
            case IAsyncEnumerable<string> blocks:
                made.SetBody(blocks);
                break;
            case IAsyncEnumerable<byte[]> blocks:
                made.SetBody(blocks);
                break;
            case IEnumerable<string> blocks when IsLazy(blocks):
                made.SetBody(blocks);
                break;
            case IEnumerable<byte[]> blocks when IsLazy(blocks):
                made.SetBody(blocks);
                break;
            default:
                SetJson(app, made, body);
                break;
        }

        return made;
    }

    // A sequence that is made while it is read is a stream, as a generator is in Python; a list is JSON.
    private static bool IsLazy(IEnumerable blocks) => blocks is not (ICollection or IReadOnlyCollection<string> or IReadOnlyCollection<byte[]>);

    private static void SetJson(FlaskApp app, Response response, object body)
    {
        if (body is IConvertible or Delegate or Type or Guid or DateTimeOffset or TimeSpan)
            throw InvalidViewResultException.Type(body);
        response.MimeType = app.Json.MimeType;
        response.SetData(app.Json.ResponseBody(body));
    }

    private static Response With(Response response, ViewResult taken)
    {
        switch (taken.Status)
        {
            case null:
                break;
            case string status:
                response.Status = status;
                break;
            case HttpStatusCode status:
                response.StatusCode = (int)status;
                break;
            default:
                response.StatusCode = Convert.ToInt32(taken.Status, CultureInfo.InvariantCulture);
                break;
        }

        if (taken.Headers is { } headers)
            response.Headers.Update(ViewResult.ReadHeaders(headers));
        return response;
    }
}
