namespace Werkzeug.Net.Routing.Converters;

/// <summary>The converters that every map knows.</summary>
internal static class BuiltInConverters
{
    private static readonly StringConverter AnyText = new();
    private static readonly PathConverter AnyPath = new();
    private static readonly UuidConverter AnyUuid = new();

    /// <summary>A new table, which a map may add to.</summary>
    public static Dictionary<string, ConverterFactory> Table() => new(StringComparer.Ordinal)
    {
        ["default"] = Text,
        ["string"] = Text,
        ["any"] = static arguments => new AnyConverter(arguments.Texts()),
        ["path"] = static _ => AnyPath,
        ["int"] = Integer,
        ["float"] = Float,
        ["uuid"] = static _ => AnyUuid,
    };

    private static StringConverter Text(ConverterArguments arguments)
    {
        if (arguments.Positional.Count == 0 && arguments.Named.Count == 0)
            return AnyText;
        IReadOnlyList<object?> bound = arguments.Bind("minlength", "maxlength", "length");
        return new StringConverter(
            ConverterArguments.Integer(bound[0]) ?? 1, ConverterArguments.Integer(bound[1]), ConverterArguments.Integer(bound[2]));
    }

    private static IntConverter Integer(ConverterArguments arguments)
    {
        IReadOnlyList<object?> bound = arguments.Bind("fixed_digits", "min", "max", "signed");
        return new IntConverter(
            ConverterArguments.Integer(bound[0]) ?? 0, ConverterArguments.BigInteger(bound[1]), ConverterArguments.BigInteger(bound[2]),
            ConverterArguments.Truth(bound[3]));
    }

    private static FloatConverter Float(ConverterArguments arguments)
    {
        IReadOnlyList<object?> bound = arguments.Bind("min", "max", "signed");
        return new FloatConverter(ConverterArguments.Float(bound[0]), ConverterArguments.Float(bound[1]), ConverterArguments.Truth(bound[2]));
    }
}
