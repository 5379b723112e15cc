using System.Collections.Immutable;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Click.Net.Generators;

/// <summary>
/// Writes a class for each function that becomes a command: its parameters, its call and, for plain command lines, a reader without either.
/// The calls of <c>Group.Add</c>, <c>Group.Command</c> and <c>Command.From</c> are led there by interceptors. What cannot be written is left to reflection.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class CommandGenerator : IIncrementalGenerator
{
    internal const string Namespace = "Click.Net.Generated";
    private const string Feature = "InterceptorsNamespaces";
    private const string FileName = "ClickCommands.g.cs";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValueProvider<bool> isEnabled = context.ParseOptionsProvider.Select(static (options, _) =>
            options.Features.TryGetValue(Feature, out string? namespaces) && namespaces.Split(';').Contains(Namespace));
        IncrementalValuesProvider<CallModel> calls = context.SyntaxProvider
            .CreateSyntaxProvider(static (node, _) => MayRegister(node), static (node, cancel) => CallReader.Read(node, cancel))
            .Where(static call => call is not null).Select(static (call, _) => call!);
        context.RegisterSourceOutput(calls.Collect().Combine(isEnabled), static (output, found) => Write(output, found.Left, found.Right));
    }

    private static bool MayRegister(SyntaxNode node) => node is InvocationExpressionSyntax
    {
        Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Add" or "Command" or "From" },
        ArgumentList.Arguments.Count: > 0,
    };

    private static void Write(SourceProductionContext output, ImmutableArray<CallModel> calls, bool isEnabled)
    {
        foreach (Finding finding in calls.SelectMany(static call => call.Findings))
            output.ReportDiagnostic(finding.ToDiagnostic());
        CallModel[] written = [.. calls.Where(static call => call.Function is not null)];
        if (isEnabled && written.Length > 0)
            output.AddSource(FileName, SourceText.From(SourceWriter.Write(written), Encoding.UTF8));
    }
}
