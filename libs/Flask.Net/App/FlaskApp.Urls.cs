using System.Buffers;
using System.Runtime.ExceptionServices;
using Werkzeug.Net.Routing;
using Werkzeug.Net.Text;

namespace Flask.Net;

public partial class FlaskApp
{
    private static readonly SearchValues<char> AnchorCharacters = PercentEncoding.Safe("%!#$&'()*+,/:;=?@");

    /// <summary>Builds the URL of an endpoint.</summary>
    /// <param name="endpoint">The endpoint; with a dot at its beginning, one of the request's own blueprint.</param>
    /// <param name="values">Values for the rule's arguments, as an anonymous object or a dictionary. Those the rule does not name become the query.</param>
    /// <param name="anchor">What comes after <c>#</c>.</param>
    /// <param name="method">The method whose rule is meant, where an endpoint has several.</param>
    /// <param name="scheme">The scheme of an external URL, as <c>https</c>.</param>
    /// <param name="external">Whether the URL names the host. Left out: only outside of a request, and where a scheme is given.</param>
    /// <exception cref="BuildException">No rule of the endpoint takes these values.</exception>
    /// <exception cref="InvalidOperationException">There is neither a request nor a <c>SERVER_NAME</c>.</exception>
    /// <remarks>Mirrors <c>Flask.url_for</c>. In a dictionary, <c>_anchor</c>, <c>_method</c>, <c>_scheme</c> and <c>_external</c> mean what they mean there.</remarks>
    public string UrlFor(string endpoint, object? values = null, string? anchor = null, string? method = null, string? scheme = null, bool? external = null)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        UrlRequest asked = new(endpoint, NamedValues.Of(values), anchor, method, scheme, external);
        return BuildUrl(asked.WithUnderscoredValues(), ContextStack.Top is { HasEnded: false } context && context.App == this ? context : null);
    }

    private string BuildUrl(UrlRequest asked, FlaskContext? context)
    {
        bool inRequest = context is { HasRequest: true };
        string endpoint = inRequest ? AbsoluteEndpoint(asked.Endpoint, context!.Request.Blueprint) : asked.Endpoint;
        MapAdapter adapter = (context is null ? CreateUrlAdapter(null) : context.UrlAdapter) ?? throw NothingToBuildFor(inRequest);
        bool external = asked.External ?? (!inRequest || asked.Scheme is not null);
        if (asked.Scheme is not null && !external)
            throw new ArgumentException("When specifying 'scheme', 'external' must be true.");

        InjectUrlDefaults(endpoint, asked.Values);
        string url;
        try
        {
            url = adapter.Build(ExistingEndpoint(endpoint), asked.Values, asked.Method, external, appendUnknown: true, urlScheme: asked.Scheme);
        }
        catch (BuildException error)
        {
            return HandleUrlBuildError(error, endpoint, asked.Values);
        }

        return asked.Anchor is { } anchor ? url + "#" + PercentEncoding.Quote(anchor, AnchorCharacters) : url;
    }

    /// <summary>Adds the values of the <see cref="Scaffold.UrlDefaults"/> functions to those a URL is built of.</summary>
    public void InjectUrlDefaults(string endpoint, IDictionary<string, object?> values)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        if (UrlDefaultFunctions.IsEmpty)
            return;
        IReadOnlyList<string?> scopes = [null, .. BlueprintPath.Of(endpoint).Reverse()];
        foreach (string? scope in scopes)
        {
            foreach (Action<string, IDictionary<string, object?>> add in UrlDefaultFunctions[scope])
                add(endpoint, values);
        }
    }

    // A handler may give a URL; one that throws leaves the others their turn; the first error counts.
    private string HandleUrlBuildError(BuildException error, string endpoint, IDictionary<string, object?> values)
    {
        Exception last = error;
        foreach (Func<BuildException, string, IDictionary<string, object?>, string?> handle in UrlBuildErrorHandlers)
        {
            try
            {
                if (handle(error, endpoint, values) is { } url)
                    return url;
            }
            catch (BuildException another)
            {
                last = another;
            }
        }

        ExceptionDispatchInfo.Throw(last);
        return "";
    }

    private static string AbsoluteEndpoint(string endpoint, string? blueprint)
    {
        if (endpoint.Length == 0 || endpoint[0] != '.')
            return endpoint;
        return blueprint is null ? endpoint[1..] : blueprint + endpoint;
    }

    // Endpoints that carry a C# name are found under their template name too: show_post finds ShowPost.
    private string ExistingEndpoint(string endpoint) =>
        !_views.ContainsKey(endpoint) && _endpointsByFoldedName.TryGetValue(EndpointName.Fold(endpoint), out string? written) ? written : endpoint;

    private static InvalidOperationException NothingToBuildFor(bool inRequest) => new(inRequest
        ? "Unable to build URLs: the request was refused before its host could be told."
        : "Unable to build URLs outside an active request without 'SERVER_NAME' configured. Also configure 'APPLICATION_ROOT' and "
            + "'PREFERRED_URL_SCHEME' as needed.");

    private sealed record UrlRequest(string Endpoint, Dictionary<string, object?> Values, string? Anchor, string? Method, string? Scheme, bool? External)
    {
        public UrlRequest WithUnderscoredValues()
        {
            UrlRequest asked = this;
            if (Values.Remove("_anchor", out object? anchor))
                asked = asked with { Anchor = anchor?.ToString() ?? asked.Anchor };
            if (Values.Remove("_method", out object? method))
                asked = asked with { Method = method?.ToString() ?? asked.Method };
            if (Values.Remove("_scheme", out object? scheme))
                asked = asked with { Scheme = scheme?.ToString() ?? asked.Scheme };
            if (Values.Remove("_external", out object? external))
                asked = asked with { External = external as bool? ?? asked.External };
            return asked;
        }
    }
}
