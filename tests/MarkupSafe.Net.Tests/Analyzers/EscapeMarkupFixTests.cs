using MarkupSafe.Net.Analyzers;
using MarkupSafe.Net.CodeFixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace MarkupSafe.Net.Tests.Analyzers;

[TestClass]
public sealed class EscapeMarkupFixTests
{
    [TestMethod]
    [DataRow("new Markup(text)", "Markup.Escape(text)")]
    [DataRow("new Markup(\"<b>\" + text)", "Markup.Escape(\"<b>\" + text)")]
    [DataRow("new(text)", "Markup.Escape(text)")]
    [DataRow("new Markup(text: text)", "Markup.Escape(text)")]
    [DataRow("new MarkupSafe.Net.Markup(text)", "MarkupSafe.Net.Markup.Escape(text)")]
    public async Task The_fix_escapes_the_text(string before, string after)
    {
        string source = "using MarkupSafe.Net;\nclass Page { Markup Make(string text) => @; }\n";

        Assert.AreEqual(source.Replace("@", after, StringComparison.Ordinal), await Fix(source.Replace("@", before, StringComparison.Ordinal)));
    }

    private static async Task<string> Fix(string source)
    {
        using AdhocWorkspace workspace = new();
        Project project = workspace.AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(), VersionStamp.Default, "Snippet", "Snippet", LanguageNames.CSharp,
            compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary),
            parseOptions: Snippet.Language,
            metadataReferences: Snippet.References));
        Document document = project.AddDocument("Page.cs", source);
        Compilation compilation = (await document.Project.GetCompilationAsync())!;
        Diagnostic warning = (await compilation.WithAnalyzers([new UncheckedMarkupAnalyzer()]).GetAnalyzerDiagnosticsAsync()).Single();

        List<CodeAction> offered = [];
        await new EscapeMarkupFix().RegisterCodeFixesAsync(new CodeFixContext(document, warning, (action, _) => offered.Add(action), CancellationToken.None));
        ApplyChangesOperation change = (await offered.Single().GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single();
        return (await change.ChangedSolution.GetDocument(document.Id)!.GetTextAsync()).ToString();
    }
}
