namespace Click.Net.Errors;

/// <summary>The user gave up: Ctrl-C, the end of the input at a prompt, or a question answered with no. Shown as <c>Aborted!</c>, exit code 1.</summary>
/// <remarks>Mirrors <c>click.Abort</c>.</remarks>
public sealed class AbortException() : Exception("Aborted!");
