using Werkzeug.Net;

namespace Flask.Net;

/// <summary>An application has answered a test's WebSocket with a response instead of opening it.</summary>
/// <remarks>Stands for Quart's <c>WebsocketResponseError</c>.</remarks>
public sealed class WebSocketRefusedException : InvalidOperationException
{
    internal WebSocketRefusedException(Response response)
        : base($"The WebSocket was refused: {response.Status}.") => Response = response;

    /// <summary>The response, as 401.</summary>
    public Response Response { get; }
}
