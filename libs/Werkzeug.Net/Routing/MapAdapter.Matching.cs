using System.Text;
using Werkzeug.Net.Wsgi;

namespace Werkzeug.Net.Routing;

public sealed partial class MapAdapter
{
    /// <summary>Finds the rule for a path and reads its values.</summary>
    /// <param name="pathInfo">The decoded path; null takes the request's.</param>
    /// <param name="method">The method; null takes the request's.</param>
    /// <param name="queryArgs">The query that a redirect keeps: text or named values; null takes the request's.</param>
    /// <param name="websocket">Whether a websocket is wanted; null takes the request's wish.</param>
    /// <exception cref="RequestRedirectException">The URL is another one.</exception>
    /// <exception cref="NotFoundException">No rule matches, or the path has more parts than <see cref="MapOptions.MaxPathParts"/>.</exception>
    /// <exception cref="RequestUriTooLargeException">The path is longer than <see cref="MapOptions.MaxPathLength"/>.</exception>
    /// <exception cref="MethodNotAllowedException">Rules match, but not for this method.</exception>
    /// <exception cref="WebsocketMismatchException">The only rules that match are for websockets and the request is none, or the other way round.</exception>
    public RouteMatch Match(string? pathInfo = null, string? method = null, object? queryArgs = null, bool? websocket = null) =>
        TryMatch(out RouteMatch match, out HttpException? failure, pathInfo, method, queryArgs, websocket) ? match : throw failure!;

    /// <summary>Finds the rule for a path and reads its values, without throwing when there is none.</summary>
    /// <param name="match">The rule and its values.</param>
    /// <param name="failure">What <see cref="Match"/> would throw; null where a rule was found.</param>
    /// <param name="pathInfo">The decoded path; null takes the request's.</param>
    /// <param name="method">The method; null takes the request's.</param>
    /// <param name="queryArgs">The query that a redirect keeps: text or named values; null takes the request's.</param>
    /// <param name="websocket">Whether a websocket is wanted; null takes the request's wish.</param>
    /// <returns>Whether a rule was found.</returns>
    public bool TryMatch(
        out RouteMatch match, out HttpException? failure, string? pathInfo = null, string? method = null, object? queryArgs = null, bool? websocket = null)
    {
        string domain = Map.HostMatching ? ServerName : Map.SubdomainMatching ? Subdomain ?? "" : "";
        string path = PathPart(pathInfo ?? PathInfo);
        method ??= DefaultMethod;
        method = method is "GET" or "POST" ? method : method.ToUpperInvariant();
        match = default;
        failure = RoutingErrors.BeyondLimits(path, Map);
        if (failure is not null)
            return false;
        NearMisses misses = default;
        MatchResult found = Map.Matcher.Match(domain, path, method, websocket ?? IsWebsocket, ref misses);
        if (found.Values is { } values)
            failure = Accept(found.Rule!, values, method, queryArgs, ref match);
        else if (found.Rule is not null)
            failure = Refusal(ref misses);
        else if (found.IsSlashMissing)
            failure = RedirectToPath(path + "/", queryArgs);
        else
            failure = MatchMerged(domain, path, method, websocket ?? IsWebsocket, queryArgs, ref misses);
        return failure is null;
    }

    /// <summary>Finds the rule for a path and hands endpoint and values to a view.</summary>
    /// <param name="view">Answers the request.</param>
    /// <param name="pathInfo">The decoded path; null takes the request's.</param>
    /// <param name="method">The method; null takes the request's.</param>
    /// <param name="catchHttpExceptions">Whether errors of HTTP are returned instead of thrown.</param>
    /// <returns>What the view returned, or the error.</returns>
    public object? Dispatch(
        Func<string, IReadOnlyDictionary<string, object?>, object?> view, string? pathInfo = null, string? method = null, bool catchHttpExceptions = false)
    {
        ArgumentNullException.ThrowIfNull(view);
        try
        {
            (string endpoint, IReadOnlyDictionary<string, object?> values) = Match(pathInfo, method);
            return view(endpoint, values);
        }
        catch (HttpException error) when (error is RequestRedirectException || catchHttpExceptions)
        {
            return error;
        }
    }

    /// <summary>Whether a path would match or redirect.</summary>
    public bool Test(string? pathInfo = null, string? method = null) =>
        TryMatch(out _, out HttpException? failure, pathInfo, method) || failure is RequestRedirectException;

