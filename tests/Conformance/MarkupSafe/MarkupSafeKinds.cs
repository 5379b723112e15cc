using Conformance.Replay;

namespace Conformance.MarkupSafe;

/// <summary>The kinds of vectors that MarkupSafe.Net can replay.</summary>
internal static class MarkupSafeKinds
{
    /// <summary>Library and kind to adapter.</summary>
    public static IReadOnlyList<KeyValuePair<string, IVectorKind>> All { get; } =
    [
        new("markupsafe/escape", new EscapeKind()),
    ];
}
