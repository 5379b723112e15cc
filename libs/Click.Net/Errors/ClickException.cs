namespace Click.Net.Errors;

/// <summary>An error that the command line shows to its user: a message and an exit code, never a stack trace.</summary>
/// <remarks>Mirrors <c>click.ClickException</c>.</remarks>
public class ClickException : Exception
{
    /// <summary>Creates the error.</summary>
    /// <param name="message">What went wrong, as a sentence.</param>
    /// <param name="innerException">The cause, where there is one.</param>
    public ClickException(string message, Exception? innerException = null) : base(message, innerException)
    {
    }

    /// <summary>The exit code of a process that ends with this error. 1 unless overridden.</summary>
    public virtual int ExitCode => 1;

    /// <summary>The message as it follows <c>Error: </c>.</summary>
    public virtual string FormatMessage() => Message;

    /// <summary>The whole text for the standard error, without a newline at the end.</summary>
    public virtual string Render() => Messages.Format($"Error: {FormatMessage()}");
}
