using System.Net.WebSockets;

namespace Flask.Net;

/// <summary>Opens a WebSocket between a test and a view, in memory.</summary>
internal sealed class TestHandshake(IEnumerable<string> protocols) : ISocketHandshake
{
    private readonly TaskCompletionSource<WebSocket> _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The test's end, once the view has accepted.</summary>
    public Task<WebSocket> Opened => _opened.Task;

    /// <summary>The cookies that the answer sets.</summary>
    public IReadOnlyList<string> Cookies { get; private set; } = [];

    public IEnumerable<string> Protocols => protocols;

    public CancellationToken Stopping => default;

    public ValueTask<WebSocket> AcceptAsync(string? protocol, IReadOnlyList<string> cookies)
    {
        Cookies = cookies;
        (PairedStream server, PairedStream client) = PairedStream.Create();
        _opened.SetResult(WebSocket.CreateFromStream(client, new WebSocketCreationOptions { SubProtocol = protocol }));
        return new(WebSocket.CreateFromStream(server, new WebSocketCreationOptions { IsServer = true, SubProtocol = protocol }));
    }
}
