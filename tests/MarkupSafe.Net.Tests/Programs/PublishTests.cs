using System.Diagnostics;

namespace MarkupSafe.Net.Tests.Programs;

/// <summary>
/// Publishes a small program and runs it: trimmed with its runtime, and compiled ahead of time. Where the package source lacks
/// what publishing needs, the test says so and is inconclusive.
/// </summary>
[TestClass]
public sealed class PublishTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(8);

    private const string Program = """
        using System.Text.Json;
        using System.Text.Json.Serialization;
        using MarkupSafe.Net;

        Console.WriteLine(Markup.Format($"<b>{args.Length} {"<x>"}</b>"));
        Console.WriteLine(new Markup("%s %.3f") % ("<", 1.0 / 3));
        Console.WriteLine(new Markup("{:>9,}").FormatBraces(1234567));
        Console.WriteLine(new Markup("<em>a &raquo; b</em>").StripTags());
        Console.WriteLine(new Markup("ß").ToUpper());
        Console.WriteLine(JsonSerializer.Deserialize(JsonSerializer.Serialize(new Page(new Markup("b")), PageContext.Default.Page), PageContext.Default.Page));

        record Page(Markup Body);

        [JsonSerializable(typeof(Page))]
        partial class PageContext : JsonSerializerContext;
        """;

    private static readonly string[] Printed = ["<b>0 &lt;x&gt;</b>", "&lt; 0.333", "1,234,567", "a » b", "SS", "Page { Body = b }"];

    [TestMethod]
    public void A_trimmed_program_with_its_runtime_runs() => PublishAndRun("<PublishTrimmed>true</PublishTrimmed><TrimMode>full</TrimMode>");

    [TestMethod]
    public void A_program_compiled_ahead_of_time_runs() => PublishAndRun("<PublishAot>true</PublishAot>");

    private static void PublishAndRun(string properties)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("markupsafe-publish-");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "Program.cs"), Program);
            File.WriteAllText(Path.Combine(folder.FullName, "Published.csproj"), Project(properties));

            (int exitCode, string output) = Run("dotnet", "publish -c Release -o out --use-current-runtime --self-contained -v quiet", folder.FullName);
            if (exitCode != 0 && (output.Contains("NU1101", StringComparison.Ordinal) || output.Contains("NU1102", StringComparison.Ordinal)
                || output.Contains("NU1301", StringComparison.Ordinal) || output.Contains("Platform linker not found", StringComparison.Ordinal)))
                Assert.Inconclusive($"This machine cannot publish so: {output}");
            Assert.AreEqual(0, exitCode, output);

            (_, string printed) = Run(Path.Combine(folder.FullName, "out", "Published"), "", folder.FullName);
            CollectionAssert.AreEqual(Printed, printed.ReplaceLineEndings("\n").TrimEnd().Split('\n'));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Project(string properties) => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <ImplicitUsings>enable</ImplicitUsings>
            <InvariantGlobalization>true</InvariantGlobalization>
            <TrimmerSingleWarn>false</TrimmerSingleWarn>
            <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
            <NuGetAudit>false</NuGetAudit>
            {properties}
          </PropertyGroup>
          <ItemGroup><Reference Include="{typeof(Markup).Assembly.Location}" /></ItemGroup>
        </Project>
        """;

    private static (int ExitCode, string Output) Run(string program, string arguments, string folder)
    {
        ProcessStartInfo start = new(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string name in start.Environment.Keys.Where(static name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToArray())
            start.Environment.Remove(name);
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            Assert.Inconclusive($"{program} {arguments} took longer than {Patience}.");
        }

        return (process.ExitCode, output.GetAwaiter().GetResult() + errors.GetAwaiter().GetResult());
    }
}
