namespace Click.Net.Errors;

/// <summary>Ends the command with an exit code; nothing is shown.</summary>
/// <remarks>Mirrors <c>click.exceptions.Exit</c>. Thrown by <c>Context.Exit</c>.</remarks>
public sealed class ExitException(int exitCode = 0) : Exception("Exit.")
{
    /// <summary>The exit code of the process.</summary>
    public int ExitCode { get; } = exitCode;
}
