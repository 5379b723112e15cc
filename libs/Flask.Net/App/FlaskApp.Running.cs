using Click.Net;
using Flask.Net.Cli;

namespace Flask.Net;

public partial class FlaskApp
{
    private AppGroup? _cli;

    /// <summary>The application's own commands.</summary>
    public AppGroup Cli => _cli ??= new AppGroup(Name);

    /// <summary>Runs the application's command line: serves where there are no arguments, as with <c>run</c>.</summary>
    /// <param name="args">The program's arguments, as <c>run --port 8000 --debug</c>, <c>routes</c>, <c>--help</c>.</param>
    /// <returns>The exit code for the process.</returns>
    /// <example><code>return app.Run(args);</code></example>
    public int Run(params IReadOnlyList<string> args)
    {
        ArgumentNullException.ThrowIfNull(args);
        return CommandLine().Main(args.Count == 0 ? ["run"] : args, new RunOptions { ProgramName = Name });
    }

    /// <inheritdoc cref="Run"/>
    /// <param name="args">The program's arguments.</param>
    /// <param name="cancel">Ends what runs, as Ctrl-C does.</param>
    public ValueTask<int> RunAsync(IReadOnlyList<string> args, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(args);
        return CommandLine().MainAsync(args.Count == 0 ? ["run"] : args, new RunOptions { ProgramName = Name }, cancel);
    }

    internal FlaskGroup CommandLine() => new(new ScriptInfo(() => this));
}
