namespace Werkzeug.Net;

/// <summary>403: The user may not do this, whoever they are.</summary>
/// <param name="description">What to tell the client; <see langword="null"/> takes the usual text.</param>
/// <param name="response">A ready response to send instead.</param>
/// <remarks>Mirrors <c>werkzeug.exceptions.Forbidden</c>.</remarks>
public class ForbiddenException(string? description = null, IHttpAnswer? response = null)
    : HttpException(403, Usual, description, response)
{
    private const string Usual = "You don't have the permission to access the requested resource. It is either read-protected or not readable "
        + "by the server.";
}

/// <summary>404: Nothing lives at this URL.</summary>
/// <param name="description">What to tell the client; <see langword="null"/> takes the usual text.</param>
/// <param name="response">A ready response to send instead.</param>
/// <remarks>Mirrors <c>werkzeug.exceptions.NotFound</c>.</remarks>
public class NotFoundException(string? description = null, IHttpAnswer? response = null)
    : HttpException(404, Usual, description, response)
{
    private const string Usual = "The requested URL was not found on the server. If you entered the URL manually please check your spelling and "
        + "try again.";
}

/// <summary>406: The client accepts no form in which the resource can be had.</summary>
/// <param name="description">What to tell the client; <see langword="null"/> takes the usual text.</param>
/// <param name="response">A ready response to send instead.</param>
/// <remarks>Mirrors <c>werkzeug.exceptions.NotAcceptable</c>.</remarks>
public class NotAcceptableException(string? description = null, IHttpAnswer? response = null)
    : HttpException(406, Usual, description, response)
{
    private const string Usual = "The resource identified by the request is only capable of generating response entities which have content "
        + "characteristics not acceptable according to the accept headers sent in the request.";
}

/// <summary>408: The client took too long to send its request.</summary>
/// <param name="description">What to tell the client; <see langword="null"/> takes the usual text.</param>
/// <param name="response">A ready response to send instead.</param>
/// <remarks>Mirrors <c>werkzeug.exceptions.RequestTimeout</c>.</remarks>
public class RequestTimeoutException(string? description = null, IHttpAnswer? response = null)
    : HttpException(408, Usual, description, response)
{
    private const string Usual = "The server closed the network connection because the browser didn't finish the request within the specified "
        + "time.";
}

/// <summary>409: The request collides with the present state of the resource.</summary>
/// <param name="description">What to tell the client; <see langword="null"/> takes the usual text.</param>
/// <param name="response">A ready response to send instead.</param>
/// <remarks>Mirrors <c>werkzeug.exceptions.Conflict</c>.</remarks>
public class ConflictException(string? description = null, IHttpAnswer? response = null)
    : HttpException(409, Usual, description, response)
{
    private const string Usual = "A conflict happened while processing the request. The resource might have been modified while the request was "
        + "being processed.";
}

/// <summary>410: The resource was here and will not come back.</summary>
/// <param name="description">What to tell the client; <see langword="null"/> takes the usual text.</param>
/// <param name="response">A ready response to send instead.</param>
/// <remarks>Mirrors <c>werkzeug.exceptions.Gone</c>.</remarks>
public class GoneException(string? description = null, IHttpAnswer? response = null)
    : HttpException(410, Usual, description, response)
{
    private const string Usual = "The requested URL is no longer available on this server and there is no forwarding address. If you followed a "
        + "link from a foreign page, please contact the author of this page.";
}

/// <summary>411: The request must say how long it is.</summary>
/// <param name="description">What to tell the client; <see langword="null"/> takes the usual text.</param>
/// <param name="response">A ready response to send instead.</param>
/// <remarks>Mirrors <c>werkzeug.exceptions.LengthRequired</c>.</remarks>
public class LengthRequiredException(string? description = null, IHttpAnswer? response = null)
    : HttpException(411, Usual, description, response)
{
    private const string Usual = "A request with this method requires a valid <code>Content-Length</code> header.";
}

/// <summary>412: An If-... header of the request does not hold.</summary>
/// <param name="description">What to tell the client; <see langword="null"/> takes the usual text.</param>
/// <param name="response">A ready response to send instead.</param>
/// <remarks>Mirrors <c>werkzeug.exceptions.PreconditionFailed</c>.</remarks>
public class PreconditionFailedException(string? description = null, IHttpAnswer? response = null)
    : HttpException(412, Usual, description, response)
{
    private const string Usual = "The precondition on the request for the URL failed positive evaluation.";
}

/// <summary>413: The request's body is larger than the limit.</summary>
/// <param name="description">What to tell the client; <see langword="null"/> takes the usual text.</param>
/// <param name="response">A ready response to send instead.</param>
/// <remarks>Mirrors <c>werkzeug.exceptions.RequestEntityTooLarge</c>.</remarks>
public class RequestEntityTooLargeException(string? description = null, IHttpAnswer? response = null)
    : HttpException(413, Usual, description, response)
{
    private const string Usual = "The data value transmitted exceeds the capacity limit.";
}

/// <summary>414: The URL is longer than the limit.</summary>
/// <param name="description">What to tell the client; <see langword="null"/> takes the usual text.</param>
/// <param name="response">A ready response to send instead.</param>
/// <remarks>Mirrors <c>werkzeug.exceptions.RequestURITooLarge</c>.</remarks>
public class RequestUriTooLargeException(string? description = null, IHttpAnswer? response = null)
    : HttpException(414, Usual, description, response)
{
    private const string Usual = "The length of the requested URL exceeds the capacity limit for this server. The request cannot be processed.";
}

