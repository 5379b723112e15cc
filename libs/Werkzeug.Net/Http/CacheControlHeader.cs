using Werkzeug.Net.Datastructures;

namespace Werkzeug.Net.Http;

/// <summary>Reads <c>Cache-Control</c>: RFC 9111 section 5.2.</summary>
/// <remarks>Mirrors <c>werkzeug.http.parse_cache_control_header</c>.</remarks>
public static class CacheControlHeader
{
    /// <summary>Reads what a client asks for.</summary>
    /// <param name="header">The header's text; <see langword="null"/> is empty.</param>
    public static RequestCacheControl ParseRequest(string? header) => new(new GivenDirectives(DictHeader.Read(header)));

    /// <summary>Reads what a server allows.</summary>
    /// <param name="header">The header's text; <see langword="null"/> is empty.</param>
    public static ResponseCacheControl ParseResponse(string? header) => new(new GivenDirectives(DictHeader.Read(header)));
}
