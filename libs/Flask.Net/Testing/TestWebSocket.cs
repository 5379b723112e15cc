using System.Net.WebSockets;

namespace Flask.Net;

/// <summary>A test's end of a WebSocket. Disposing of it closes the socket, waits for the view, and throws what the view has thrown.</summary>
/// <remarks>Made by <see cref="FlaskClient.WebSocketAsync"/>. No server and no port are involved; the protocol is spoken all the same.</remarks>
/// <example><code>
/// await using TestWebSocket socket = await client.WebSocketAsync("/echo");
/// await socket.SendAsync("hello");
/// Assert.AreEqual("hello", await socket.ReceiveAsync());
/// </code></example>
public sealed class TestWebSocket : IAsyncDisposable
{
    private readonly WebSocketConnection _connection;
    private readonly Task _view;

    internal TestWebSocket(FlaskApp app, WebSocket socket, Task view)
    {
        _connection = new WebSocketConnection(app, socket);
        _view = view;
    }

    /// <summary>The protocol that was agreed on; <see langword="null"/> for none.</summary>
    public string? Subprotocol => _connection.Subprotocol;

    /// <summary>With which status the view has closed the socket; <see langword="null"/> as long as it has not.</summary>
    public WebSocketCloseStatus? CloseStatus => _connection.Socket.CloseStatus;

    /// <summary>Sends a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="cancel">Ends sending.</param>
    public ValueTask SendAsync(string text, CancellationToken cancel = default) => _connection.SendAsync(text, cancel);

    /// <summary>Sends bytes.</summary>
    /// <param name="data">The bytes.</param>
    /// <param name="cancel">Ends sending.</param>
    public ValueTask SendAsync(ReadOnlyMemory<byte> data, CancellationToken cancel = default) => _connection.SendAsync(data, cancel);

    /// <summary>Sends a value as JSON.</summary>
    /// <param name="value">The value.</param>
    /// <param name="cancel">Ends sending.</param>
    public ValueTask SendJsonAsync(object? value, CancellationToken cancel = default) => _connection.SendJsonAsync(value, cancel);

    /// <summary>Waits for a message of the view.</summary>
    /// <param name="cancel">Ends waiting.</param>
    /// <returns>A <see cref="string"/> or a <see cref="byte"/> array; <see langword="null"/> when the view has closed the socket.</returns>
    public async ValueTask<object?> ReceiveAsync(CancellationToken cancel = default)
    {
        object? message = await _connection.ReceiveAsync(cancel).ConfigureAwait(false);
        if (message is null)
            await CloseAsync(cancel: cancel).ConfigureAwait(false);
        return message;
    }

    /// <summary>Waits for a message and reads it as JSON.</summary>
    /// <typeparam name="T">What to make of it.</typeparam>
    /// <param name="cancel">Ends waiting.</param>
    public ValueTask<T?> ReceiveJsonAsync<T>(CancellationToken cancel = default) => _connection.ReceiveJsonAsync<T>(cancel);

    /// <summary>Closes the socket from this side.</summary>
    /// <param name="status">Why, in a number.</param>
    /// <param name="reason">Why, in at most 123 bytes.</param>
    /// <param name="cancel">Ends sending.</param>
    public ValueTask CloseAsync(WebSocketCloseStatus status = WebSocketCloseStatus.NormalClosure, string? reason = null, CancellationToken cancel = default) =>
        _connection.CloseAsync(status, reason, cancel);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _connection.EndAsync(WebSocketCloseStatus.NormalClosure).ConfigureAwait(false);
        _connection.Socket.Dispose();
        await _view.ConfigureAwait(false);
    }
}
