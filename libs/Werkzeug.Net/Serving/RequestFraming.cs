using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Werkzeug.Net.Serving;

/// <summary>
/// Refuses requests whose body another server on the way may take for longer or shorter, so that a second request could hide in it
/// (request smuggling, CVE-2022-29361). Kestrel refuses most of them by itself.
/// </summary>
internal static class RequestFraming
{
    // Kestrel believes Transfer-Encoding, and keeps a length that came beside it under this name.
    private const string OtherLength = "X-Content-Length";

    /// <summary>The code to refuse a request with; null where it is framed as it should be (RFC 9112, section 6.1).</summary>
    public static int? Refusal(HttpRequest request)
    {
        StringValues codings = request.Headers.TransferEncoding;
        if (codings.Count == 0)
            return null;
        if (request.Headers.ContainsKey(OtherLength) || HttpProtocol.IsHttp10(request.Protocol))
            return StatusCodes.Status400BadRequest;
        return codings is [{ } only] && only.AsSpan().Trim().Equals("chunked", StringComparison.OrdinalIgnoreCase) ? null : StatusCodes.Status501NotImplemented;
    }

    /// <summary>Answers with a code alone. What comes on the connection cannot be told apart from the body: it ends.</summary>
    public static void Refuse(HttpContext context, int code)
    {
        context.Response.Clear();
        context.Response.StatusCode = code;
        if (HttpProtocol.IsHttp11(context.Request.Protocol) || HttpProtocol.IsHttp10(context.Request.Protocol))
            context.Response.Headers.Connection = "close";
    }
}
