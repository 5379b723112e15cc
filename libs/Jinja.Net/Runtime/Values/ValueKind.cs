namespace Jinja.Net.Runtime.Values;

/// <summary>What a <see cref="Value"/> holds.</summary>
internal enum ValueKind : byte
{
    /// <summary>Nothing: an unset slot, an argument that was not given.</summary>
    Missing,
    None,
    Undefined,
    Bool,
    Int,
    Single,
    Double,
    BigInt,
    Decimal,
    Text,
    Markup,
    Bytes,
    List,
    Tuple,
    Dict,
    Set,

    /// <summary>Any other .NET object, ours or the program's.</summary>
    Object,

    /// <summary>A task that has not finished: to be awaited before anything reads it.</summary>
    Pending,
}

/// <summary>Marks a <see cref="Value"/> whose number is in its bits, or which needs no object at all.</summary>
internal sealed class ScalarTag(ValueKind kind)
{
    public static readonly ScalarTag None = new(ValueKind.None);
    public static readonly ScalarTag Bool = new(ValueKind.Bool);
    public static readonly ScalarTag Int = new(ValueKind.Int);
    public static readonly ScalarTag Single = new(ValueKind.Single);
    public static readonly ScalarTag Double = new(ValueKind.Double);

    public readonly ValueKind Kind = kind;
}
