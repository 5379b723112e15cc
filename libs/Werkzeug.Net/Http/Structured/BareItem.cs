namespace Werkzeug.Net.Http.Structured;

/// <summary>A value of a structured header: one of eight kinds. RFC 9651 section 3.3.</summary>
/// <remarks>Numbers, texts, truth, moments and bytes convert to it by themselves; tokens and display strings are named.</remarks>
public abstract record BareItem
{
    private protected BareItem()
    {
    }

    /// <summary>A whole number.</summary>
    public static implicit operator BareItem(long value) => new IntegerItem(value);

    /// <summary>A number with up to three decimals.</summary>
    public static implicit operator BareItem(decimal value) => new DecimalItem(value);

    /// <summary>A text of printable ASCII characters.</summary>
    public static implicit operator BareItem(string value) => new StringItem(value);

    /// <summary>Truth.</summary>
    public static implicit operator BareItem(bool value) => new BooleanItem(value);

    /// <summary>A moment, in whole seconds.</summary>
    public static implicit operator BareItem(DateTimeOffset value) => new DateItem(value);

    /// <summary>Bytes.</summary>
    public static implicit operator BareItem(byte[] value) => new BytesItem(value);
}

/// <summary>A whole number of up to fifteen digits. RFC 9651 section 3.3.1.</summary>
/// <param name="Value">The number.</param>
public sealed record IntegerItem(long Value) : BareItem;

/// <summary>A number of up to twelve digits before the point and three behind it. RFC 9651 section 3.3.2.</summary>
/// <param name="Value">The number; more decimals are rounded when it is written, halves to the even digit.</param>
public sealed record DecimalItem(decimal Value) : BareItem;

/// <summary>A text of printable ASCII characters, written in quotes. RFC 9651 section 3.3.3.</summary>
/// <param name="Value">The text.</param>
public sealed record StringItem(string Value) : BareItem;

/// <summary>A short word without quotes, as <c>text/html</c>. RFC 9651 section 3.3.4.</summary>
/// <param name="Value">The word.</param>
public sealed record TokenItem(string Value) : BareItem;

/// <summary>Bytes, written in base64 between colons. RFC 9651 section 3.3.5.</summary>
/// <param name="Value">The bytes.</param>
public sealed record BytesItem(ReadOnlyMemory<byte> Value) : BareItem
{
    /// <summary>Whether the other has the same bytes.</summary>
    public bool Equals(BytesItem? other) => other is not null && Value.Span.SequenceEqual(other.Value.Span);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = default;
        hash.AddBytes(Value.Span);
        return hash.ToHashCode();
    }
}

/// <summary>Truth, written as <c>?1</c> or <c>?0</c>. RFC 9651 section 3.3.6.</summary>
/// <param name="Value">The truth.</param>
public sealed record BooleanItem(bool Value) : BareItem;

/// <summary>A moment in whole seconds, of the years 1 to 9999. RFC 9651 section 3.3.7.</summary>
/// <param name="Value">The moment; fractions of a second are cut off when it is written.</param>
public sealed record DateItem(DateTimeOffset Value) : BareItem;

/// <summary>A text of any characters, for people to read. RFC 9651 section 3.3.8.</summary>
/// <param name="Value">The text.</param>
public sealed record DisplayStringItem(string Value) : BareItem;
