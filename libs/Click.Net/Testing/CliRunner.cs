using System.Text;
using Click.Net.Errors;
using Click.Net.Text;

namespace Click.Net.Testing;

/// <summary>Runs commands in tests. Nothing of the process is touched, so tests run side by side.</summary>
/// <remarks>Mirrors <c>click.testing.CliRunner</c>. The environment is only what is given.</remarks>
/// <example>
/// <code>
/// RunResult result = new CliRunner().Invoke(cli, "--name Ann");
/// Assert.AreEqual("Hello Ann!\n", result.Output);
/// </code>
/// </example>
public sealed class CliRunner
{
    /// <summary>Environment variables of every run.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();

    /// <summary>Where relative paths start from; the process's where left out.</summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>How text becomes bytes.</summary>
    public Encoding Encoding { get; init; } = new UTF8Encoding(false);

    /// <summary>Writes what is read from the input to the output.</summary>
    public bool EchoStdin { get; init; }

    /// <summary>Puts other exceptions than Click's into the result instead of throwing them.</summary>
    public bool CatchExceptions { get; init; } = true;

    /// <summary>The columns of the terminal; <see langword="null"/> lays help out for exactly 80.</summary>
    public int? Columns { get; init; }

    /// <summary>Shows errors and makes exit codes of them. If not, the exit code of an error is 1 and nothing is shown.</summary>
    public bool Standalone { get; init; } = true;

    /// <summary>Runs a command with a line of words, divided as a shell divides them.</summary>
    public RunResult Invoke(Command command, string args, string? input = null, RunOptions? options = null) =>
        Invoke(command, ArgumentString.Split(args), input, options);

    /// <summary>Runs a command and waits for it.</summary>
    /// <param name="command">The command.</param>
    /// <param name="args">The words of the command line.</param>
    /// <param name="input">What is typed.</param>
    /// <param name="options">How it is run; its console is not used.</param>
    public RunResult Invoke(Command command, IEnumerable<string>? args = null, string? input = null, RunOptions? options = null)
    {
        ValueTask<RunResult> run = InvokeAsync(command, args, input, options);
        // A test that is not asynchronous has to wait here.
        return run.IsCompleted ? run.GetAwaiter().GetResult() : run.AsTask().GetAwaiter().GetResult();
    }

    /// <summary>Runs a command.</summary>
    /// <inheritdoc cref="Invoke(Command, IEnumerable{string}?, string?, RunOptions?)" />
    /// <param name="command">The command.</param>
    /// <param name="args">The words of the command line.</param>
    /// <param name="input">What is typed.</param>
    /// <param name="options">How it is run; its console is not used.</param>
    /// <param name="cancellationToken">Ends it as Ctrl-C would.</param>
    public async ValueTask<RunResult> InvokeAsync(
        Command command, IEnumerable<string>? args = null, string? input = null, RunOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        ScriptedConsole console = new(Encoding.GetBytes(input ?? ""), Environment, WorkingDirectory, Encoding, EchoStdin)
        {
            FixedWidth = Columns is null ? 80 : null,
            Width = Columns ?? 80,
        };
        options = (options ?? new RunOptions()) with { Console = console, ProgramName = options?.ProgramName ?? command.Name ?? "root" };
        try
        {
            object? value = await command.RunAsync(args ?? [], options, cancellationToken).ConfigureAwait(false);
            return Result(0, null, value, console);
        }
        catch (ExitException exit)
        {
            return Standalone ? Result(exit.ExitCode, exit, null, console) : Result(0, exit, exit.ExitCode, console);
        }
        catch (Exception error) when (error is ClickException or AbortException or OperationCanceledException || CatchExceptions)
        {
            return Result(Standalone ? Command.Report(error, console, options.Settings?.Color ?? command.ContextSettings.Color) : 1, error, null, console);
        }
    }

    private RunResult Result(int exitCode, Exception? error, object? value, ScriptedConsole console) =>
        new(exitCode, error, value, console.Streams, Encoding);
}
