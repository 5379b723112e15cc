namespace Click.Net.Types;

/// <summary>The types that need no settings.</summary>
public static class ParamTypes
{
    /// <summary>Text.</summary>
    public static ParamType String { get; } = new StringType();

    /// <summary>A whole number.</summary>
    public static ParamType Int { get; } = new IntType();

    /// <summary>A number.</summary>
    public static ParamType Float => field ??= new NumberType<double>();

    /// <summary>Yes or no, in many words.</summary>
    public static ParamType Bool { get; } = new BoolType();

    /// <summary>A UUID.</summary>
    public static ParamType Uuid => field ??= new UuidType();

    /// <summary>The value as it came.</summary>
    public static ParamType Unprocessed { get; } = new UnprocessedType();
}
