using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Jinja.Net.Generator;

/// <summary>The code that registers one type. Two of the same text are equal, so that nothing is written again for nothing.</summary>
internal sealed class ModelCode : IEquatable<ModelCode>
{
    private static readonly SymbolDisplayFormat Format = SymbolDisplayFormat.FullyQualifiedFormat
        .WithMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers | SymbolDisplayMiscellaneousOptions.UseSpecialTypes);

    private ModelCode(string name, string code) => (Name, Code) = (name, code);

    /// <summary>The type's full name in C#.</summary>
    public string Name { get; }

    /// <summary>The statement that registers it.</summary>
    public string Code { get; }

    /// <summary>The code for a type and its members.</summary>
    public static ModelCode Of(INamedTypeSymbol type, IEnumerable<ISymbol> members)
    {
        string name = type.ToDisplayString(Format);
        StringBuilder code = new();
        code.Append("            global::Jinja.Net.Runtime.ModelAccessors.Register<").Append(name).Append(">(\n                [");
        foreach (ISymbol member in members)
            code.Append("\n                    ").Append(Member(name, member)).Append(',');
        return new ModelCode(name, code.Append("\n                ]);\n").ToString());
    }

    public bool Equals(ModelCode? other) => other is not null && Code == other.Code;

    public override bool Equals(object? obj) => Equals(obj as ModelCode);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Code);

    private static string Member(string type, ISymbol member)
    {
        string literal = SymbolDisplay.FormatLiteral(member.Name, quote: true), read = $"static model => model.{Identifier(member.Name)}";
        if (member is IMethodSymbol)
            return $"global::Jinja.Net.Runtime.ModelMember.Method<{type}>({literal}, {read})";
        ITypeSymbol value = member is IPropertySymbol property ? property.Type : ((IFieldSymbol)member).Type;
        string json = JsonName(member) is { } name ? $", {SymbolDisplay.FormatLiteral(name, quote: true)}" : "";
        return $"global::Jinja.Net.Runtime.ModelMember.Data<{type}, {value.ToDisplayString(Format)}>({literal}, {read}{json})";
    }

    private static string Identifier(string name) => SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None ? "@" + name : name;

    /// <summary>What <c>[JsonPropertyName]</c> says; empty where <c>[JsonIgnore]</c> leaves the member out.</summary>
    private static string? JsonName(ISymbol member)
    {
        foreach (AttributeData attribute in member.GetAttributes())
        {
            string? name = attribute.AttributeClass?.ToDisplayString();
            if (name == "System.Text.Json.Serialization.JsonPropertyNameAttribute" && attribute.ConstructorArguments.Length == 1)
                return attribute.ConstructorArguments[0].Value as string;
            if (name == "System.Text.Json.Serialization.JsonIgnoreAttribute" && attribute.NamedArguments.All(static argument => argument.Key != "Condition" || argument.Value.Value is 1))
                return "";
        }

        return null;
    }
}
