using Jinja.Net.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Jinja.Net.Tests.Generator;

[TestClass]
public sealed class ModelGeneratorTests
{
    [TestMethod]
    public void A_marked_type_and_those_it_leads_to_are_registered()
    {
        string code = Generate("""
            namespace Shop;
            [Jinja.Net.JinjaModel] public record Page(string Title, System.Collections.Generic.List<Tea> Teas, Maker[] Makers, System.Uri Home);
            public record struct Tea(int Price) { public string Show() => ""; public string Show(int x) => ""; public T Any<T>() => default!; }
            public class Maker : Person { public new string Name = ""; public int @class { get; private set; } public static int Count; public int this[int i] => i; private int Secret { get; } public int Sum(int a, int b = 1) => a + b; }
            public class Person { public string Name => ""; public virtual int Age => 1; }
            public class Stranger { public int Lost => 1; }
            """);

        foreach (string part in (string[])
            [
                "Register<global::Shop.Page>(", "Data<global::Shop.Page, string>(\"Title\", static model => model.Title)", "Register<global::Shop.Tea>(", "Data<global::Shop.Tea, int>(\"Price\"",
                "Register<global::Shop.Maker>(", "Data<global::Shop.Maker, string>(\"Name\"", "Data<global::Shop.Maker, int>(\"class\", static model => model.@class)",
                "Data<global::Shop.Maker, int>(\"Age\"", "Method<global::Shop.Maker>(\"Sum\", static model => model.Sum)",
            ])
            StringAssert.Contains(code, part, StringComparison.Ordinal);
        foreach (string part in (string[])["Stranger", "Count", "Secret", "\"Show\"", "Any", "System.Uri>(\n", "Equals", "ToString", "this["])
            Assert.DoesNotContain(part, code.Replace("System.Uri>(\"Home\"", "", StringComparison.Ordinal));
    }

    [TestMethod]
    public void Types_of_others_are_marked_by_the_assembly()
    {
        string code = Generate("[assembly: Jinja.Net.JinjaModel(typeof(System.Version))] [assembly: Jinja.Net.JinjaModel(typeof(Box<int>))] public class Box<T> { public T? Content { get; set; } }");

        StringAssert.Contains(code, "Data<global::System.Version, int>(\"Major\"", StringComparison.Ordinal);
        StringAssert.Contains(code, "Data<global::Box<int>, int>(\"Content\"", StringComparison.Ordinal);
    }

    [TestMethod]
    public void Names_of_JSON_are_known() => StringAssert.Contains(
        Generate("[Jinja.Net.JinjaModel] public class A { [System.Text.Json.Serialization.JsonPropertyName(\"b-c\")] public int B => 1; [System.Text.Json.Serialization.JsonIgnore] public int D => 1; }"),
        "(\"B\", static model => model.B, \"b-c\"),\n                    global::Jinja.Net.Runtime.ModelMember.Data<global::A, int>(\"D\", static model => model.D, \"\")",
        StringComparison.Ordinal);

    [TestMethod]
    [DataRow("[Jinja.Net.JinjaModel] public class Box<T> { }", "its type parameters are not known")]
    [DataRow("[Jinja.Net.JinjaModel] public static class Tools { }", "templates cannot hold objects of it")]
    [DataRow("[Jinja.Net.JinjaModel] public ref struct Span { }", "templates cannot hold objects of it")]
    [DataRow("class A { [Jinja.Net.JinjaModel] private class Hidden { } }", "make it and the types around it internal or public")]
    [DataRow("[assembly: Jinja.Net.JinjaModel(typeof(System.IDisposable))]", "mark the classes and structs")]
    public void What_cannot_be_a_model_is_told(string source, string reason)
    {
        (GeneratorDriverRunResult result, _) = Run(source);

        Diagnostic problem = result.Diagnostics.Single();
        Assert.AreEqual("JINJA001", problem.Id);
        StringAssert.Contains(problem.GetMessage(null), reason, StringComparison.Ordinal);
        Assert.IsTrue(problem.Location.SourceSpan.Length > 0);
    }

    [TestMethod]
    public void Nothing_is_written_where_nothing_is_marked() => Assert.IsEmpty(Run("public class A { }").Result.GeneratedTrees);

    [TestMethod]
    public void Nothing_is_written_again_for_a_change_elsewhere()
    {
        SyntaxTree model = CSharpSyntaxTree.ParseText("[Jinja.Net.JinjaModel] public record A(int B);");
        CSharpCompilation before = Whole(model, CSharpSyntaxTree.ParseText("class C { }"));
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new ModelGenerator().AsSourceGenerator()], driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

        driver = driver.RunGenerators(before).RunGenerators(before.AddSyntaxTrees(CSharpSyntaxTree.ParseText("class D { int E; }")));

        Assert.IsTrue(driver.GetRunResult().Results[0].TrackedOutputSteps.SelectMany(static step => step.Value).SelectMany(static step => step.Outputs)
            .All(static output => output.Reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged));
    }

    private static string Generate(string source)
    {
        (GeneratorDriverRunResult result, Microsoft.CodeAnalysis.Compilation compilation) = Run(source);
        Assert.IsEmpty(result.Diagnostics);
        Diagnostic[] faults = [.. compilation.GetDiagnostics().Where(static fault => fault.Severity >= Microsoft.CodeAnalysis.DiagnosticSeverity.Warning && fault.Id is not ("CS8019" or "CS0649"))];
        Assert.IsEmpty(faults, string.Join('\n', faults.Select(static fault => fault.ToString())));
        return result.GeneratedTrees.Single().ToString();
    }

    private static (GeneratorDriverRunResult Result, Microsoft.CodeAnalysis.Compilation Whole) Run(string source)
    {
        CSharpCompilation before = Whole(CSharpSyntaxTree.ParseText(source, path: "Model.cs"));
        GeneratorDriver driver = CSharpGeneratorDriver.Create(new ModelGenerator()).RunGeneratorsAndUpdateCompilation(before, out Microsoft.CodeAnalysis.Compilation after, out _);
        return (driver.GetRunResult(), after);
    }

    private static CSharpCompilation Whole(params SyntaxTree[] sources)
    {
        string[] platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        return CSharpCompilation.Create(
            "Models",
            sources,
            platform.Where(static path => Path.GetFileName(path) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name is "Jinja.Net.dll" or "MarkupSafe.Net.dll"))
                .Select(static path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
    }
}
