using System.Collections.Immutable;
using MarkupSafe.Net.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace MarkupSafe.Net.Tests.Analyzers;

[TestClass]
public sealed class UncheckedMarkupAnalyzerTests
{
    [TestMethod]
    [DataRow("new Markup(text)")]
    [DataRow("new Markup(\"<b>\" + text)")]
    [DataRow("new Markup($\"<b>{text}</b>\")")]
    [DataRow("new Markup(flag ? text : \"\")")]
    [DataRow("new Markup(text ?? \"\")")]
    [DataRow("new(text)")]
    [DataRow("new Markup(text.ToString())")]
    public async Task Text_that_is_no_constant_is_warned_of(string creation)
    {
        ImmutableArray<Diagnostic> warnings = await Analyze(creation);

        Assert.AreEqual("MARKUP001", warnings.Single().Id);
        Assert.AreEqual(DiagnosticSeverity.Warning, warnings.Single().Severity);
    }

    [TestMethod]
    [DataRow("new Markup(\"<b>\")")]
    [DataRow("new Markup(null)")]
    [DataRow("new Markup(Constant + \"<b>\")")]
    [DataRow("new Markup($\"<b>{Constant}\")")]
    [DataRow("new Markup(flag ? \"<b>\" : Constant)")]
    [DataRow("new Markup(string.Empty)")]
    [DataRow("new Markup(HtmlEscaper.Escape(text))")]
    [DataRow("new Markup(\"<b>\" + HtmlEscaper.Escape(text) + \"</b>\")")]
    [DataRow("new Markup(markup.ToString())")]
    [DataRow("new Markup(flag switch { true => \"a\", _ => \"b\" })")]
    [DataRow("default")]
    [DataRow("Markup.Escape(text)")]
    public async Task Text_that_is_known_to_be_safe_is_not(string creation)
    {
        Assert.IsEmpty(await Analyze(creation));
    }

    [TestMethod]
    public async Task Another_type_of_that_name_is_not_meant()
    {
        ImmutableArray<Diagnostic> warnings = await Run("class Markup(string text) { static Markup Make(string t) => new Markup(t); }");

        Assert.IsEmpty(warnings);
    }

    private static Task<ImmutableArray<Diagnostic>> Analyze(string creation) => Run($$"""
        using MarkupSafe.Net;
        class Page
        {
            const string Constant = "<i>";
            Markup Make(string text, bool flag, Markup markup) => {{creation}};
        }
        """);

    private static async Task<ImmutableArray<Diagnostic>> Run(string source)
    {
        Compilation compilation = Snippet.Compile(OutputKind.DynamicallyLinkedLibrary, Snippet.References, source);
        Assert.IsEmpty(compilation.GetDiagnostics().Where(static found => found.Severity == DiagnosticSeverity.Error));
        return await compilation.WithAnalyzers([new UncheckedMarkupAnalyzer()]).GetAnalyzerDiagnosticsAsync();
    }
}
