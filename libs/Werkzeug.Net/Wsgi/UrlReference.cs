using System.Text;

namespace Werkzeug.Net.Wsgi;

/// <summary>Resolves a URL reference against a base (RFC 3986, section 5.2), on text: nothing is decoded, encoded or checked.</summary>
/// <param name="Scheme">Before the colon; empty where there is none.</param>
/// <param name="Authority">Host and port; null where there is none.</param>
/// <param name="Path">The path.</param>
/// <param name="Query">After the question mark; null where there is none.</param>
/// <param name="Fragment">After the hash; null where there is none.</param>
public sealed record UrlReference(string Scheme, string? Authority, string Path, string? Query, string? Fragment)
{
    /// <summary>Takes a reference apart.</summary>
    public static UrlReference Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        ReadOnlySpan<char> rest = text;
        string scheme = TakeScheme(ref rest);
        string? fragment = TakeTail(ref rest, '#');
        string? query = TakeTail(ref rest, '?');
        string? authority = null;
        if (rest.StartsWith("//", StringComparison.Ordinal))
        {
            rest = rest[2..];
            int slash = rest.IndexOf('/');
            authority = (slash < 0 ? rest : rest[..slash]).ToString();
            rest = slash < 0 ? [] : rest[slash..];
        }

        return new UrlReference(scheme, authority, rest.ToString(), query, fragment);
    }

    /// <summary>The absolute form of a reference that stands in a document at this base.</summary>
    public static string Join(string baseUrl, string reference)
    {
        ArgumentNullException.ThrowIfNull(baseUrl);
        ArgumentNullException.ThrowIfNull(reference);
        if (baseUrl.Length == 0)
            return reference;
        if (reference.Length == 0)
            return baseUrl;
        UrlReference from = Parse(baseUrl);
        UrlReference to = Parse(reference);
        return from.Resolve(to, reference);
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        StringBuilder text = new();
        if (Scheme.Length > 0)
            text.Append(Scheme).Append(':');
        if (Authority is not null)
            text.Append("//").Append(Authority);
        if (Authority is { Length: > 0 } && Path.Length > 0 && Path[0] != '/')
            text.Append('/');
        text.Append(Path);
        if (Query is { Length: > 0 })
            text.Append('?').Append(Query);
        if (Fragment is { Length: > 0 })
            text.Append('#').Append(Fragment);
        return text.ToString();
    }

    private string Resolve(UrlReference to, string reference)
    {
        if (to.Scheme.Length > 0 && to.Scheme != Scheme)
            return reference;
        if (to.Authority is { Length: > 0 })
            return (to with { Scheme = Scheme }).ToString();
        if (to.Path.Length == 0)
            return (to with { Scheme = Scheme, Authority = Authority, Path = Path, Query = to.Query ?? Query }).ToString();
        string path = to.Path[0] == '/' ? to.Path : Merge(to.Path);
        return (to with { Scheme = Scheme, Authority = Authority, Path = RemoveDotSegments(path) }).ToString();
    }

    private string Merge(string path)
    {
        int slash = Path.LastIndexOf('/');
        return slash < 0 ? (Authority is null ? path : "/" + path) : string.Concat(Path.AsSpan(0, slash + 1), path);
    }

    private static string RemoveDotSegments(string path)
    {
        List<string> kept = [];
        string[] segments = path.Split('/');
        for (int at = 0; at < segments.Length; at++)
        {
            bool last = at == segments.Length - 1;
            switch (segments[at])
            {
                case "..":
                    if (kept.Count > 1)
                        kept.RemoveAt(kept.Count - 1);
                    if (last)
                        kept.Add("");
                    break;
                case ".":
                    if (last)
                        kept.Add("");
                    break;
                default:
                    kept.Add(segments[at]);
                    break;
            }
        }

        string joined = string.Join('/', kept);
        return joined.Length == 0 ? "/" : joined;
    }

    private static string TakeScheme(ref ReadOnlySpan<char> text)
    {
        int colon = text.IndexOf(':');
        if (colon <= 0 || !char.IsAsciiLetter(text[0]))
            return "";
        foreach (char c in text[..colon])
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('+' or '-' or '.'))
                return "";
        }

        string scheme = text[..colon].ToString().ToLowerInvariant();
        text = text[(colon + 1)..];
        return scheme;
    }

    private static string? TakeTail(ref ReadOnlySpan<char> text, char mark)
    {
        int at = text.IndexOf(mark);
        if (at < 0)
            return null;
        string tail = text[(at + 1)..].ToString();
        text = text[..at];
        return tail;
    }
}
