using Werkzeug.Net.Routing;
using Werkzeug.Net.Wsgi;

namespace Werkzeug.Net;

/// <summary>Makes responses of HTTP errors.</summary>
public static class ErrorResponses
{
    /// <summary>The response that an error stands for: the one it carries, a redirect, or its page.</summary>
    /// <param name="error">The error.</param>
    /// <param name="environ">The request that is answered; null where it is not known.</param>
    /// <remarks>Mirrors <c>HTTPException.get_response</c>.</remarks>
    public static Response ToResponse(this HttpException error, WsgiEnviron? environ = null)
    {
        ArgumentNullException.ThrowIfNull(error);
        return error switch
        {
            { Response: Response ready } => ready,
            RequestRedirectException redirect => Redirect.To(redirect.NewUrl, redirect.Code ?? 308),
            _ => new Response(error.GetBody(), error.Code, error.GetHeaders()),
        };
    }
}