/// <summary>415: The request's body is of a type that is not understood.</summary>
/// <param name="description">What to tell the client; <see langword="null"/> takes the usual text.</param>
/// <param name="response">A ready response to send instead.</param>
/// <remarks>Mirrors <c>werkzeug.exceptions.UnsupportedMediaType</c>.</remarks>
public class UnsupportedMediaTypeException(string? description = null, IHttpAnswer? response = null)
    : HttpException(415, Usual, description, response)
{
    private const string Usual = "The server does not support the media type transmitted in the request.";
}

/// <summary>417: The request's Expect header cannot be met.</summary>
/// <param name="description">What to tell the client; <see langword="null"/> takes the usual text.</param>
/// <param name="response">A ready response to send instead.</param>
/// <remarks>Mirrors <c>werkzeug.exceptions.ExpectationFailed</c>.</remarks>
public class ExpectationFailedException(string? description = null, IHttpAnswer? response = null)
    : HttpException(417, Usual, description, response)
{
    private const string Usual = "The server could not meet the requirements of the Expect header";
}

/// <summary>418: The server is a teapot (RFC 2324).</summary>
/// <param name="description">What to tell the client; <see langword="null"/> takes the usual text.</param>
/// <param name="response">A ready response to send instead.</param>
/// <remarks>Mirrors <c>werkzeug.exceptions.ImATeapot</c>.</remarks>
public class ImATeapotException(string? description = null, IHttpAnswer? response = null)
    : HttpException(418, Usual, description, response)
{
    private const string Usual = "This server is a teapot, not a coffee machine";
}

/// <summary>421: The request reached a server that cannot answer for its host.</summary>
/// <param name="description">What to tell the client; <see langword="null"/> takes the usual text.</param>
/// <param name="response">A ready response to send instead.</param>
/// <remarks>Mirrors <c>werkzeug.exceptions.MisdirectedRequest</c>.</remarks>
public class MisdirectedRequestException(string? description = null, IHttpAnswer? response = null)
    : HttpException(421, Usual, description, response)
{
    private const string Usual = "The server is not able to produce a response.";
}

/// <summary>422: The request can be read but makes no sense.</summary>
/// <param name="description">What to tell the client; <see langword="null"/> takes the usual text.</param>
/// <param name="response">A ready response to send instead.</param>
/// <remarks>Mirrors <c>werkzeug.exceptions.UnprocessableEntity</c>.</remarks>
public class UnprocessableEntityException(string? description = null, IHttpAnswer? response = null)
    : HttpException(422, Usual, description, response)
{
    private const string Usual = "The request was well-formed but was unable to be followed due to semantic errors.";
}

/// <summary>423: Somebody holds a lock on the resource (RFC 4918).</summary>
/// <param name="description">What to tell the client; <see langword="null"/> takes the usual text.</param>
/// <param name="response">A ready response to send instead.</param>
/// <remarks>Mirrors <c>werkzeug.exceptions.Locked</c>.</remarks>
public class LockedException(string? description = null, IHttpAnswer? response = null)
    : HttpException(423, Usual, description, response)
{
    private const string Usual = "The resource that is being accessed is locked.";
}

/// <summary>424: Something that this request depends on failed (RFC 4918).</summary>
/// <param name="description">What to tell the client; <see langword="null"/> takes the usual text.</param>
/// <param name="response">A ready response to send instead.</param>
/// <remarks>Mirrors <c>werkzeug.exceptions.FailedDependency</c>.</remarks>
public class FailedDependencyException(string? description = null, IHttpAnswer? response = null)
    : HttpException(424, Usual, description, response)
{
    private const string Usual = "The method could not be performed on the resource because the requested action depended on another action and "
        + "that action failed.";
}

/// <summary>428: The request must be conditional (RFC 6585).</summary>
/// <param name="description">What to tell the client; <see langword="null"/> takes the usual text.</param>
/// <param name="response">A ready response to send instead.</param>
/// <remarks>Mirrors <c>werkzeug.exceptions.PreconditionRequired</c>.</remarks>
public class PreconditionRequiredException(string? description = null, IHttpAnswer? response = null)
    : HttpException(428, Usual, description, response)
{
    private const string Usual = "This request is required to be conditional; try using \"If-Match\" or \"If-Unmodified-Since\".";
}

/// <summary>431: The request's headers are larger than the limit (RFC 6585).</summary>
/// <param name="description">What to tell the client; <see langword="null"/> takes the usual text.</param>
/// <param name="response">A ready response to send instead.</param>
/// <remarks>Mirrors <c>werkzeug.exceptions.RequestHeaderFieldsTooLarge</c>.</remarks>
public class RequestHeaderFieldsTooLargeException(string? description = null, IHttpAnswer? response = null)
    : HttpException(431, Usual, description, response)
{
    private const string Usual = "One or more header fields exceeds the maximum size.";
}

/// <summary>451: The law forbids to show the resource (RFC 7725).</summary>
/// <param name="description">What to tell the client; <see langword="null"/> takes the usual text.</param>
/// <param name="response">A ready response to send instead.</param>
/// <remarks>Mirrors <c>werkzeug.exceptions.UnavailableForLegalReasons</c>.</remarks>
public class UnavailableForLegalReasonsException(string? description = null, IHttpAnswer? response = null)
    : HttpException(451, Usual, description, response)
{
    private const string Usual = "Unavailable for legal reasons.";
}
