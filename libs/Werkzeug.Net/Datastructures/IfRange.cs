using Werkzeug.Net.Text;

namespace Werkzeug.Net.Datastructures;

/// <summary>What must still hold for a part of a resource to be sent: a tag or a date. RFC 9110 section 13.1.5.</summary>
/// <param name="ETag">The tag without quotes; <see langword="null"/> where there is none.</param>
/// <param name="Date">The date; <see langword="null"/> where there is none.</param>
/// <remarks>Mirrors <c>werkzeug.datastructures.IfRange</c>.</remarks>
public sealed record IfRange(string? ETag = null, DateTimeOffset? Date = null) : IHeaderValue
{
    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The tag has a quote in it.</exception>
    public string ToHeader()
    {
        if (Date is { } date)
            return HttpDate.Format(date);
        return ETag is null ? "" : EntityTagText.Quote(ETag, weak: false);
    }

    /// <inheritdoc/>
    public override string ToString() => ToHeader();
}
