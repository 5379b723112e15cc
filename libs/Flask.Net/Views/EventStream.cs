using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text;
using Werkzeug.Net;

namespace Flask.Net;

/// <summary>Sends events one by one while they happen, as browsers' <c>EventSource</c> reads them.</summary>
/// <remarks>HTML Living Standard, section 9.2 (server-sent events).</remarks>
internal static class EventStream
{
    public static Response Response(FlaskApp app, IAsyncEnumerable<SseItem<string>> events)
    {
        Response response = app.NewResponse(ResponseBody.FromStream(Texts(events)), mimeType: "text/event-stream");
        response.Headers["Cache-Control"] = "no-cache";
        response.Headers["X-Accel-Buffering"] = "no"; // nginx would keep events until its buffer is full
        return response;
    }

    private static async IAsyncEnumerable<string> Texts(IAsyncEnumerable<SseItem<string>> events, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        await foreach (SseItem<string> item in events.WithCancellation(cancel).ConfigureAwait(false))
            yield return TextOf(item);
    }

    // A line break would begin another field, so data goes out line by line; the type and the id cannot hold one.
    private static string TextOf(SseItem<string> item)
    {
        StringBuilder text = new();
        if (item.EventType is { Length: > 0 } type && type != "message")
            text.Append("event: ").Append(type).Append('\n');
        foreach (string line in (item.Data ?? "").Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n', '\r'))
            text.Append("data: ").Append(line).Append('\n');
        if (item.EventId is { } id)
            text.Append("id: ").Append(id).Append('\n');
        if (item.ReconnectionInterval is { } wait)
            text.Append(CultureInfo.InvariantCulture, $"retry: {(long)wait.TotalMilliseconds}\n");
        return text.Append('\n').ToString();
    }
}
