namespace Benchmarks.Click.ColdStart;

/// <summary>How a program is published.</summary>
/// <param name="Name">What the report calls it.</param>
/// <param name="Properties">What its project says.</param>
internal sealed record PublishKind(string Name, string Properties)
{
    /// <summary>All kinds.</summary>
    public static PublishKind[] All { get; } =
    [
        new("framework-dependent", "<SelfContained>false</SelfContained>"),
        new("ReadyToRun", "<SelfContained>false</SelfContained><PublishReadyToRun>true</PublishReadyToRun>"),
        new("NativeAOT", "<PublishAot>true</PublishAot>"),
    ];
}
