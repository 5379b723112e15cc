using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Click.Net.Generators;

/// <summary>Reads a function that becomes a command.</summary>
internal static class FunctionReader
{
    private const int MostParameters = 16;
    private const string CommandAttribute = "Click.Net.CommandAttribute";
    private static readonly string[] Texts = ["ShortHelp", "Epilog", "Section"];

    /// <summary>Why the function cannot be bound by generated code; null where it can.</summary>
    public static string? WhyNot(IMethodSymbol function)
    {
        if (function.IsGenericMethod)
            return "it is generic";
        if (function.Parameters.Length > MostParameters)
            return $"it has more than {MostParameters} parameters";
        if (function.ReturnsByRef || function.ReturnsByRefReadonly || function.Parameters.Any(static parameter => parameter.RefKind != RefKind.None))
            return "it hands over references";
        if (!function.ReturnsVoid && !Symbols.IsNameable(function.ReturnType))
            return "its result has a type that other code cannot name";
        return function.Parameters.FirstOrDefault(static parameter => !Symbols.IsNameable(parameter.Type)) is { } parameter
            ? $"the type of '{parameter.Name}' cannot be named by other code"
            : null;
    }

    /// <summary>Reads the function.</summary>
    /// <param name="function">The function.</param>
    /// <param name="node">Where it is handed over.</param>
    /// <param name="findings">Gets what the user should know.</param>
    public static FunctionModel? Read(IMethodSymbol function, SyntaxNode node, List<Finding> findings)
    {
        DocComments docs = DocComments.Of(function);
        ParameterModel[] parameters = [.. function.Parameters.Select(parameter => ParameterReader.Read(parameter, docs, node, findings))];
        if (findings.Any(static finding => finding.Rule == Rules.Unreadable))
            return null;
        ParameterReader.FindDuplicates(parameters, node, findings);
        AttributeData? attribute = function.GetAttributes().FirstOrDefault(static one => one.AttributeClass?.ToDisplayString() == CommandAttribute);
        bool isLambda = function.MethodKind == MethodKind.AnonymousFunction;
        string? name = attribute?.ConstructorArguments.FirstOrDefault().Value as string ?? (isLambda ? null : Names.OfCommand(function.Name));
        bool isOwnType = function.Parameters.Any(static parameter => parameter.HasExplicitDefaultValue || parameter.IsParams);
        return new FunctionModel(
            name, new EqualArray<string>(Settings(attribute, docs)), Symbols.IsCallable(function) ? $"{Symbols.NameOf(function.ContainingType)}.{Escaped(function.Name)}" : null,
            DelegateType(function), isOwnType, Returns(function), new EqualArray<ParameterModel>(parameters),
            new EqualArray<string>(function.Parameters.SelectMany(static parameter => Symbols.Dependencies(parameter.Type)).Distinct()));
    }

    private static IEnumerable<string> Settings(AttributeData? attribute, DocComments docs)
    {
        Dictionary<string, TypedConstant> named = (attribute?.NamedArguments ?? []).ToDictionary(static pair => pair.Key, static pair => pair.Value);
        string? help = named.TryGetValue("Help", out TypedConstant own) ? own.Value as string : docs.Summary;
        if (help is not null)
            yield return $"Help = {Literals.Of(help)};";
        foreach (string setting in Texts)
        {
            if (named.TryGetValue(setting, out TypedConstant text) && !text.IsNull)
                yield return $"{setting} = {text.ToCSharpString()};";
        }

        if (named.TryGetValue("Hidden", out TypedConstant hidden) && hidden.Value is true)
            yield return "Hidden = true;";
        if (named.TryGetValue("NoArgsIsHelp", out TypedConstant noArgs) && noArgs.Value is true)
            yield return "NoArgsIsHelp = true;";
        if (named.TryGetValue("Deprecated", out TypedConstant deprecated) && deprecated.Value is string note)
            yield return note.Length == 0 ? "Deprecated = true;" : $"Deprecated = {Literals.Of(note)};";
    }

    private static string DelegateType(IMethodSymbol function)
    {
        List<string> types = [.. function.Parameters.Select(static parameter => Symbols.NameOf(parameter.Type))];
        if (!function.ReturnsVoid)
            types.Add(Symbols.NameOf(function.ReturnType));
        string name = function.ReturnsVoid ? "global::System.Action" : "global::System.Func";
        return types.Count == 0 ? name : $"{name}<{string.Join(", ", types)}>";
    }

    private static ReturnKind Returns(IMethodSymbol function)
    {
        if (function.ReturnsVoid)
            return ReturnKind.Nothing;
        ITypeSymbol type = function.ReturnType;
        if (type.OriginalDefinition.ToDisplayString() is "System.Threading.Tasks.Task" or "System.Threading.Tasks.Task<TResult>"
            or "System.Threading.Tasks.ValueTask" or "System.Threading.Tasks.ValueTask<TResult>")
            return ReturnKind.Task;
        return type.IsSealed || type.IsValueType ? ReturnKind.Value : ReturnKind.Unknown;
    }

    private static string Escaped(string name) => "@" + name;
}
