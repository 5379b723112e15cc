namespace Werkzeug.Net.Routing;

/// <summary>308: The URL is another one, as with a slash at its end. Thrown by a match; it answers with a redirect.</summary>
/// <remarks>Mirrors <c>werkzeug.routing.RequestRedirect</c>.</remarks>
public class RequestRedirectException : HttpException
{
    /// <summary>Makes the redirect.</summary>
    /// <param name="newUrl">Where to go, absolute.</param>
    /// <param name="code">The status: 308 and 307 keep the method and the body, others lose them.</param>
    public RequestRedirectException(string newUrl, int code = 308)
        : base(code, null, null)
    {
        ArgumentNullException.ThrowIfNull(newUrl);
        NewUrl = newUrl;
    }

    /// <summary>Where to go, absolute.</summary>
    public string NewUrl { get; }
}

/// <summary>400: The rule wants a websocket and the request is none, or the other way round.</summary>
/// <remarks>Mirrors <c>werkzeug.routing.WebsocketMismatch</c>.</remarks>
public class WebsocketMismatchException : BadRequestException;

/// <summary>A rule matches exactly what another rule of the map matches.</summary>
/// <remarks>Mirrors <c>werkzeug.routing.DuplicateRuleError</c>.</remarks>
public class DuplicateRuleException : ArgumentException
{
    /// <summary>Makes the error.</summary>
    /// <param name="rule">The rule that was there first.</param>
    public DuplicateRuleException(Rule rule)
        : base(rule?.ToString())
    {
        ArgumentNullException.ThrowIfNull(rule);
        Rule = rule;
    }

    /// <summary>The rule that was there first.</summary>
    public Rule Rule { get; }
}

/// <summary>No rule of the endpoint takes the given values and method.</summary>
/// <remarks>Mirrors <c>werkzeug.routing.BuildError</c>.</remarks>
public class BuildException : KeyNotFoundException
{
    private readonly Lazy<(Rule? Suggested, string Message)> _explanation;

    /// <summary>Makes the error.</summary>
    /// <param name="endpoint">The endpoint that was asked for.</param>
    /// <param name="values">The values that were given.</param>
    /// <param name="method">The method that was asked for; null for any.</param>
    /// <param name="adapter">Where a better endpoint is looked for; null looks nowhere.</param>
    public BuildException(string endpoint, IReadOnlyDictionary<string, object?> values, string? method, MapAdapter? adapter = null)
    {
        Endpoint = endpoint;
        Values = values;
        Method = method;
        Adapter = adapter;
        _explanation = new(() =>
        {
            Rule? suggested = BuildSuggestion.Closest(this);
            return (suggested, BuildSuggestion.Explain(this, suggested));
        });
    }

    /// <summary>The endpoint that was asked for.</summary>
    public string Endpoint { get; }

    /// <summary>The values that were given.</summary>
    public IReadOnlyDictionary<string, object?> Values { get; }

    /// <summary>The method that was asked for; null for any.</summary>
    public string? Method { get; }

    /// <summary>The adapter that was asked.</summary>
    public MapAdapter? Adapter { get; }

    /// <summary>The rule that was probably meant; null where the map has none.</summary>
    public Rule? Suggested => _explanation.Value.Suggested;

    /// <inheritdoc/>
    public override string Message => _explanation.Value.Message;
}
