using Werkzeug.Net.Datastructures;
using Werkzeug.Net.Text;

namespace Werkzeug.Net.Http;

/// <summary>The conditions that a request puts on the answer: RFC 9110 section 13.</summary>
/// <remarks>Every header is its text, or <see langword="null"/> where the request lacks it. Whether the method is one that conditions apply to is the caller's to check.</remarks>
public sealed record ConditionalRequest
{
    /// <summary>The header <c>Range</c>.</summary>
    public string? Range { get; init; }

    /// <summary>The header <c>If-Range</c>.</summary>
    public string? IfRange { get; init; }

    /// <summary>The header <c>If-Modified-Since</c>.</summary>
    public string? IfModifiedSince { get; init; }

    /// <summary>The header <c>If-None-Match</c>.</summary>
    public string? IfNoneMatch { get; init; }

    /// <summary>The header <c>If-Match</c>.</summary>
    public string? IfMatch { get; init; }

    /// <summary>Whether the resource must be sent, because the client's copy of it is none or old.</summary>
    /// <param name="etag">The resource's tag as a header has it; <see langword="null"/> is none.</param>
    /// <param name="lastModified">When the resource was changed last, of which whole seconds count; <see langword="null"/> is not known.</param>
    /// <param name="ignoreIfRange">Whether <c>If-Range</c> plays no part, which is right unless a range is to be sent.</param>
    /// <param name="data">The resource's content, whose tag is taken in place of <paramref name="etag"/>.</param>
    /// <exception cref="ArgumentException">Both a tag and content are given.</exception>
    /// <remarks>Mirrors <c>werkzeug.http.is_resource_modified</c>.</remarks>
    public bool IsModified(string? etag = null, DateTimeOffset? lastModified = null, bool ignoreIfRange = true, byte[]? data = null)
    {
        if (etag is not null && data is not null)
            throw new ArgumentException("both data and etag given", nameof(data));
        if (data is not null)
            etag = EntityTag.Generate(data);
        IfRange? range = ignoreIfRange || Range is null ? null : RangeHeader.ParseIfRange(IfRange);
        bool unmodified = IsUnmodifiedSince(lastModified, range?.Date ?? HttpDate.Parse(IfModifiedSince));
        return !(string.IsNullOrEmpty(etag) ? unmodified : IsUnmodifiedByTag(EntityTagText.Unquote(etag).Tag, range, unmodified));
    }

    private static bool IsUnmodifiedSince(DateTimeOffset? lastModified, DateTimeOffset? since) =>
        lastModified is { } changed && since is { } copied
        && changed.UtcTicks / TimeSpan.TicksPerSecond <= copied.UtcTicks / TimeSpan.TicksPerSecond;

    private bool IsUnmodifiedByTag(string tag, IfRange? range, bool unmodified)
    {
        if (range?.ETag is { } rangeTag)
            return EntityTag.ParseList(rangeTag).Contains(tag);
        ETags noneMatch = EntityTag.ParseList(IfNoneMatch);
        if (!noneMatch.IsEmpty)
            unmodified = noneMatch.ContainsWeak(tag);
        ETags match = EntityTag.ParseList(IfMatch);
        return match.IsEmpty ? unmodified : !match.IsStrong(tag);
    }
}
