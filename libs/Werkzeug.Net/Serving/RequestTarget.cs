using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Werkzeug.Net.Text;
using Werkzeug.Net.Wsgi;

namespace Werkzeug.Net.Serving;

/// <summary>The path of a request as PEP 3333 wants it: decoded once, a character for a byte, and nothing normalised.</summary>
/// <param name="ScriptName">The path of the application.</param>
/// <param name="PathInfo">The path below it.</param>
/// <param name="Query">The query as it came, without the question mark.</param>
internal readonly record struct RequestTarget(string ScriptName, string PathInfo, string Query)
{
    /// <summary>Reads the target that the client sent; where a host does not keep it, the decoded path must do.</summary>
    public static RequestTarget Of(HttpContext context)
    {
        string raw = context.Features.Get<IHttpRequestFeature>()?.RawTarget ?? "";
        string root = WsgiText.Encode(context.Request.PathBase.Value ?? "");
        if (raw.Length == 0)
            return new(root, WsgiText.Encode(context.Request.Path.Value ?? ""), context.Request.QueryString.Value is ['?', .. string rest] ? rest : "");
        ReadOnlySpan<char> target = raw;
        int mark = target.IndexOf('?');
        string query = mark < 0 ? "" : target[(mark + 1)..].ToString();
        ReadOnlySpan<char> undecoded = PathOf(mark < 0 ? target : target[..mark]);
        string path = raw[0] == '/' && undecoded.Length == raw.Length && !undecoded.Contains('%') ? raw : Decode(undecoded);
        if (root.Length == 0)
            return new("", path, query);
        return path.StartsWith(root, StringComparison.OrdinalIgnoreCase)
            ? new(path[..root.Length], path[root.Length..], query)
            : new(root, WsgiText.Encode(context.Request.Path.Value ?? ""), query);
    }

    // The forms of RFC 9112, section 3.2: a path, a whole URL (from proxies), or what is no path: the asterisk of OPTIONS and the host of
    // CONNECT are the application itself. REQUEST_URI has them.
    private static ReadOnlySpan<char> PathOf(ReadOnlySpan<char> target)
    {
        if (target is ['/', ..])
            return target;
        int authority = target.IndexOf("://");
        if (authority < 0)
            return "/";
        ReadOnlySpan<char> rest = target[(authority + 3)..];
        int slash = rest.IndexOf('/');
        return slash < 0 ? "/" : rest[slash..];
    }

    private static string Decode(ReadOnlySpan<char> path) =>
        path.Contains('%') ? Encoding.Latin1.GetString(PercentEncoding.UnquoteToBytes(path)) : path.ToString();
}
