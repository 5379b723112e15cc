using Werkzeug.Net.Datastructures;

namespace Werkzeug.Net.Http;

/// <summary>Reads <c>Content-Security-Policy</c>.</summary>
public static class CspHeader
{
    /// <summary>Reads the directives; one without a value is left out.</summary>
    /// <param name="header">The header's text; <see langword="null"/> is empty.</param>
    /// <remarks>Mirrors <c>werkzeug.http.parse_csp_header</c>.</remarks>
    public static ContentSecurityPolicy Parse(string? header)
    {
        OrderedDictionary<string, string> directives = new(StringComparer.Ordinal);
        foreach (string part in (header ?? "").Split(';', ListHeader.MaximumItems + 1).Take(ListHeader.MaximumItems))
        {
            string directive = part.Trim();
            int space = directive.IndexOf(' ', StringComparison.Ordinal);
            if (space > 0)
                directives[directive[..space].Trim()] = directive[(space + 1)..].Trim();
        }

        return new ContentSecurityPolicy(directives);
    }
}
