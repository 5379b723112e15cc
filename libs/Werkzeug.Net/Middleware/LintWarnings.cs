namespace Werkzeug.Net.Middleware;

/// <summary>Something that an application or a server does against WSGI or HTTP.</summary>
/// <param name="Check">Which check found it, by the number that the documentation lists it under, as <c>WV16</c>.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="IsWarning">Whether it works, but should not be done.</param>
public sealed record LintWarning(string Check, string Message, bool IsWarning = false)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Check}: {Message}";
}

/// <summary>An application or a server breaks a rule of WSGI or HTTP.</summary>
public sealed class LintException : InvalidOperationException
{
    /// <summary>Makes the error.</summary>
    public LintException(LintWarning warning)
        : base(warning?.ToString())
    {
        ArgumentNullException.ThrowIfNull(warning);
        Warning = warning;
    }

    /// <summary>What is wrong.</summary>
    public LintWarning Warning { get; }
}

/// <summary>What <see cref="LintMiddleware"/> checks besides.</summary>
public sealed record LintOptions
{
    /// <summary>Whether <c>Location</c> must be absolute, as HTTP once asked; RFC 9110 no longer does.</summary>
    public bool RequireAbsoluteLocation { get; init; }
}
