namespace Jinja.Net;

/// <summary>A template failed while it was running.</summary>
/// <remarks>Mirrors <c>jinja2.TemplateRuntimeError</c>.</remarks>
public class TemplateRuntimeException : TemplateException
{
    /// <summary>Makes an error.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="innerException">The error behind it, if any.</param>
    public TemplateRuntimeException(string? message = null, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}

/// <summary>An undefined value was used in a way that its kind does not allow.</summary>
/// <remarks>Mirrors <c>jinja2.UndefinedError</c>.</remarks>
/// <param name="message">What is undefined.</param>
public class UndefinedException(string message) : TemplateRuntimeException(message)
{
    /// <summary>What was looked for and not found, if it is known.</summary>
    internal object? Missing { get; init; }
}

/// <summary>A sandboxed template tried something unsafe, or went over a limit.</summary>
/// <remarks>Mirrors <c>jinja2.sandbox.SecurityError</c>.</remarks>
/// <param name="message">What was refused.</param>
public class SecurityException(string message) : TemplateRuntimeException(message);

/// <summary>A render went over one of its <see cref="RenderLimits"/>.</summary>
/// <param name="limit">The name of the limit, as in <see cref="RenderLimits"/>.</param>
/// <param name="message">What went over it.</param>
public sealed class LimitException(string limit, string message) : SecurityException(message)
{
    /// <summary>The name of the limit, as in <see cref="RenderLimits"/>.</summary>
    public string Limit { get; } = limit;
}

/// <summary>A filter was called with arguments it cannot work with.</summary>
/// <remarks>Mirrors <c>jinja2.exceptions.FilterArgumentError</c>.</remarks>
/// <param name="message">What is wrong with them.</param>
public class FilterArgumentException(string message) : TemplateRuntimeException(message);

/// <summary>An operation on values failed as it fails in Python: <c>1 + 'a'</c>, <c>1 / 0</c>, <c>'%d' % 'x'</c>.</summary>
/// <remarks>Jinja lets Python's own <c>TypeError</c>, <c>ValueError</c> and so on through; <see cref="ErrorClass"/> tells which.</remarks>
/// <param name="errorClass">Python's name for the class of error.</param>
/// <param name="message">What is wrong, in Python's words.</param>
public sealed class OperationException(string errorClass, string message) : TemplateRuntimeException(message)
{
    /// <summary>Python's name for the class of this error: <c>TypeError</c>, <c>ValueError</c>, <c>ZeroDivisionError</c>, …</summary>
    public string ErrorClass { get; } = errorClass;
}
