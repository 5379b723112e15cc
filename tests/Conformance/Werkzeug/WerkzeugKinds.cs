using Conformance.Replay;

namespace Conformance.Werkzeug;

/// <summary>The kinds of vectors that Werkzeug.Net can replay.</summary>
internal static class WerkzeugKinds
{
    /// <summary>Library and kind to adapter.</summary>
    public static IReadOnlyList<KeyValuePair<string, IVectorKind>> All { get; } =
    [
        new("werkzeug/routing", new RoutingKind()),
        new("werkzeug/multipart", new MultipartKind()),
        new("werkzeug/proxy_fix", new ProxyFixKind()),
        new("werkzeug/request", new RequestKind()),
        new("werkzeug/response", new ResponseKind()),
        new("werkzeug/http", new HttpKind()),
    ];
}
