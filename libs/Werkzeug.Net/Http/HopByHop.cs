using System.Collections.Frozen;
using Werkzeug.Net.Datastructures;

namespace Werkzeug.Net.Http;

/// <summary>Headers that are about one connection, and headers that are about a body: neither may be passed on blindly.</summary>
public static class HopByHop
{
    private static readonly FrozenSet<string> Connection = FrozenSet.ToFrozenSet(
        ["connection", "keep-alive", "proxy-authenticate", "proxy-authorization", "te", "trailer", "transfer-encoding", "upgrade"],
        StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Entity = FrozenSet.ToFrozenSet(
        [
            "allow", "content-encoding", "content-language", "content-length", "content-location", "content-md5", "content-range",
            "content-type", "expires", "last-modified",
        ],
        StringComparer.OrdinalIgnoreCase);

    // What an answer without a body has no use for: all but two.
    private static readonly FrozenSet<string> Bodily = Entity.Except(["expires", "content-location"]).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a header is about one connection (RFC 2616 section 13.5.1).</summary>
    /// <remarks>Mirrors <c>werkzeug.http.is_hop_by_hop_header</c>.</remarks>
    public static bool IsHopByHopHeader(string name) => Connection.Contains(name);

    /// <summary>Whether a header is about a body (RFC 2616 section 7.1).</summary>
    /// <remarks>Mirrors <c>werkzeug.http.is_entity_header</c>.</remarks>
    public static bool IsEntityHeader(string name) => Entity.Contains(name);

    /// <summary>Removes the headers that are about one connection.</summary>
    /// <remarks>Mirrors <c>werkzeug.http.remove_hop_by_hop_headers</c>.</remarks>
    public static void RemoveHopByHopHeaders(Headers headers) => Remove(headers, Connection);

    /// <summary>Removes the headers that are about a body, as an answer "not modified" has none.</summary>
    /// <param name="headers">The headers.</param>
    /// <param name="allowed">Those that stay; <see langword="null"/> is <c>Expires</c> and <c>Content-Location</c>.</param>
    /// <remarks>Mirrors <c>werkzeug.http.remove_entity_headers</c>.</remarks>
    public static void RemoveEntityHeaders(Headers headers, IEnumerable<string>? allowed = null) =>
        Remove(headers, allowed is null ? Bodily : Entity.Except(allowed, StringComparer.OrdinalIgnoreCase).ToFrozenSet(StringComparer.OrdinalIgnoreCase));

    private static void Remove(Headers headers, FrozenSet<string> names)
    {
        ArgumentNullException.ThrowIfNull(headers);
        for (int at = headers.Count - 1; at >= 0; at--)
        {
            if (names.Contains(headers[at].Key))
                headers.RemoveAt(at);
        }
    }
}
