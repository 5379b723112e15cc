using System.Globalization;
using Werkzeug.Net.Routing;

namespace Flask.Net;

/// <summary>A form was sent to a URL that only redirects, so that its data would be lost. Raised in debug mode only.</summary>
/// <remarks>Mirrors <c>flask.debughelpers.FormDataRoutingRedirect</c>.</remarks>
public sealed class FormDataRoutingRedirectException : InvalidOperationException
{
    /// <summary>Makes the error of a request and the redirect it would get.</summary>
    public FormDataRoutingRedirectException(FlaskRequest request, RequestRedirectException redirect)
        : base(Explain(request, redirect), redirect)
    {
    }

    private static string Explain(FlaskRequest request, RequestRedirectException redirect)
    {
        string to = redirect.NewUrl;
        string slash = request.BaseUrl + "/" == to.Split('?', 2)[0]
            ? " The URL was defined with a trailing slash. Flask will redirect to the URL with a trailing slash if it was accessed without one."
            : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"A request was sent to '{request.Url}', but routing issued a redirect to the canonical URL '{to}'.{slash} Send requests to the canonical URL, or use 307 or 308 for routing redirects. Otherwise, browsers will drop form data.\n\nThis exception is only raised in debug mode.");
    }
}
