using Conformance.Replay;

namespace Conformance.Flask;

/// <summary>The kinds of vectors that Flask.Net can replay.</summary>
internal static class FlaskKinds
{
    /// <summary>Library and kind to adapter.</summary>
    public static IReadOnlyList<KeyValuePair<string, IVectorKind>> All { get; } =
    [
        new("flask/json", new JsonKind()),
        new("flask/session", new SessionKind()),
        new("flask/response", new ResponseKind()),
    ];
}
