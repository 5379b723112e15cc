using System.Globalization;
using Werkzeug.Net.Text;

namespace Werkzeug.Net.Datastructures;

/// <summary>Which part of a resource a response has, or <c>*</c>: RFC 9110 section 14.4.</summary>
/// <remarks>Mirrors <c>werkzeug.datastructures.ContentRange</c>.</remarks>
public sealed class ContentRange : IHeaderValue
{
    /// <summary>Makes a range.</summary>
    /// <param name="units">What the numbers count; <see langword="null"/> is no range at all.</param>
    /// <param name="start">Where the part begins, from 0; <see langword="null"/> is <c>*</c>.</param>
    /// <param name="stop">Where it ends, itself not in it.</param>
    /// <param name="length">How long the whole resource is; <see langword="null"/> is not known.</param>
    /// <param name="onUpdate">What to call after each change; it gets this range.</param>
    /// <exception cref="ArgumentException">The part does not lie inside the resource.</exception>
    public ContentRange(string? units, long? start, long? stop, long? length = null, Action<ContentRange>? onUpdate = null)
    {
        Set(start, stop, length, units);
        OnUpdate = onUpdate;
    }

    /// <summary>What to call after each change; it gets this range.</summary>
    public Action<ContentRange>? OnUpdate { get; set; }

    /// <summary>What the numbers count; <see langword="null"/> is no range at all.</summary>
    public string? Units { get; private set; }

    /// <summary>Where the part begins, from 0.</summary>
    public long? Start { get; private set; }

    /// <summary>Where the part ends, itself not in it.</summary>
    public long? Stop { get; private set; }

    /// <summary>How long the whole resource is.</summary>
    public long? Length { get; private set; }

    /// <summary>Changes all of the range.</summary>
    /// <exception cref="ArgumentException">The part does not lie inside the resource.</exception>
    public void Set(long? start, long? stop, long? length = null, string? units = "bytes")
    {
        if (!ByteRange.IsValid(start, stop, length))
            throw new ArgumentException("Bad range provided");
        (Units, Start, Stop, Length) = (units, start, stop, length);
        OnUpdate?.Invoke(this);
    }

    /// <summary>Makes it no range at all, which removes the header.</summary>
    public void Unset() => Set(null, null, null, units: null);

    /// <inheritdoc/>
    public string ToHeader()
    {
        if (Units is null)
            return "";
        string length = Length?.ToString(CultureInfo.InvariantCulture) ?? "*";
        return Start is { } start && Stop is { } stop
            ? string.Create(CultureInfo.InvariantCulture, $"{Units} {start}-{stop - 1}/{length}")
            : $"{Units} */{length}";
    }

    /// <inheritdoc/>
    public override string ToString() => ToHeader();
}
