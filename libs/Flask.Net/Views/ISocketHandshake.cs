using System.Net.WebSockets;

namespace Flask.Net;

/// <summary>How a request becomes a WebSocket: by the server, or by a test client.</summary>
internal interface ISocketHandshake
{
    /// <summary>The key of an environment under which a test client puts its own.</summary>
    const string Key = "flask.websocket";

    /// <summary>The protocols that the client knows.</summary>
    IEnumerable<string> Protocols { get; }

    /// <summary>Fires when the server stops.</summary>
    CancellationToken Stopping { get; }

    /// <summary>Answers the client, and opens the socket.</summary>
    /// <param name="protocol">The protocol that was agreed on; null for none.</param>
    /// <param name="cookies">The <c>Set-Cookie</c> headers of the answer.</param>
    ValueTask<WebSocket> AcceptAsync(string? protocol, IReadOnlyList<string> cookies);
}
