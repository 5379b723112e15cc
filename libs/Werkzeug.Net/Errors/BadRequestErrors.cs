namespace Werkzeug.Net;

/// <summary>400: The request cannot be understood.</summary>
/// <param name="description">What to tell the client; <see langword="null"/> takes the usual text.</param>
/// <param name="response">A ready response to send instead.</param>
/// <remarks>Mirrors <c>werkzeug.exceptions.BadRequest</c>.</remarks>
public class BadRequestException(string? description = null, IHttpAnswer? response = null)
    : HttpException(400, Usual, description, response)
{
    private const string Usual = "The browser (or proxy) sent a request that this server could not understand.";
}

/// <summary>400: The client went away before its request was read.</summary>
/// <param name="description">What to tell the client; <see langword="null"/> takes the usual text.</param>
/// <param name="response">A ready response to send instead.</param>
/// <remarks>Mirrors <c>werkzeug.exceptions.ClientDisconnected</c>.</remarks>
public class ClientDisconnectedException(string? description = null, IHttpAnswer? response = null)
    : BadRequestException(description, response);

/// <summary>400: The request is refused because it looks like an attack, as an untrusted host does.</summary>
/// <param name="description">What to tell the client; <see langword="null"/> takes the usual text.</param>
/// <param name="response">A ready response to send instead.</param>
/// <remarks>Mirrors <c>werkzeug.exceptions.SecurityError</c>.</remarks>
public class SecurityException(string? description = null, IHttpAnswer? response = null)
    : BadRequestException(description, response);

/// <summary>400: The request names a host that cannot be one.</summary>
/// <param name="description">What to tell the client; <see langword="null"/> takes the usual text.</param>
/// <param name="response">A ready response to send instead.</param>
/// <remarks>Mirrors <c>werkzeug.exceptions.BadHost</c>.</remarks>
public class BadHostException(string? description = null, IHttpAnswer? response = null)
    : BadRequestException(description, response);
