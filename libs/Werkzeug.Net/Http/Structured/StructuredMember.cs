namespace Werkzeug.Net.Http.Structured;

/// <summary>A member of a structured list or dictionary: an item, or an inner list of items. RFC 9651 section 3.</summary>
public abstract record StructuredMember
{
    private protected StructuredMember(IEnumerable<KeyValuePair<string, BareItem>>? parameters)
    {
        OrderedDictionary<string, BareItem> all = new(StringComparer.Ordinal);
        foreach ((string name, BareItem value) in parameters ?? [])
            all[name] = value;
        Parameters = all;
    }

    /// <summary>What is said of the member behind semicolons, in order; a parameter without a value is true.</summary>
    public IReadOnlyDictionary<string, BareItem> Parameters { get; }

    /// <summary>The member as a header writes it.</summary>
    /// <exception cref="FormatException">A value cannot be written.</exception>
    public override string ToString() => StructuredHeader.Write(this);

    private protected bool HasSameParameters(StructuredMember other) => Parameters.SequenceEqual(other.Parameters);
}

/// <summary>A value with parameters. RFC 9651 section 3.3.</summary>
public sealed record StructuredItem : StructuredMember
{
    /// <summary>Makes an item.</summary>
    /// <param name="value">Its value.</param>
    /// <param name="parameters">Its parameters; null for none.</param>
    public StructuredItem(BareItem value, IEnumerable<KeyValuePair<string, BareItem>>? parameters = null)
        : base(parameters)
    {
        ArgumentNullException.ThrowIfNull(value);
        Value = value;
    }

    /// <summary>The value.</summary>
    public BareItem Value { get; }

    /// <summary>Whether the other has the same value and the same parameters in the same order.</summary>
    public bool Equals(StructuredItem? other) => other is not null && Value == other.Value && HasSameParameters(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Value, Parameters.Count);

    /// <inheritdoc/>
    public override string ToString() => base.ToString();
}

/// <summary>Items between parentheses, with parameters of their own. RFC 9651 section 3.1.1.</summary>
public sealed record InnerList : StructuredMember
{
    /// <summary>Makes a list.</summary>
    /// <param name="items">The items.</param>
    /// <param name="parameters">The parameters of the list; null for none.</param>
    public InnerList(IEnumerable<StructuredItem> items, IEnumerable<KeyValuePair<string, BareItem>>? parameters = null)
        : base(parameters)
    {
        ArgumentNullException.ThrowIfNull(items);
        Items = [.. items];
    }

    /// <summary>The items.</summary>
    public IReadOnlyList<StructuredItem> Items { get; }

    /// <summary>Whether the other has the same items and parameters in the same order.</summary>
    public bool Equals(InnerList? other) => other is not null && Items.SequenceEqual(other.Items) && HasSameParameters(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Items.Count, Parameters.Count);

    /// <inheritdoc/>
    public override string ToString() => base.ToString();
}
