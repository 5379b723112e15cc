using System.Diagnostics;

namespace ItsDangerous.Net.Tests;

/// <summary>
/// Publishes a small program and runs it, trimmed with its runtime and compiled ahead of time. Where the package source lacks
/// what publishing needs, the test says so and is inconclusive.
/// </summary>
[TestClass]
public sealed class PublishTests
{
    private const string Program = """
        using System.Text.Json.Serialization;
        using ItsDangerous.Net;

        UrlSafeTimedSerializer tokens = new(["old", "new"]);
        Console.WriteLine(tokens.Deserialize<Sent>(tokens.Serialize(new Sent(1, "by reflection")), TimeSpan.FromHours(1)));
        Console.WriteLine(tokens.Deserialize(tokens.Serialize(new Sent(2, "without"), Known.Default.Sent), Known.Default.Sent));
        Console.WriteLine(PythonJson.Write(tokens.Deserialize<object>(tokens.Serialize(new OrderedDictionary<string, object?> { ["a"] = 1.0 }))));
        Console.WriteLine(new Signer("key").Validate(new Signer("key").Sign("value")));

        record Sent(int User, string Text);

        [JsonSerializable(typeof(Sent))]
        partial class Known : JsonSerializerContext;
        """;

    private static readonly string[] Printed =
        ["Sent { User = 1, Text = by reflection }", "Sent { User = 2, Text = without }", "{\"a\": 1.0}", "True"];

    [TestMethod]
    public void A_trimmed_program_with_its_runtime_runs() => PublishAndRun("<PublishTrimmed>true</PublishTrimmed><TrimMode>full</TrimMode>");

    [TestMethod]
    public void A_program_compiled_ahead_of_time_runs() => PublishAndRun("<PublishAot>true</PublishAot>");

    private static void PublishAndRun(string properties)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("itsdangerous-publish-");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "Program.cs"), Program);
            File.WriteAllText(Path.Combine(folder.FullName, "Published.csproj"), Project(properties));

            (int exitCode, string output) = Run("dotnet", ["publish", "-c", "Release", "-o", "out", "--use-current-runtime", "--self-contained", "-v", "quiet"], folder.FullName);
            if (exitCode != 0 && LacksSomething(output))
                Assert.Inconclusive($"This machine cannot publish so: {output}");
            Assert.AreEqual(0, exitCode, output);

            (_, string printed) = Run(Path.Combine(folder.FullName, "out", "Published"), [], folder.FullName);
            CollectionAssert.AreEqual(Printed, printed.ReplaceLineEndings("\n").TrimEnd().Split('\n'));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static bool LacksSomething(string output) =>
        new[] { "NU1101", "NU1102", "NU1301", "Platform linker not found" }.Any(code => output.Contains(code, StringComparison.Ordinal));

    private static string Project(string properties) => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <ImplicitUsings>enable</ImplicitUsings>
            <Nullable>enable</Nullable>
            <InvariantGlobalization>true</InvariantGlobalization>
            <TrimmerSingleWarn>false</TrimmerSingleWarn>
            <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
            <NuGetAudit>false</NuGetAudit>
            {properties}
          </PropertyGroup>
          <ItemGroup><Reference Include="{typeof(Signer).Assembly.Location}" /></ItemGroup>
        </Project>
        """;

    private static (int ExitCode, string Output) Run(string program, string[] arguments, string folder)
    {
        ProcessStartInfo start = new(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string name in start.Environment.Keys.Where(static name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToArray())
            start.Environment.Remove(name);
        using Process process = Process.Start(start) ?? throw new InvalidOperationException($"{program} does not start.");
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + errors.GetAwaiter().GetResult());
    }
}
