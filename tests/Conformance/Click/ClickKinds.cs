using Conformance.Replay;

namespace Conformance.Click;

/// <summary>The kinds of vectors that Click.Net can replay.</summary>
internal static class ClickKinds
{
    /// <summary>Library and kind to adapter.</summary>
    public static IReadOnlyList<KeyValuePair<string, IVectorKind>> All { get; } =
    [
        new("click/invoke", new InvokeKind()),
        new("click/completion", new CompletionKind()),
        new("click/format", new FormatKind()),
        new("click/facts", new FactsKind(FactsKind.Plain)),
        new("click/texts", new FactsKind(FactsKind.WithTexts)),
    ];
}
