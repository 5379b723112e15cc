namespace Werkzeug.Net.Debugging;

/// <summary>What the debugger shows, and whom it lets in.</summary>
/// <remarks>Mirrors the arguments of <c>werkzeug.debug.DebuggedApplication</c>.</remarks>
public sealed record DebuggerOptions
{
    /// <summary>Evaluates what is typed into the console; null leaves the console out.</summary>
    public ICodeEvaluator? Evaluator { get; init; }

    /// <summary>Where a console stands on its own, without an error; null has none.</summary>
    public string? ConsolePath { get; init; } = "/console";

    /// <summary>The names that a console on its own can use.</summary>
    public Func<IReadOnlyDictionary<string, object?>>? ConsoleNames { get; init; }

    /// <summary>
    /// What the console asks for before it evaluates anything: nine digits. Null takes <c>WERKZEUG_DEBUG_PIN</c> from the process's environment
    /// and else makes a random one at each start; <c>off</c> asks for none.
    /// </summary>
    public string? Pin { get; init; }

    /// <summary>Where the PIN is told; null writes to the standard error stream.</summary>
    public TextWriter? Log { get; init; }

    /// <summary>The hosts that the console may be reached by; a leading dot takes all hosts below, too. Others see the page without a console.</summary>
    public IReadOnlyList<string> TrustedHosts { get; init; } = [".localhost", "127.0.0.1", "[::1]"];

    /// <summary>Places that the stack trace does not know, as the lines of templates; they stand before the calls of their exception.</summary>
    public Func<Exception, IEnumerable<SourcePlace>>? PlacesOf { get; init; }

    /// <summary>The name of the environment that the process runs in; null takes <c>ASPNETCORE_ENVIRONMENT</c>, then <c>DOTNET_ENVIRONMENT</c>.</summary>
    public string? EnvironmentName { get; init; }

    /// <summary>The clock for how long a PIN that was entered counts.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Where a developer reads what the debugger says.</summary>
    internal TextWriter Terminal => Log ?? Console.Error;

    /// <summary>Whether the process's environment permits a debugger: every one but <c>Production</c> and <c>Staging</c>, told or not.</summary>
    internal bool IsPermitted
    {
        get
        {
            string name = EnvironmentName ?? Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT")
                ?? Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT") ?? "Development";
            return !name.Equals("Production", StringComparison.OrdinalIgnoreCase) && !name.Equals("Staging", StringComparison.OrdinalIgnoreCase);
        }
    }
}

/// <summary>A place in a source that an error went through.</summary>
/// <param name="Name">What runs there, as <c>template 'base.html'</c>.</param>
/// <param name="File">The file, if there is one.</param>
/// <param name="Line">The line, counted from 1.</param>
/// <param name="Source">The whole source, where no file has it.</param>
public sealed record SourcePlace(string Name, string? File, int Line, string? Source = null);
