using Conformance.Replay;

namespace Conformance.Jinja;

/// <summary>The kinds of vectors that Jinja.Net can replay.</summary>
internal static class JinjaKinds
{
    /// <summary>Library and kind to adapter.</summary>
    public static IReadOnlyList<KeyValuePair<string, IVectorKind>> All { get; } =
    [
    ];
}
