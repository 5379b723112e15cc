using Conformance.Replay;

namespace Conformance.Jinja;

/// <summary>The kinds of vectors that Jinja.Net can replay.</summary>
internal static class JinjaKinds
{
    /// <summary>Library and kind to adapter.</summary>
    public static IReadOnlyList<KeyValuePair<string, IVectorKind>> All { get; } =
    [
        new("jinja/render", new RenderKind()),
        new("jinja/expression", new ExpressionKind()),
        new("jinja/native", new NativeKind()),
        new("jinja/syntax_error", new SyntaxErrorKind()),
        new("jinja/meta", new MetaKind()),
        new("jinja/realworld", new ChatKind()),
    ];
}
