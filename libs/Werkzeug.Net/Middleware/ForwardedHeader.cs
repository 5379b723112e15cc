using Werkzeug.Net.Text;
using Werkzeug.Net.Wsgi;

namespace Werkzeug.Net.Middleware;

/// <summary>Reads the header <c>Forwarded</c>: <c>for=192.0.2.60;proto=https;host=example.org, for="[2001:db8::1]:4711"</c> (RFC 7239).</summary>
internal static class ForwardedHeader
{
    private const int MostElements = 64;

    /// <summary>What the trusted proxies told, counted from the nearest one.</summary>
    public static ForwardedValues Read(WsgiEnviron environ, ProxyFixOptions options)
    {
        List<Dictionary<string, string>> elements = Parse(environ.Text("HTTP_FORWARDED") ?? "");
        return new ForwardedValues(
            WithoutPort(Pick(elements, "for", options.For)), Pick(elements, "proto", options.Proto)?.ToLowerInvariant(), Pick(elements, "host", options.Host));
    }

    private static string? Pick(List<Dictionary<string, string>> elements, string name, int count) =>
        count > 0 && elements.Count >= count ? elements[^count].GetValueOrDefault(name) : null;

    private static List<Dictionary<string, string>> Parse(string header)
    {
        List<Dictionary<string, string>> elements = [];
        foreach (string element in Split(header, ','))
        {
            Dictionary<string, string> pairs = new(StringComparer.OrdinalIgnoreCase);
            foreach (string pair in Split(element, ';'))
            {
                int equals = pair.IndexOf('=', StringComparison.Ordinal);
                if (equals > 0)
                    pairs[pair[..equals].Trim()] = HeaderText.Unquote(pair[(equals + 1)..].Trim());
            }

            elements.Add(pairs);
            if (elements.Count > MostElements)
                elements.RemoveAt(0);
        }

        return elements;
    }

    private static IEnumerable<string> Split(string text, char separator)
    {
        bool quoted = false;
        int start = 0;
        for (int at = 0; at < text.Length; at++)
        {
            if (quoted && text[at] == '\\')
            {
                at++;
            }
            else if (text[at] == '"')
            {
                quoted = !quoted;
            }
            else if (text[at] == separator && !quoted)
            {
                yield return text[start..at];
                start = at + 1;
            }
        }

        yield return text[start..];
    }

    private static string? WithoutPort(string? node)
    {
        if (node is null)
            return null;
        if (node.StartsWith('['))
            return node.IndexOf(']', StringComparison.Ordinal) is > 0 and int close ? node[1..close] : node;
        int colon = node.IndexOf(':', StringComparison.Ordinal);
        return colon >= 0 && node.IndexOf(':', colon + 1) < 0 ? node[..colon] : node;
    }
}
