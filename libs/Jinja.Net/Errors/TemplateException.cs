namespace Jinja.Net;

/// <summary>The base of every error that concerns a template.</summary>
/// <remarks>Mirrors <c>jinja2.TemplateError</c>.</remarks>
public class TemplateException : Exception
{
    /// <summary>Makes an error.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="innerException">The error behind it, if any.</param>
    public TemplateException(string? message = null, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
