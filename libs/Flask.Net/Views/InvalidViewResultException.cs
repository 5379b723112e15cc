namespace Flask.Net;

/// <summary>A view returned something that no response can be made of.</summary>
/// <remarks>Stands for the <c>TypeError</c> of <c>Flask.make_response</c>.</remarks>
public sealed class InvalidViewResultException : InvalidOperationException
{
    private const string Allowed = "The return type must be text, bytes, an object or list (sent as JSON), a tuple with headers or status, a Response, "
        + "a sequence of text or bytes (streamed), or a WSGI application";

    private InvalidViewResultException(string message)
        : base(message)
    {
    }

    internal static InvalidViewResultException Nothing(string? endpoint) => new(
        $"The view function for '{endpoint}' did not return a valid response. The function either returned null or ended without a return value.");

    internal static InvalidViewResultException Tuple() => new(
        "The view function did not return a valid response tuple. The tuple must have the form (body, status, headers), (body, status), or (body, headers).");

    internal static InvalidViewResultException Type(object value) => new(
        $"The view function did not return a valid response. {Allowed}, but it was a {value.GetType().Name}.");
}
