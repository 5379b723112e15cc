using System.Globalization;
using Werkzeug.Net.Text;

namespace Werkzeug.Net.Datastructures;

/// <summary>One part of a <see cref="ByteRange"/>.</summary>
/// <param name="Start">Where the part begins, from 0; below 0 it counts from the end.</param>
/// <param name="Stop">Where it ends, itself not in it; <see langword="null"/> is the end of the resource.</param>
public readonly record struct RangePart(long Start, long? Stop);

/// <summary>The parts of a resource that a <c>Range</c> header asks for: RFC 9110 section 14.2.</summary>
/// <remarks>Mirrors <c>werkzeug.datastructures.Range</c>.</remarks>
public sealed class ByteRange : IHeaderValue
{
    /// <summary>Makes a range of parts.</summary>
    /// <param name="units">What the numbers count, as <c>bytes</c>.</param>
    /// <param name="ranges">The parts.</param>
    /// <exception cref="ArgumentException">A part ends before it begins, or has an end and counts from the end.</exception>
    public ByteRange(string units, IEnumerable<RangePart> ranges)
    {
        Units = units;
        Ranges = [.. ranges];
        foreach ((long start, long? stop) in Ranges)
        {
            if (stop is { } end && (start < 0 || start >= end))
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"({start}, {end}) is not a valid range."), nameof(ranges));
        }
    }

    /// <summary>What the numbers count, as <c>bytes</c>.</summary>
    public string Units { get; }

    /// <summary>The parts, in order.</summary>
    public IReadOnlyList<RangePart> Ranges { get; }

    /// <summary>Whether a part lies inside a resource.</summary>
    /// <param name="start">Where the part begins; <see langword="null"/> only together with <paramref name="stop"/>.</param>
    /// <param name="stop">Where it ends, itself not in it.</param>
    /// <param name="length">How long the resource is; <see langword="null"/> where that is not known.</param>
    /// <remarks>Mirrors <c>werkzeug.http.is_byte_range_valid</c>.</remarks>
    public static bool IsValid(long? start, long? stop, long? length) => (start, stop, length) switch
    {
        (null, null, _) => length is null or >= 0,
        (null, _, _) or (_, null, _) => false,
        (_, _, null) => 0 <= start && start < stop,
        _ => start < stop && 0 <= start && start < length,
    };

    /// <summary>The one part asked for, fitted to a resource.</summary>
    /// <param name="length">How long the resource is; <see langword="null"/> where that is not known.</param>
    /// <returns>Start and stop; <see langword="null"/> where the range has other units, several parts, or does not fit.</returns>
    public (long Start, long Stop)? RangeForLength(long? length)
    {
        if (Units != "bytes" || length is not { } all || Ranges.Count != 1)
            return null;
        (long start, long? stop) = Ranges[0];
        long end = stop ?? all;
        if (stop is null && start < 0)
            start += all;
        return IsValid(start, end, all) ? (start, Math.Min(end, all)) : null;
    }

    /// <summary>The <c>Content-Range</c> that answers this range; <see langword="null"/> where it does not fit.</summary>
    /// <inheritdoc cref="RangeForLength" path="/param"/>
    public ContentRange? MakeContentRange(long? length) =>
        RangeForLength(length) is var (start, stop) ? new ContentRange(Units, start, stop, length) : null;

    /// <summary>The text of the <c>Content-Range</c> that answers this range; <see langword="null"/> where it does not fit.</summary>
    /// <inheritdoc cref="RangeForLength" path="/param"/>
    public string? ToContentRangeHeader(long? length) => MakeContentRange(length)?.ToHeader();

    /// <inheritdoc/>
    public string ToHeader() => $"{Units}={string.Join(',', Ranges.Select(Print))}";

    /// <inheritdoc/>
    public override string ToString() => ToHeader();

    private static string Print(RangePart part) => part switch
    {
        { Stop: { } stop } => string.Create(CultureInfo.InvariantCulture, $"{part.Start}-{stop - 1}"),
        { Start: >= 0 } => string.Create(CultureInfo.InvariantCulture, $"{part.Start}-"),
        _ => part.Start.ToString(CultureInfo.InvariantCulture),
    };
}
