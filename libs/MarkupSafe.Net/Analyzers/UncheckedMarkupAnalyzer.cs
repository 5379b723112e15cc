using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace MarkupSafe.Net.Analyzers;

/// <summary>Warns of <c>new Markup(text)</c> where the text is not written in the source: it would reach the page unescaped.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UncheckedMarkupAnalyzer : DiagnosticAnalyzer
{
    /// <summary>The id of the warning.</summary>
    public const string DiagnosticId = "MARKUP001";

    private const string MarkupType = "MarkupSafe.Net.Markup";
    private const string EscaperType = "MarkupSafe.Net.HtmlEscaper";

    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticId,
        "Text is marked as safe without a check",
        "'{0}' is marked as safe HTML although it is no constant; use Markup.Escape unless you know that it is safe",
        "Security",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "new Markup(text) promises that the text is safe. Text that comes from elsewhere runs as part of the page: cross-site scripting. Markup.Escape makes it safe.");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName(MarkupType) is { } markup)
                start.RegisterOperationAction(
                    creation => Check(creation, markup, start.Compilation.GetTypeByMetadataName(EscaperType)), OperationKind.ObjectCreation);
        });
    }

    private static void Check(OperationAnalysisContext context, INamedTypeSymbol markup, INamedTypeSymbol? escaper)
    {
        IObjectCreationOperation creation = (IObjectCreationOperation)context.Operation;
        if (!SymbolEqualityComparer.Default.Equals(creation.Type, markup) || creation.Arguments.Length != 1)
            return;
        IOperation text = creation.Arguments[0].Value;
        if (!IsSafe(text, markup, escaper))
            context.ReportDiagnostic(Diagnostic.Create(Rule, creation.Syntax.GetLocation(), text.Syntax.ToString()));
    }

    // What is written in the source, what is escaped, and what was markup before.
    private static bool IsSafe(IOperation text, INamedTypeSymbol markup, INamedTypeSymbol? escaper) => text switch
    {
        { ConstantValue.HasValue: true } => true,
        IFieldReferenceOperation { Field: { Name: "Empty", ContainingType.SpecialType: SpecialType.System_String } } => true,
        IConversionOperation conversion => IsSafe(conversion.Operand, markup, escaper),
        IParenthesizedOperation parentheses => IsSafe(parentheses.Operand, markup, escaper),
        IConditionalOperation { WhenFalse: { } otherwise } choice => IsSafe(choice.WhenTrue, markup, escaper) && IsSafe(otherwise, markup, escaper),
        ICoalesceOperation choice => IsSafe(choice.Value, markup, escaper) && IsSafe(choice.WhenNull, markup, escaper),
        ISwitchExpressionOperation choice => choice.Arms.All(arm => IsSafe(arm.Value, markup, escaper)),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum => IsSafe(sum.LeftOperand, markup, escaper) && IsSafe(sum.RightOperand, markup, escaper),
        IInvocationOperation call => IsSafeCall(call, markup, escaper),
        _ => false,
    };

    private static bool IsSafeCall(IInvocationOperation call, INamedTypeSymbol markup, INamedTypeSymbol? escaper)
    {
        bool escapes = call.TargetMethod.Name == "Escape" && SymbolEqualityComparer.Default.Equals(call.TargetMethod.ContainingType, escaper);
        bool wasMarkup = call.TargetMethod.Name == "ToString" && call.Arguments.IsEmpty
            && SymbolEqualityComparer.Default.Equals(call.Instance?.Type, markup);
        return escapes || wasMarkup;
    }
}
