using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Click.Net.Generators;

/// <summary>Values as C# writes them.</summary>
internal static class Literals
{
    /// <summary>A text in quotation marks.</summary>
    public static string Of(string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    /// <summary>The default of a parameter; null where it is no more than the type's.</summary>
    public static string? DefaultOf(IParameterSymbol parameter)
    {
        if (!parameter.HasExplicitDefaultValue || parameter.ExplicitDefaultValue is not { } value)
            return null;
        ITypeSymbol type = Symbols.Plain(parameter.Type);
        return type.TypeKind == TypeKind.Enum ? $"({Symbols.NameOf(type)})({Number(value)})" : Constant(value);
    }

    /// <summary>An attribute as a new object, with one more setting where it has none of that name.</summary>
    public static string Creation(string type, AttributeData? attribute, string setting, string? text)
    {
        string arguments = attribute is null ? "" : string.Join(", ", attribute.ConstructorArguments.Select(Argument));
        string[] named = [.. (attribute?.NamedArguments ?? []).Select(static pair => $"{pair.Key} = {pair.Value.ToCSharpString()}")];
        if (text is not null && !(attribute?.NamedArguments.Any(pair => pair.Key == setting) ?? false))
            named = [.. named, $"{setting} = {Of(text)}"];
        return $"new {type}({arguments})" + (named.Length == 0 ? "" : $" {{ {string.Join(", ", named)} }}");
    }

    private static string Argument(TypedConstant constant) => constant.Kind == TypedConstantKind.Array
        ? string.Join(", ", constant.Values.Select(static value => value.ToCSharpString()))
        : constant.IsNull ? "null" : constant.ToCSharpString();

    private static string Constant(object value) => value switch
    {
        string text => Of(text),
        char character => SymbolDisplay.FormatLiteral(character, quote: true),
        bool truth => truth ? "true" : "false",
        double number => Floating(number, "double", "D"),
        float number => Floating(number, "float", "F"),
        decimal number => number.ToString(CultureInfo.InvariantCulture) + "M",
        _ => Number(value),
    };

    private static string Floating(double number, string type, string suffix)
    {
        if (double.IsNaN(number))
            return type + ".NaN";
        if (double.IsInfinity(number))
            return type + (number > 0 ? ".PositiveInfinity" : ".NegativeInfinity");
        string text = suffix == "F" ? ((float)number).ToString("R", CultureInfo.InvariantCulture) : number.ToString("R", CultureInfo.InvariantCulture);
        return text + suffix;
    }

    private static string Number(object value) => $"({((System.IFormattable)value).ToString(null, CultureInfo.InvariantCulture)})";
}
