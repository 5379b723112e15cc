using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using MarkupSafe.Net.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace MarkupSafe.Net.CodeFixes;

/// <summary>Turns <c>new Markup(text)</c> into <c>Markup.Escape(text)</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(EscapeMarkupFix))]
[Shared]
public sealed class EscapeMarkupFix : CodeFixProvider
{
    private const string Title = "Escape the text: Markup.Escape";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [UncheckedMarkupAnalyzer.DiagnosticId];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindNode(context.Span, getInnermostNodeForTie: true) is BaseObjectCreationExpressionSyntax creation)
            context.RegisterCodeFix(
                CodeAction.Create(Title, cancel => EscapeAsync(context.Document, creation, cancel), equivalenceKey: Title),
                context.Diagnostics);
    }

    private static async Task<Document> EscapeAsync(Document document, BaseObjectCreationExpressionSyntax creation, CancellationToken cancel)
    {
        SyntaxNode root = (await document.GetSyntaxRootAsync(cancel).ConfigureAwait(false))!;
        ExpressionSyntax type = creation is ObjectCreationExpressionSyntax named
            ? named.Type.WithoutTrivia()
            : SyntaxFactory.ParseTypeName("global::MarkupSafe.Net.Markup").WithAdditionalAnnotations(Simplifier.Annotation);
        MemberAccessExpressionSyntax method = SyntaxFactory.MemberAccessExpression(
            SyntaxKind.SimpleMemberAccessExpression, type, SyntaxFactory.IdentifierName("Escape"));
        ArgumentListSyntax arguments = SyntaxFactory.ArgumentList(SyntaxFactory.SeparatedList(creation.ArgumentList!.Arguments.Select(static a => a.WithNameColon(null))));
        InvocationExpressionSyntax call = SyntaxFactory.InvocationExpression(method, arguments).WithTriviaFrom(creation);
        return document.WithSyntaxRoot(root.ReplaceNode(creation, call));
    }
}
