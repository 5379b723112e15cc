using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace Click.Net.Generators;

/// <summary>Reads a parameter of a function: what it is on the command line, and how a plain word is read into it.</summary>
internal static class ParameterReader
{
    private const string OptionAttribute = "Click.Net.OptionAttribute", ArgumentAttribute = "Click.Net.ArgumentAttribute";
    private static readonly Regex PlainName = new("^--?[A-Za-z][A-Za-z0-9-]*$", RegexOptions.CultureInvariant);
    private static readonly string[] Plain = ["Help", "HideInput", "ShowDefault", "ShowEnvVar", "Metavar", "Hidden", "Section", "IsEager", "IsGlobal"];

    /// <summary>Reads the parameter.</summary>
    public static ParameterModel Read(IParameterSymbol parameter, DocComments docs, SyntaxNode node, List<Finding> findings)
    {
        if (Find(parameter, ArgumentAttribute) is { } argument)
            return OnCommandLine(parameter, ParameterKind.Argument, argument, docs, node, findings);
        if (Find(parameter, OptionAttribute) is { } option)
            return OnCommandLine(parameter, ParameterKind.Option, option, docs, node, findings);
        string type = parameter.Type.WithNullableAnnotation(NullableAnnotation.None).ToDisplayString();
        if (type == "Click.Net.Context")
            return Around(parameter, ParameterKind.Context);
        if (type == "System.Threading.CancellationToken")
            return Around(parameter, ParameterKind.CancellationToken);
        if (type == "System.IServiceProvider" || Symbols.Implements(parameter.Type, "Click.Net.Io.IConsole") || !Symbols.CanRead(parameter.Type))
            return Around(parameter, ParameterKind.Surrounding);
        // Without attributes: what has a default is an option, the rest are arguments.
        bool isOption = parameter.HasExplicitDefaultValue || parameter.Type.SpecialType == SpecialType.System_Boolean;
        return OnCommandLine(parameter, isOption ? ParameterKind.Option : ParameterKind.Argument, null, docs, node, findings);
    }

    /// <summary>Finds names that two options have.</summary>
    public static void FindDuplicates(IEnumerable<ParameterModel> parameters, SyntaxNode node, List<Finding> findings)
    {
        foreach (IGrouping<string, string> name in parameters.SelectMany(static parameter => parameter.OnNames.Concat(parameter.OffNames)).GroupBy(static name => name))
        {
            if (name.Count() > 1)
                findings.Add(Finding.At(Rules.Duplicate, node, name.Key));
        }
    }

    private static AttributeData? Find(IParameterSymbol parameter, string attribute) =>
        parameter.GetAttributes().FirstOrDefault(one => one.AttributeClass?.ToDisplayString() == attribute);

    private static ParameterModel Around(IParameterSymbol parameter, ParameterKind kind) => new(
        parameter.Name, Symbols.NameOf(parameter.Type), kind, parameter.Name, "", IsOptional(parameter), Literals.DefaultOf(parameter), PlainKind.None, default, default, null);

    private static ParameterModel OnCommandLine(
        IParameterSymbol parameter, ParameterKind kind, AttributeData? attribute, DocComments docs, SyntaxNode node, List<Finding> findings)
    {
        if (!Symbols.CanRead(parameter.Type))
            findings.Add(Finding.At(Rules.Unreadable, node, parameter.Type.ToDisplayString()));
        bool isOption = kind == ParameterKind.Option;
        string creation = Literals.Creation($"global::{(isOption ? OptionAttribute : ArgumentAttribute)}", attribute, "Help", docs.Parameter(parameter.Name));
        (string[] on, string[] off) = isOption ? OptionNames(parameter, attribute) : ([], []);
        PlainKind plain = Kind(parameter, attribute, isOption);
        bool areNamesPlain = on.Concat(off).All(name => PlainName.IsMatch(name)) && (off.Length == 0 || plain == PlainKind.Flag);
        return new ParameterModel(
            parameter.Name, Symbols.NameOf(parameter.Type), kind, isOption ? parameter.Name : Names.Kebab(parameter.Name).Replace('-', '_'),
            creation, IsOptional(parameter), Literals.DefaultOf(parameter),
            areNamesPlain ? plain : PlainKind.None, new EqualArray<string>(on), new EqualArray<string>(off), areNamesPlain ? Missing(parameter, attribute, plain) : null);
    }

    private static bool IsOptional(IParameterSymbol parameter) => parameter.HasExplicitDefaultValue
        || parameter.Type.NullableAnnotation == NullableAnnotation.Annotated;

    private static (string[] On, string[] Off) OptionNames(IParameterSymbol parameter, AttributeData? attribute)
    {
        string[] declared = [.. (attribute?.ConstructorArguments.SelectMany(static argument => argument.Values) ?? [])
            .Select(static value => value.Value as string ?? "").Where(name => name != parameter.Name)];
        if (declared.Length == 0)
            declared = ["--" + Names.Kebab(parameter.Name)];
        IEnumerable<string[]> pairs = declared.Select(static name => name.Split(['/'], 2).Select(static part => part.Trim()).ToArray());
        return ([.. pairs.Select(static pair => pair[0])], [.. pairs.Where(static pair => pair.Length > 1).Select(static pair => pair[1])]);
    }

    // What a word can be read into without the type of a parameter; the rest is left to that.
    private static PlainKind Kind(IParameterSymbol parameter, AttributeData? attribute, bool isOption)
    {
        if (Setting(attribute, "Deprecated") is not null || Setting(attribute, "Nargs") is not (null or 0 or 1))
            return PlainKind.None;
        bool counts = Setting(attribute, "Count") is true;
        return parameter.Type.SpecialType switch
        {
            SpecialType.System_Int32 when counts => PlainKind.Count,
            _ when counts => PlainKind.None,
            SpecialType.System_String => PlainKind.Text,
            SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_Double => PlainKind.Number,
            SpecialType.System_Boolean when isOption && Setting(attribute, "Prompt") is null => PlainKind.Flag,
            _ => PlainKind.None,
        };
    }

    // The value where nothing is given, if nothing else has to be asked for it.
    private static string? Missing(IParameterSymbol parameter, AttributeData? attribute, PlainKind plain)
    {
        bool asks = (attribute?.NamedArguments ?? []).Any(static pair => !Plain.Contains(pair.Key) && pair.Key is not ("Count" or "Nargs" or "Deprecated"));
        if (asks || Setting(attribute, "Nargs") is not (null or 0 or 1))
            return null;
        if (Literals.DefaultOf(parameter) is { } value)
            return value;
        if (Symbols.ElementOf(parameter.Type) is { } element && parameter.Type.SpecialType != SpecialType.System_String)
            return parameter.Type.TypeKind == TypeKind.Array ? $"global::System.Array.Empty<{Symbols.NameOf(element)}>()" : null;
        if (Symbols.Plain(parameter.Type).SpecialType == SpecialType.System_Boolean && plain != PlainKind.Flag)
            return null;
        return IsOptional(parameter) || plain is PlainKind.Flag or PlainKind.Count ? "default!" : null;
    }

    private static object? Setting(AttributeData? attribute, string name) =>
        (attribute?.NamedArguments ?? []).FirstOrDefault(pair => pair.Key == name).Value is { IsNull: false, Kind: not TypedConstantKind.Array } value ? value.Value : null;
}
