using System.Diagnostics;

namespace Benchmarks.Click.ColdStart;

/// <summary>A published program, and how long its runs took.</summary>
internal sealed class PublishedTool
{
    private readonly string _path;

    private PublishedTool(string name, string path)
    {
        Name = name;
        _path = path;
    }

    /// <summary>What the report calls it.</summary>
    public string Name { get; }

    /// <summary>From the start of the process to its end, in milliseconds, by round.</summary>
    public List<double> Times { get; } = [];

    /// <summary>The processor's time of all threads, in milliseconds, by round.</summary>
    public List<double> CpuTimes { get; } = [];

    /// <summary>Publishes a program; null, with the reason, where this machine cannot.</summary>
    public static PublishedTool? TryPublish(DirectoryInfo folder, ToolSource source, PublishKind kind, out string problem)
    {
        string name = string.Concat(source.Name.Where(char.IsAsciiLetter));
        DirectoryInfo project = folder.CreateSubdirectory($"{kind.Name}-{name}");
        File.WriteAllText(Path.Combine(project.FullName, "Program.cs"), source.Code);
        File.WriteAllText(Path.Combine(project.FullName, $"{name}.csproj"), Project(source, kind));
        problem = Publish(project.FullName);
        return problem.Length == 0 ? new PublishedTool(source.Name, Path.Combine(project.FullName, "out", name)) : null;
    }

    /// <summary>Runs the program and looks whether it greets.</summary>
    public void RunOnce()
    {
        using Process process = Start();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (output != "Hello Ann!\n")
            throw new InvalidOperationException($"{Name} printed '{output}'.");
    }

    /// <summary>Runs the program and keeps how long it took.</summary>
    public void Time()
    {
        double before = ChildTimes.TotalMilliseconds();
        long start = Stopwatch.GetTimestamp();
        using Process process = Start();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        CpuTimes.Add(ChildTimes.TotalMilliseconds() - before);
    }

    private Process Start() => Process.Start(new ProcessStartInfo(_path, ["--name", "Ann"]) { RedirectStandardOutput = true })
        ?? throw new InvalidOperationException($"{Name} does not start.");

    private static string Project(ToolSource source, PublishKind kind) => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <ImplicitUsings>enable</ImplicitUsings>
            <Nullable>enable</Nullable>
            <NuGetAudit>false</NuGetAudit>
            <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
            {kind.Properties}
          </PropertyGroup>
          {source.References.Replace("{0}", Root(), StringComparison.Ordinal)}
        </Project>
        """;

    private static string Publish(string folder)
    {
        ProcessStartInfo start = new("dotnet", ["publish", "-c", "Release", "-o", "out", "--use-current-runtime", "-v", "quiet"])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
        };
        foreach (string name in start.Environment.Keys.Where(static name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToArray())
            start.Environment.Remove(name);
        using Process process = Process.Start(start) ?? throw new InvalidOperationException("dotnet does not start.");
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? "" : output.Split('\n').FirstOrDefault(static line => line.Contains("error", StringComparison.Ordinal))?.Trim() ?? "no reason was given";
    }

    private static string Root()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Pallets.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The repository is not around the benchmarks.");
    }
}