    /// <summary>The methods that a path matches for, sorted.</summary>
    public IReadOnlyList<string> AllowedMethods(string? pathInfo = null) =>
        !TryMatch(out _, out HttpException? failure, pathInfo, "--") && failure is MethodNotAllowedException { ValidMethods: { } methods } ? methods : [];

    private static string PathPart(string path)
    {
        if (path.Length == 0)
            return "";
        return path[0] == '/' && (path.Length == 1 || path[1] != '/') ? path : "/" + path.TrimStart('/');
    }

    private static HttpException Refusal(ref NearMisses misses)
    {
        if (misses.Methods is { Count: > 0 } methods)
            return new MethodNotAllowedException(methods);
        return misses.Websocket ? new WebsocketMismatchException() : new NotFoundException();
    }

    private RequestRedirectException RedirectToPath(string path, object? queryArgs) => new(MakeRedirectUrl(UrlText.QuotePath(path), queryArgs));

    private HttpException MatchMerged(string domain, string path, string method, bool websocket, object? queryArgs, ref NearMisses misses)
    {
        if (!Map.MergeSlashes || !PathText.HasDoubleSlash(path))
            return Refusal(ref misses);
        string merged = PathText.Merge(path);
        MatchResult found = Map.Matcher.Match(domain, merged, method, websocket, ref misses);
        if (found.IsSlashMissing)
            return RedirectToPath(merged + "/", queryArgs);
        return found.Rule is { MergeSlashes: true } ? RedirectToPath(merged, queryArgs) : Refusal(ref misses);
    }

    private RequestRedirectException? Accept(Rule rule, RouteValues values, string method, object? queryArgs, ref RouteMatch match)
    {
        if (FindRedirect(rule, values, method, queryArgs) is { } url)
            return new RequestRedirectException(url);
        match = new RouteMatch(rule, values);
        return null;
    }

    private string? FindRedirect(Rule rule, RouteValues values, string method, object? queryArgs)
    {
        if (rule.Alias && Map.RedirectDefaults)
            return AliasRedirect(rule, values, method, queryArgs);
        if (rule.HasShorterForm && Map.RedirectDefaults && DefaultsRedirect(rule, values, method, queryArgs) is { } shorter)
            return shorter;
        if (rule.RedirectTo is null && rule.RedirectWith is null)
            return null;
        string target = rule.RedirectWith?.Invoke(this, values) ?? FillIn(rule, values);
        string host = string.IsNullOrEmpty(Subdomain) ? ServerName : $"{Subdomain}.{ServerName}";
        return UrlReference.Join($"{(UrlScheme.Length > 0 ? UrlScheme : "http")}://{host}{ScriptName}", target);
    }

    private string AliasRedirect(Rule rule, RouteValues values, string method, object? queryArgs)
    {
        string url = Build(rule.Endpoint, values, method, forceExternal: true, appendUnknown: false);
        string query = EncodeQuery(queryArgs ?? _queryArgs);
        return query.Length > 0 ? $"{url}?{query}" : url;
    }

    // A rule before this one may say the same with its defaults: that one is the canonical URL.
    private string? DefaultsRedirect(Rule rule, RouteValues values, string method, object? queryArgs)
    {
        IReadOnlyList<Rule> rules = Map.RulesOf(rule.Endpoint);
        for (int at = 0; at < rules.Count && rules[at] != rule; at++)
        {
            Rule shorter = rules[at];
            if (!shorter.ProvidesDefaultsFor(rule) || !shorter.IsSuitableFor(values, method))
                continue;
            Dictionary<string, object?> all = new(values, StringComparer.Ordinal);
            foreach ((string name, object? value) in shorter.Defaults)
                all[name] = value;
            if (shorter.Build(all) is (string host, string path))
                return MakeRedirectUrl(path, queryArgs, host);
        }

        return null;
    }

    private static string FillIn(Rule rule, RouteValues values)
    {
        string target = rule.RedirectTo!;
        StringBuilder filled = new();
        int done = 0;
        for (int open = target.IndexOf('<', StringComparison.Ordinal); open >= 0; open = target.IndexOf('<', open + 1))
        {
            int close = target.IndexOf('>', open);
            if (close < 0)
                break;
            string name = target[(open + 1)..close];
            if (!rule.HasVariable(name))
                throw RoutingErrors.NoVariable(name, rule);
            filled.Append(target, done, open - done).Append(rule.ToUrl(name, values[name]));
            done = close + 1;
        }

        return filled.Append(target, done, target.Length - done).ToString();
    }
}
