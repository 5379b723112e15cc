using System.Collections.Immutable;
using Click.Net.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Click.Net.Tests.Generators;

[TestClass]
public sealed class CommandGeneratorTests
{
    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(static path => MetadataReference.CreateFromFile(path)),
    ];

    private static (string Source, ImmutableArray<Diagnostic> Findings, ImmutableArray<Diagnostic> Errors) Generate(string code, bool enabled = true)
    {
        CSharpParseOptions language = new(LanguageVersion.Preview);
        if (enabled)
            language = language.WithFeatures([new("InterceptorsNamespaces", "Other;Click.Net.Generated")]);
        SyntaxTree tree = CSharpSyntaxTree.ParseText("using System;\nusing Click.Net;\n" + code, language, "Program.cs");
        CSharpCompilation program = CSharpCompilation.Create("Program", [tree], References, new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));

        GeneratorDriver driver = CSharpGeneratorDriver.Create([new CommandGenerator().AsSourceGenerator()], parseOptions: language)
            .RunGeneratorsAndUpdateCompilation(program, out Compilation whole, out ImmutableArray<Diagnostic> findings);

        ImmutableArray<Diagnostic> errors = [.. whole.GetDiagnostics().Where(static one => one.Severity == DiagnosticSeverity.Error)];
        return (string.Concat(driver.GetRunResult().GeneratedTrees), findings, errors);
    }

    [TestMethod]
    public void A_local_function_is_led_to_generated_code()
    {
        (string source, ImmutableArray<Diagnostic> findings, ImmutableArray<Diagnostic> errors) = Generate("""
            Group cli = new("cli");
            cli.Add(Hello);
            cli.Command("bye", (string name, int times = 1) => times);
            Command.From(Outer.Direct, "x");
            return cli.Main(args);
            static void Hello(string name, int count = 1) { }
            static class Outer { internal static string Direct(bool yes) => ""; }
            """);

        Assert.IsEmpty(errors, string.Join('\n', errors));
        Assert.IsEmpty(findings);
        StringAssert.Contains(source, "global::Outer.@Direct(@yes)");
        Assert.AreEqual(3, source.Split("InterceptsLocationAttribute(1").Length - 1);
    }

    [TestMethod]
    public void Without_interceptors_nothing_is_written()
    {
        (string source, _, ImmutableArray<Diagnostic> errors) = Generate("Command.From(F).Main(args); static void F() { }", enabled: false);

        Assert.AreEqual("", source);
        Assert.IsEmpty(errors);
    }

    [TestMethod]
    [DataRow("Command.From(F<int>); static void F<T>(T value) { }", "CLICK001", "it is generic")]
    [DataRow("Command.From((ref int x) => { }, \"x\");", "CLICK001", "references")]
    [DataRow("Command.From(A.F); class A { public static void F(B b) { } private sealed class B { } }", "CLICK001", "")]
    [DataRow("Command.From((int count = 1) => { });", "CLICK002", "give one")]
    [DataRow("Command.From(F); static void F([Option] Exception error) { }", "CLICK003", "System.Exception")]
    [DataRow("Command.From(F); static void F([Option(\"-x\")] int a, [Option(\"-x\")] int b) { }", "CLICK004", "'-x'")]
    public void What_cannot_be_written_is_told(string code, string id, string text)
    {
        (_, ImmutableArray<Diagnostic> findings, _) = Generate(code);

        if (findings.IsEmpty && text.Length == 0)
            return;
        Assert.AreEqual(id, findings.Single().Id);
        StringAssert.Contains(findings.Single().GetMessage(System.Globalization.CultureInfo.InvariantCulture), text);
    }

    [TestMethod]
    [DataRow("string? a = null, int b = int.MinValue, uint c = 4000000000, long d = -1, ulong e = ulong.MaxValue, byte f = 255")]
    [DataRow("double a = double.NaN, float b = float.PositiveInfinity, double c = 1e300, float d = 1.1f, decimal e = 79228162514264337593543950335m")]
    [DataRow("char a = '\\n', bool b = true, DayOfWeek c = DayOfWeek.Friday, DayOfWeek? d = null, DateTime e = default, string f = \"\\\"\\\\\\u2028\"")]
    [DataRow("string @class, int @event = 1, params string[] @params")]
    [DataRow("(string Key, int Value)[] pairs, System.Collections.Generic.List<int> list, int[]? array = null, object? any = null")]
    [DataRow("System.IO.Stream input, System.IO.TextWriter output, System.IO.FileInfo? file, Uri? url, Version? version, Context context")]
    public void Every_shape_of_parameters_compiles(string parameters)
    {
        (string source, ImmutableArray<Diagnostic> findings, ImmutableArray<Diagnostic> errors) = Generate($"Command.From(F); static void F({parameters}) {{ }}");

        Assert.IsEmpty(errors, string.Join('\n', errors) + source);
        Assert.IsEmpty(findings);
    }
}
