using Werkzeug.Net.Text;

namespace Werkzeug.Net.Datastructures;

/// <summary>The entity tags of <c>If-Match</c> and <c>If-None-Match</c>: RFC 9110 section 13.1.</summary>
/// <remarks>Mirrors <c>werkzeug.datastructures.ETags</c>. Tags are held without quotes and without <c>W/</c>.</remarks>
public sealed class ETags : IHeaderValue
{
    // Headers have one tag or two: looking at each is faster than a set.
    private readonly string[] _strong;
    private readonly string[] _weak;

    /// <summary>Makes a set of tags.</summary>
    /// <param name="strong">The strong tags; <see langword="null"/> is none. Beside a star none count.</param>
    /// <param name="weak">The weak tags; <see langword="null"/> is none.</param>
    /// <param name="star">Whether the header is <c>*</c>: whatever there is.</param>
    public ETags(IEnumerable<string>? strong = null, IEnumerable<string>? weak = null, bool star = false)
    {
        Star = star;
        _strong = star || strong is null ? [] : [.. strong.Distinct(StringComparer.Ordinal)];
        _weak = weak is null ? [] : [.. weak.Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Whether the header is <c>*</c>.</summary>
    public bool Star { get; }

    /// <summary>The strong tags.</summary>
    public IReadOnlyCollection<string> Strong => _strong;

    /// <summary>The weak tags.</summary>
    public IReadOnlyCollection<string> Weak => _weak;

    /// <summary>Whether the header had nothing: no tag and no star.</summary>
    public bool IsEmpty => !Star && _strong.Length == 0 && _weak.Length == 0 && !HasEmptyStrong && !HasEmptyWeak;

    /// <summary>Takes tags that their reader gives away, each once.</summary>
    internal ETags(List<string>? strong, List<string>? weak)
    {
        _strong = Once(strong);
        _weak = Once(weak);
    }

    /// <summary>What a header that is not there says.</summary>
    internal static ETags None { get; } = new();

    /// <summary>Whether <c>""</c> was among the strong tags. It names nothing, so it matches nothing.</summary>
    public bool HasEmptyStrong { get; init; }

    /// <summary>Whether <c>W/""</c> was among the weak tags. It names nothing, so it matches nothing.</summary>
    public bool HasEmptyWeak { get; init; }

    /// <summary>Whether a tag is among the strong ones; a star is not a tag.</summary>
    public bool IsStrong(string tag) => Array.IndexOf(_strong, tag) >= 0;

    /// <summary>Whether a tag is among the weak ones.</summary>
    public bool IsWeak(string tag) => Array.IndexOf(_weak, tag) >= 0;

    /// <summary>Whether a tag matches by the strong comparison; a star matches all.</summary>
    public bool Contains(string tag) => Star || IsStrong(tag);

    /// <summary>Whether a tag matches by the weak comparison: a strong or a weak one; a star matches all.</summary>
    public bool ContainsWeak(string tag) => IsWeak(tag) || Contains(tag);

    /// <summary>Whether a tag as a header writes it matches: weakly if it is weak itself.</summary>
    /// <param name="tag">The tag with its quotes, as <c>W/"a"</c>.</param>
    public bool ContainsRaw(string tag)
    {
        ArgumentNullException.ThrowIfNull(tag);
        if (tag.Length == 0)
            return Star || HasEmptyStrong;
        (string bare, bool weak) = EntityTagText.Unquote(tag);
        return weak ? ContainsWeak(bare) : Contains(bare);
    }

    /// <inheritdoc/>
    public string ToHeader() => Star ? "*" : string.Join(", ",
        [.. _strong.Select(static tag => $"\"{tag}\""), .. _weak.Select(static tag => $"W/\"{tag}\"")]);

    /// <inheritdoc/>
    public override string ToString() => ToHeader();

    private static string[] Once(List<string>? tags) => tags switch
    {
        null => [],
        [string only] => [only],
        _ => [.. tags.Distinct(StringComparer.Ordinal)],
    };
}
