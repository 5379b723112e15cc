namespace Werkzeug.Net;

/// <summary>501: The server cannot do what the method asks for.</summary>
/// <param name="description">What to tell the client; <see langword="null"/> takes the usual text.</param>
/// <param name="response">A ready response to send instead.</param>
/// <remarks>Mirrors <c>werkzeug.exceptions.NotImplemented</c>.</remarks>
public class HttpNotImplementedException(string? description = null, IHttpAnswer? response = null)
    : HttpException(501, Usual, description, response)
{
    private const string Usual = "The server does not support the action requested by the browser.";
}

/// <summary>502: A server behind this one answered nonsense.</summary>
/// <param name="description">What to tell the client; <see langword="null"/> takes the usual text.</param>
/// <param name="response">A ready response to send instead.</param>
/// <remarks>Mirrors <c>werkzeug.exceptions.BadGateway</c>.</remarks>
public class BadGatewayException(string? description = null, IHttpAnswer? response = null)
    : HttpException(502, Usual, description, response)
{
    private const string Usual = "The proxy server received an invalid response from an upstream server.";
}

/// <summary>504: A server behind this one did not answer in time.</summary>
/// <param name="description">What to tell the client; <see langword="null"/> takes the usual text.</param>
/// <param name="response">A ready response to send instead.</param>
/// <remarks>Mirrors <c>werkzeug.exceptions.GatewayTimeout</c>.</remarks>
public class GatewayTimeoutException(string? description = null, IHttpAnswer? response = null)
    : HttpException(504, Usual, description, response)
{
    private const string Usual = "The connection to an upstream server timed out.";
}

/// <summary>505: The request's version of HTTP is not spoken here.</summary>
/// <param name="description">What to tell the client; <see langword="null"/> takes the usual text.</param>
/// <param name="response">A ready response to send instead.</param>
/// <remarks>Mirrors <c>werkzeug.exceptions.HTTPVersionNotSupported</c>.</remarks>
public class HttpVersionNotSupportedException(string? description = null, IHttpAnswer? response = null)
    : HttpException(505, Usual, description, response)
{
    private const string Usual = "The server does not support the HTTP protocol version used in the request.";
}

/// <summary>500: Something failed inside the program.</summary>
/// <param name="description">What to tell the client; <see langword="null"/> takes the usual text.</param>
/// <param name="response">A ready response to send instead.</param>
/// <param name="originalException">What failed, for whoever handles this error; it is never shown.</param>
/// <remarks>Mirrors <c>werkzeug.exceptions.InternalServerError</c>.</remarks>
public class InternalServerErrorException(
    string? description = null, IHttpAnswer? response = null, Exception? originalException = null)
    : HttpException(500, Usual, description, response, originalException)
{
    private const string Usual = "The server encountered an internal error and was unable to complete your request. "
        + "Either the server is overloaded or there is an error in the application.";

    /// <summary>What failed, where this error stands for another.</summary>
    public Exception? OriginalException => InnerException;
}

/// <summary>503: The server cannot answer for the moment.</summary>
/// <param name="description">What to tell the client; <see langword="null"/> takes the usual text.</param>
/// <param name="response">A ready response to send instead.</param>
/// <param name="retryAfter">When to try again; <see langword="null"/> does not say.</param>
/// <remarks>Mirrors <c>werkzeug.exceptions.ServiceUnavailable</c>.</remarks>
public class ServiceUnavailableException(string? description = null, IHttpAnswer? response = null, RetryAfter? retryAfter = null)
    : HttpException(503, Usual, description, response)
{
    private const string Usual = "The server is temporarily unable to service your request due to maintenance downtime or capacity problems. "
        + "Please try again later.";

    /// <summary>When to try again, or <see langword="null"/> where that is not said.</summary>
    public RetryAfter? RetryAfter { get; } = retryAfter;

    /// <inheritdoc/>
    public override IReadOnlyList<KeyValuePair<string, string>> GetHeaders() => RetryAfter is { } when
        ? [.. base.GetHeaders(), new("Retry-After", when.ToHeader())]
        : base.GetHeaders();
}
