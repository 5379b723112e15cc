using System.Reflection;
using MarkupSafe.Net.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace MarkupSafe.Net.Tests.Analyzers;

[TestClass]
public sealed class HtmlContentGeneratorTests
{
    private const string Program = """
        using System.IO;
        using System.Text.Encodings.Web;
        using MarkupSafe.Net;
        using Microsoft.AspNetCore.Html;

        public static class Page
        {
            public static string Write()
            {
                StringWriter writer = new();
                new Markup("<b>").ToHtmlContent().WriteTo(writer, HtmlEncoder.Default);
                Markup there = new HtmlString("<i>").ToMarkup();
                Markup back = Markup.Escape(there.ToHtmlContent());
                return string.Join('|', writer, there, back, new HtmlContentBuilder().Append("<").AppendHtml("<hr>").ToMarkup());
            }
        }
        """;

    [TestMethod]
    public void A_project_with_asp_net_core_gets_a_bridge_that_works_both_ways()
    {
        Compilation compilation = Generate(Snippet.References, Program);
        using MemoryStream image = new();

        Assert.IsTrue(compilation.Emit(image).Success, string.Join('\n', compilation.GetDiagnostics()));

        object? written = Assembly.Load(image.ToArray()).GetType("Page")!.GetMethod("Write")!.Invoke(null, null);
        Assert.AreEqual("<b>|<i>|<i>|&lt;<hr>", written);
    }

    [TestMethod]
    public void A_project_without_asp_net_core_gets_nothing()
    {
        IEnumerable<MetadataReference> references = Snippet.References.Where(static reference => !reference.Display!.Contains("AspNetCore", StringComparison.Ordinal));

        Assert.HasCount(1, Generate(references, "class Page { MarkupSafe.Net.Markup body; }").SyntaxTrees);
    }

    [TestMethod]
    public void The_library_itself_has_no_reference_to_asp_net_core()
    {
        Assert.IsFalse(typeof(Markup).Assembly.GetReferencedAssemblies().Any(static name => name.Name!.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal)));
    }

    private static Compilation Generate(IEnumerable<MetadataReference> references, string source)
    {
        CSharpCompilation compilation = Snippet.Compile(OutputKind.DynamicallyLinkedLibrary, references, source);
        CSharpGeneratorDriver
            .Create([new HtmlContentGenerator().AsSourceGenerator()], parseOptions: Snippet.Language)
            .RunGeneratorsAndUpdateCompilation(compilation, out Compilation result, out _);
        return result;
    }
}
