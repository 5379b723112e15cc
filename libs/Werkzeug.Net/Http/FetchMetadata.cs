namespace Werkzeug.Net.Http;

/// <summary>What a browser says of how a request came about: the <c>Sec-Fetch-*</c> headers of Fetch Metadata.</summary>
/// <param name="Site">From which kind of site the request comes: <c>same-origin</c>, <c>same-site</c>, <c>cross-site</c> or <c>none</c>; null where it is not told.</param>
/// <param name="Mode">How the page asks, as <c>navigate</c> or <c>cors</c>; null where it is not told.</param>
/// <param name="Destination">What the answer is for, as <c>document</c> or <c>image</c>; null where it is not told.</param>
/// <example><code>
/// if (!request.FetchMetadata.IsWelcome(request.Method))
///     throw new ForbiddenException();
/// </code></example>
public sealed record FetchMetadata(string? Site, string? Mode, string? Destination)
{
    /// <summary>
    /// Whether an application that offers nothing to other sites should answer: requests of its own pages and of the user, links
    /// from elsewhere, and requests that tell nothing (old browsers and programs, which need another protection).
    /// </summary>
    /// <param name="method">The method of the request.</param>
    /// <remarks>The resource isolation policy that Fetch Metadata was made for: it stops cross-site request forgery and leaks.</remarks>
    public bool IsWelcome(string method) => Site is null or "same-origin" or "same-site" or "none" || IsLink(method);

    // Somebody followed a link: the whole page is replaced, and nothing is changed by asking.
    private bool IsLink(string method) => Mode == "navigate" && method is ("GET" or "HEAD") && Destination is not ("object" or "embed");
}
