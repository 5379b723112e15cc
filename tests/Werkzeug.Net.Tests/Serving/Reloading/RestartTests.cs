namespace Werkzeug.Net.Tests.Serving.Reloading;

/// <summary>A program of its own project that hands over to <c>dotnet watch</c>, builds and all.</summary>
[TestClass]
public sealed class RestartTests
{
    private const string Source =
        """
        using Werkzeug.Net.Serving;
        using Werkzeug.Net.Serving.Reloading;
        using Werkzeug.Net.Wsgi;

        Console.Error.WriteLine($"says {File.ReadAllText("word.txt")}.");
        HotReload.Updated += static _ => Console.Error.WriteLine("methods were exchanged");
        ServerOptions options = new() { UseReloader = true, ExtraFiles = args, AccessLog = false };
        await RunSimple.ServeAsync("127.0.0.1", 0, Greeter.Greet, options);

        static class Greeter
        {
            public static ValueTask<WsgiBody> Greet(WsgiEnviron environ, StartResponse start)
            {
                start("200 OK", []);
                return new(WsgiBody.Of($"hello from {Environment.ProcessId}"));
            }
        }
        """;

    private static readonly TimeSpan Builds = TimeSpan.FromMinutes(2);

    private readonly string _folder = Directory.CreateTempSubdirectory("restart").FullName;

    [TestCleanup]
    public void CleanUp() => Directory.Delete(_folder, recursive: true);

    [TestMethod]
    public async Task A_change_of_an_extra_file_restarts_the_program()
    {
        WriteProject();
        await using ChildProcess program = await StartAsync("word.txt");

        await File.WriteAllTextAsync(Path.Combine(_folder, "word.txt"), "second");

        await program.LineAsync("says second.", Builds);
    }

    [TestMethod]
    public async Task A_change_of_the_source_is_seen_by_the_next_request_of_the_same_process()
    {
        WriteProject();
        await using ChildProcess program = await StartAsync();
        using HttpClient browser = new() { BaseAddress = new Uri((await program.LineAsync("Running on http://"))["* Running on ".Length..].Trim()) };
        string before = await browser.GetStringAsync(new Uri("/", UriKind.Relative));

        await File.WriteAllTextAsync(Path.Combine(_folder, "Program.cs"), Source.Replace("hello from", "bye from", StringComparison.Ordinal));
        await program.LineAsync("methods were exchanged", Builds);

        Assert.AreEqual(before.Replace("hello", "bye", StringComparison.Ordinal), await browser.GetStringAsync(new Uri("/", UriKind.Relative)));
    }

    private async Task<ChildProcess> StartAsync(params string[] extraFiles)
    {
        ChildProcess program = ChildProcess.Start("dotnet", ["run", "--project", _folder, "--", .. extraFiles], [("DOTNET_CLI_TELEMETRY_OPTOUT", "1")], _folder);
        await program.LineAsync("Restarting with dotnet watch for restart.csproj", Builds);
        await program.LineAsync("Reloading with dotnet watch", Builds);
        await program.LineAsync("Running on http://", Builds);
        return program;
    }

    private void WriteProject()
    {
        File.WriteAllText(Path.Combine(_folder, "Program.cs"), Source);
        File.WriteAllText(Path.Combine(_folder, "word.txt"), "first");
        File.WriteAllText(Path.Combine(_folder, "restart.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
              </PropertyGroup>
              <ItemGroup>
                <FrameworkReference Include="Microsoft.AspNetCore.App" />
                <Reference Include="{AppContext.BaseDirectory}MarkupSafe.Net.dll" />
                <Reference Include="{AppContext.BaseDirectory}Werkzeug.Net.dll" />
              </ItemGroup>
            </Project>
            """);
    }
}
