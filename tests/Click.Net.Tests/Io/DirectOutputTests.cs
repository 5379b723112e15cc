using System.Diagnostics;
using Click.Net.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Click.Net.Tests.Io;

/// <summary>Runs small programs of their own: in the process of the tests the console is open already.</summary>
[TestClass]
public sealed class DirectOutputTests
{
    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(static path => MetadataReference.CreateFromFile(path)),
    ];

    private static (string Output, string Errors) Run(string program)
    {
        using IsolatedFileSystem folder = new();
        string file = Path.Combine(folder.Path, "program.dll");
        CSharpCompilation compilation = CSharpCompilation.Create("program", [CSharpSyntaxTree.ParseText("using System; using System.IO; using Click.Net;\n" + program)], References);
        Assert.IsTrue(compilation.Emit(file).Success);
        File.Copy(typeof(Command).Assembly.Location, Path.Combine(folder.Path, "Click.Net.dll"));
        folder.Write("program.runtimeconfig.json", $$"""
            { "runtimeOptions": { "framework": { "name": "Microsoft.NETCore.App", "version": "{{Environment.Version}}" } } }
            """);
        using Process process = Process.Start(new ProcessStartInfo(Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet", [file])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (output, errors.GetAwaiter().GetResult());
    }

    [TestMethod]
    public void What_is_written_in_both_ways_keeps_its_order()
    {
        (string output, string errors) = Run("""
            Term.Echo("1 direct");
            Term.Echo("2 error", error: true);
            Term.Echo("3 direct, not ended, ", newLine: false);
            Console.Write("by the console");
            Term.Echo();
            Term.Echo("4 after the console");
            Console.Error.WriteLine("5 error");
            """);

        Assert.AreEqual("1 direct\n3 direct, not ended, by the console\n4 after the console\n", output);
        Assert.AreEqual("2 error\n5 error\n", errors);
    }

    [TestMethod]
    public void Text_that_is_not_plain_or_long_arrives_whole()
    {
        (string output, _) = Run("""
            Term.Echo("plain");
            Term.Echo("Grüße");
            Term.Echo(new string('x', 100_000));
            """);

        Assert.AreEqual($"plain\nGrüße\n{new string('x', 100_000)}\n", output);
    }

    [TestMethod]
    public void A_writer_that_the_program_set_gets_the_text()
    {
        (string output, string errors) = Run("""
            StringWriter writer = new();
            Console.SetOut(writer);
            Term.Echo("caught");
            Console.Error.Write(writer.ToString());
            """);

        Assert.AreEqual("", output);
        Assert.AreEqual("caught\n", errors);
    }

    [TestMethod]
    public void A_command_and_its_function_find_the_context_of_the_program()
    {
        (string output, _) = Run("""
            Command command = new("x") { Callback = (Context context) => Term.Echo($"{ReferenceEquals(context, Context.Current)} {context.InfoName}") };
            int exitCode = command.Main(new string[0], new RunOptions { ProgramName = "named" });
            Term.Echo($"{exitCode} {Context.Current is null}");
            """);

        Assert.AreEqual("True named\n0 True\n", output);
    }
}
