namespace Flask.Net;

/// <summary>What a WebSocket route says beyond rule and view.</summary>
public sealed record WebSocketRouteOptions
{
    /// <summary>The protocols that the view speaks, best first. The first that the client knows too is agreed on; without one the socket opens without a protocol.</summary>
    public IReadOnlyList<string> Subprotocols { get; init; } = [];

    /// <summary>
    /// The pages that may open the socket beside the application's own, as <c>https://example.com</c>; <c>*</c> for all. A browser sends the
    /// visitor's cookies along whatever page asks, so that other pages are refused with 403. Clients that are no browsers name no page.
    /// </summary>
    public IReadOnlyList<string> AllowedOrigins { get; init; } = [];

    /// <summary>How often a sign of life goes out while nothing else does.</summary>
    public TimeSpan KeepAliveInterval { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Everything that any route can say.</summary>
    public RouteOptions Route { get; init; } = new();
}
