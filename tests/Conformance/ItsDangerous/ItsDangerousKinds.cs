using Conformance.Replay;

namespace Conformance.ItsDangerous;

/// <summary>The kinds of vectors that ItsDangerous.Net can replay.</summary>
internal static class ItsDangerousKinds
{
    /// <summary>Library and kind to adapter.</summary>
    public static IReadOnlyList<KeyValuePair<string, IVectorKind>> All { get; } =
    [
        new("itsdangerous/sign", new SignKind()),
    ];
}
