using System.Buffers;
using System.Net.WebSockets;
using System.Runtime.CompilerServices;
using System.Text;

namespace Flask.Net;

/// <summary>A WebSocket that a view talks through, message by message.</summary>
/// <remarks>
/// <para>Stands for Quart's <c>websocket</c>. One task may receive while another sends. When the view returns, the socket is closed.</para>
/// <para>
/// RFC 6455. A session in a cookie can be read, but not be changed any more: what hooks have changed goes out with the handshake, later
/// changes are an error in the log. A session that lies on the server is kept.
/// </para>
/// </remarks>
/// <example><code>
/// app.WebSocket("/echo", async (WebSocketConnection socket) =>
/// {
///     await foreach (string text in socket.ReadTextsAsync())
///         await socket.SendAsync(text);
/// });
/// </code></example>
public sealed class WebSocketConnection
{
    private const int BlockSize = 4096;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly FlaskApp _app;
    private readonly ArrayBufferWriter<byte> _message = new();

    internal WebSocketConnection(FlaskApp app, WebSocket socket)
    {
        _app = app;
        Socket = socket;
    }

    /// <summary>The socket itself, for what is not offered here.</summary>
    public WebSocket Socket { get; }

    /// <summary>The protocol that was agreed on, out of those that the route offers; <see langword="null"/> for none.</summary>
    public string? Subprotocol => Socket.SubProtocol;

    /// <summary>How many bytes a message may have. A longer one closes the socket with status 1009. By default a mebibyte.</summary>
    public int MaximumMessageSize { get; set; } = 1024 * 1024;

    /// <summary>Waits for a message.</summary>
    /// <param name="cancel">Ends waiting. The socket cannot be used any more then.</param>
    /// <returns>A <see cref="string"/> or a <see cref="byte"/> array; <see langword="null"/> when the client has closed the socket or has gone.</returns>
    public async ValueTask<object?> ReceiveAsync(CancellationToken cancel = default)
    {
        if (await ReadMessageAsync(cancel).ConfigureAwait(false) is not { } type)
            return null;
        return type == WebSocketMessageType.Binary ? _message.WrittenSpan.ToArray() : Encoding.UTF8.GetString(_message.WrittenSpan);
    }

    /// <summary>The messages of the client until it closes the socket, those of bytes read as UTF-8.</summary>
    /// <param name="cancel">Ends waiting.</param>
    public async IAsyncEnumerable<string> ReadTextsAsync([EnumeratorCancellation] CancellationToken cancel = default)
    {
        while (await ReceiveAsync(cancel).ConfigureAwait(false) is { } message)
            yield return message as string ?? Encoding.UTF8.GetString((byte[])message);
    }

    /// <summary>Waits for a message and reads it as JSON.</summary>
    /// <typeparam name="T">What to make of it.</typeparam>
    /// <param name="cancel">Ends waiting.</param>
    /// <returns>The value; the default when the client has closed the socket or has gone.</returns>
    /// <exception cref="System.Text.Json.JsonException">The message is not JSON, or not of this type.</exception>
    public async ValueTask<T?> ReceiveJsonAsync<T>(CancellationToken cancel = default) =>
        await ReadMessageAsync(cancel).ConfigureAwait(false) is null ? default : _app.Json.Loads<T>(_message.WrittenSpan);

    /// <summary>Sends a text. A client that has gone is no error: <see cref="ReceiveAsync"/> tells of it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="cancel">Ends sending. The socket cannot be used any more then.</param>
    public ValueTask SendAsync(string text, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        return SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, cancel);
    }

    /// <summary>Sends bytes.</summary>
    /// <param name="data">The bytes.</param>
    /// <param name="cancel">Ends sending. The socket cannot be used any more then.</param>
    public ValueTask SendAsync(ReadOnlyMemory<byte> data, CancellationToken cancel = default) => SendAsync(data, WebSocketMessageType.Binary, cancel);

    /// <summary>Sends a value as JSON, written by the application's provider.</summary>
    /// <param name="value">The value.</param>
    /// <param name="cancel">Ends sending.</param>
    public ValueTask SendJsonAsync(object? value, CancellationToken cancel = default) => SendAsync(_app.Json.Dumps(value), cancel);

    /// <summary>Closes the socket. Nothing can be sent afterwards.</summary>
    /// <param name="status">Why, in a number (RFC 6455, section 7.4).</param>
    /// <param name="reason">Why, in at most 123 bytes.</param>
    /// <param name="cancel">Ends waiting for the client's answer.</param>
    public async ValueTask CloseAsync(
        WebSocketCloseStatus status = WebSocketCloseStatus.NormalClosure, string? reason = null, CancellationToken cancel = default)
    {
        if (Socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            await Quietly(() => Socket.CloseOutputAsync(status, reason, cancel)).ConfigureAwait(false);
    }

    /// <summary>Closes the socket where it is open, and waits a moment for the client's answer: what is still under way would be lost else.</summary>
    internal async ValueTask EndAsync(WebSocketCloseStatus status)
    {
        await CloseAsync(status).ConfigureAwait(false);
        using CancellationTokenSource end = new(Patience, _app.Clock);
        try
        {
            while (Socket.State == WebSocketState.CloseSent)
                await Socket.ReceiveAsync(_message.GetMemory(BlockSize), end.Token).ConfigureAwait(false);
        }
        catch (Exception error) when (error is WebSocketException or IOException or OperationCanceledException)
        {
            // The client has gone, or does not answer.
        }
    }

    // A client may go without a word at any moment, which is an end like another.
    private static async ValueTask Quietly(Func<Task> step)
    {
        try
        {
            await step().ConfigureAwait(false);
        }
        catch (Exception error) when (error is WebSocketException or IOException or ObjectDisposedException)
        {
            // Gone.
        }
    }

    private async ValueTask SendAsync(ReadOnlyMemory<byte> data, WebSocketMessageType type, CancellationToken cancel)
    {
        if (Socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            await Quietly(() => Socket.SendAsync(data, type, endOfMessage: true, cancel).AsTask()).ConfigureAwait(false);
    }

    private async ValueTask<WebSocketMessageType?> ReadMessageAsync(CancellationToken cancel)
    {
        _message.ResetWrittenCount();
        try
        {
            while (Socket.State is WebSocketState.Open or WebSocketState.CloseSent)
            {
                ValueWebSocketReceiveResult received = await Socket.ReceiveAsync(_message.GetMemory(BlockSize), cancel).ConfigureAwait(false);
                if (received.MessageType == WebSocketMessageType.Close)
                    return null;
                _message.Advance(received.Count);
                if (_message.WrittenCount > MaximumMessageSize)
                    return await RefuseAsync().ConfigureAwait(false);
                if (received.EndOfMessage)
                    return received.MessageType;
            }
        }
        catch (WebSocketException)
        {
            // The client has gone without closing the socket.
        }

        return null;
    }

    private async ValueTask<WebSocketMessageType?> RefuseAsync()
    {
        await CloseAsync(WebSocketCloseStatus.MessageTooBig, "The message is too long.").ConfigureAwait(false);
        return null;
    }
}
