using System.Collections.Frozen;
using Conformance.Click;
using Conformance.Flask;
using Conformance.ItsDangerous;
using Conformance.Jinja;
using Conformance.MarkupSafe;
using Conformance.Werkzeug;

namespace Conformance.Replay;

/// <summary>Every kind of vectors that can be replayed, by library and kind.</summary>
internal static class Kinds
{
    private static readonly FrozenDictionary<string, IVectorKind> Table = FrozenDictionary.ToFrozenDictionary(
    [
        .. MarkupSafeKinds.All, .. ItsDangerousKinds.All, .. ClickKinds.All,
        .. JinjaKinds.All, .. WerkzeugKinds.All, .. FlaskKinds.All,
    ]);

    /// <summary>The adapter of a kind, or null where none is known.</summary>
    public static IVectorKind? Find(string kind) => Table.GetValueOrDefault(kind);
}
