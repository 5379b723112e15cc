using Werkzeug.Net.Wsgi;

namespace Werkzeug.Net.Testing;

/// <summary>Redirects lead a client in a circle, or where it does not go.</summary>
/// <remarks>Mirrors <c>werkzeug.test.ClientRedirectError</c>.</remarks>
public sealed class ClientRedirectException(string message) : InvalidOperationException(message);

/// <summary>Makes the request that a redirect asks for.</summary>
internal static class Redirection
{
    public static EnvironBuilder Of(WsgiEnviron from, TestResponse response, EnvironBuilder original, bool allowSubdomains)
    {
        string current = CurrentUrl.Decoded(from);
        UrlReference target = UrlReference.Parse(UrlReference.Join(current, response.Location ?? ""));
        UrlReference before = UrlReference.Parse(current);
        CheckHost(target.Authority ?? "", before.Authority ?? "", allowSubdomains);
        string root = from.ScriptName;
        bool isInside = target.Path == root || target.Path.StartsWith(root + "/", StringComparison.Ordinal);
        if (!isInside)
            throw new ClientRedirectException("Following external redirect is not supported.");
        EnvironBuilder builder = new(
            target.Path[root.Length..] is { Length: > 0 } path ? path : "/", $"{target.Scheme}://{target.Authority}{root}/", target.Query ?? "");
        builder.Headers.Extend(original.Headers.Where(static pair => !pair.Key.StartsWith("Content-", StringComparison.OrdinalIgnoreCase)));
        return response.StatusCode is 307 or 308 ? WithBody(builder, original, from.Method) : WithoutBody(builder, from.Method);
    }

    // 307 and 308 send the same again.
    private static EnvironBuilder WithBody(EnvironBuilder builder, EnvironBuilder original, string method)
    {
        builder.Method = method;
        builder.Form = original.Form;
        builder.Json = original.Json;
        builder.Data = original.Data;
        builder.Input = original.Input;
        builder.ContentType = original.ContentType;
        return builder;
    }

    private static EnvironBuilder WithoutBody(EnvironBuilder builder, string method)
    {
        builder.Method = method is "GET" or "HEAD" ? method : "GET";
        return builder;
    }

    private static void CheckHost(string host, string before, bool allowSubdomains)
    {
        if (host == before)
            return;
        if (!host.EndsWith("." + before, StringComparison.Ordinal))
            throw new ClientRedirectException("Following external redirect is not supported.");
        if (!allowSubdomains)
            throw new ClientRedirectException("Following subdomain redirects is not enabled.");
    }
}
