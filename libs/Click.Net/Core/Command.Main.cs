using System.Runtime.CompilerServices;
using Click.Net.Completion;
using Click.Net.Errors;
using Click.Net.Io;
using Click.Net.Terminal;

namespace Click.Net;

public partial class Command
{
    private const int MostArguments = 10_000;

    /// <summary>Runs the program and returns its exit code: 0, 1 for errors and Ctrl-C, 2 for a wrong command line, or what the program chose.</summary>
    /// <param name="args">The words of the command line.</param>
    /// <param name="options">How it is run.</param>
    /// <remarks>Mirrors <c>Command.main</c>. Errors are shown, never thrown; other exceptions than Click's pass through.</remarks>
    public int Main(IEnumerable<string> args, RunOptions? options = null)
    {
        options ??= new RunOptions();
        bool isProgram = options.Console is null or SystemConsole && ContextStack.TryClaimProgram();
        try
        {
            ValueTask<int> run = MainAsync(args, options, isProgram, default);
            // The process has nothing else to do: this is the one place that waits.
            return run.IsCompleted ? run.Result : run.AsTask().GetAwaiter().GetResult();
        }
        finally
        {
            if (isProgram)
                ContextStack.LeaveProgram();
        }
    }

    /// <summary>Runs the program and returns its exit code.</summary>
    /// <param name="args">The words of the command line.</param>
    /// <param name="options">How it is run.</param>
    /// <param name="cancellationToken">Ends it as Ctrl-C would.</param>
    public ValueTask<int> MainAsync(IEnumerable<string> args, RunOptions? options = null, CancellationToken cancellationToken = default) =>
        MainAsync(args, options ?? new RunOptions(), isProgram: false, cancellationToken);

    private ValueTask<int> MainAsync(IEnumerable<string> args, RunOptions options, bool isProgram, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(args);
        ProcessSignals? signals = WatchSignals(options, cancellationToken);
        ValueTask<object?> run = TryRun(args, options, signals, isProgram, cancellationToken);
        if (!run.IsCompletedSuccessfully)
            return ReportAsync(run, options, signals);
        signals?.Dispose();
        return new ValueTask<int>(0);
    }

    /// <summary>Runs the program for a caller in C#: errors are thrown, and what the callback returned is returned.</summary>
    /// <exception cref="ClickException">The command line is wrong, or the program failed.</exception>
    /// <exception cref="ExitException">The program ended itself, for example after showing its help.</exception>
    /// <remarks>Mirrors <c>Command.main(standalone_mode=False)</c>.</remarks>
    public ValueTask<object?> RunAsync(IEnumerable<string> args, RunOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(args);
        return TryRun(args, options ?? new RunOptions(), null, isProgram: false, cancellationToken);
    }

    private ValueTask<object?> TryRun(
        IEnumerable<string> args, RunOptions options, ProcessSignals? signals, bool isProgram, CancellationToken cancellationToken)
    {
        try
        {
            return Run(args, options, signals, isProgram, cancellationToken);
        }
        catch (Exception error)
        {
            return ValueTask.FromException<object?>(error);
        }
    }

    // A run that never waits is not made asynchronous.
    private ValueTask<object?> Run(
        IEnumerable<string> args, RunOptions options, ProcessSignals? signals, bool isProgram, CancellationToken cancellationToken)
    {
        string[] words = WordsOf(args);
        if (options.ResponseFiles || IsExpanding(options))
            words = Expanded(words, options);
        string program = options.ProgramName ?? ProgramNames.Detect();
        if (CompletionCall.Answer(this, program, options) is { } exitCode)
            throw new ExitException(exitCode);
        ContextSettings settings = options.Settings?.Over(ContextSettings) ?? ContextSettings;
        Context context = new(this, null, program, settings, options.Console, cancellationToken) { Services = options.Services, Signals = signals };
        if (!isProgram)
            return RunInScope(context, words);
        ContextStack.EnterProgram(context);
        return ParseAndInvoke(context, words);
    }

    // Only words of the process lack what a shell would have done; a test says itself what it means.
    private static bool IsExpanding(RunOptions options) =>
        options.ExpandArguments ?? (OperatingSystem.IsWindows() && options.Console is (null or SystemConsole));

    private static string[] Expanded(string[] words, RunOptions options)
    {
        IConsole console = options.Console ?? SystemConsole.Instance;
        if (IsExpanding(options))
            words = Parsing.ArgumentExpansion.Expand(words, console, MostArguments);
        return options.ResponseFiles ? Parsing.ResponseFiles.Expand(words, console, MostArguments) : words;
    }

    private ValueTask<object?> RunInScope(Context context, string[] words)
    {
        using ContextScope scope = context.Scope();
        return ParseAndInvoke(context, words);
    }

    private ValueTask<object?> ParseAndInvoke(Context context, string[] words)
    {
        ParseOrClose(context, words);
        ValueTask<object?> result = TryInvoke(context);
        return result.IsCompletedSuccessfully && context.HasNothingToClose ? result : CloseAfterAsync(context, result);
    }

    private static string[] WordsOf(IEnumerable<string> args)
    {
        string[] words = args as string[] ?? Collected(args);
        return words.Length <= MostArguments ? words : throw UsageException.TooManyArguments(MostArguments);
    }

    // Apart, so that a program that starts with an array does not load what this needs.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static string[] Collected(IEnumerable<string> args) => [.. args.Take(MostArguments + 1)];

    private ValueTask<object?> TryInvoke(Context context)
    {
        try
        {
            return InvokeAsync(context);
        }
        catch (Exception error)
        {
            return ValueTask.FromException<object?>(error);
        }
    }

    private static async ValueTask<object?> CloseAfterAsync(Context context, ValueTask<object?> result)
    {
        await using (context.ConfigureAwait(false))
            return await result.ConfigureAwait(false);
    }

    private async ValueTask<int> ReportAsync(ValueTask<object?> run, RunOptions options, ProcessSignals? signals)
    {
        using ProcessSignals? watched = signals;
        try
        {
            await run.ConfigureAwait(false);
            return 0;
        }
        catch (ExitException exit)
        {
            return exit.ExitCode;
        }
        catch (Exception error) when (error is ClickException or AbortException or OperationCanceledException)
        {
            return Report(error, options.Console ?? SystemConsole.Instance, options.Settings?.Color ?? ContextSettings.Color);
        }
    }

    // Only the real console has a user who presses Ctrl-C.
    private ProcessSignals? WatchSignals(RunOptions options, CancellationToken cancellationToken)
    {
        if (!options.HandleSignals || options.Console is not (null or SystemConsole))
            return null;
        Preparation.Begin(ReflectedCallback);
        return new ProcessSignals(options.GracePeriod, AbortProcess, cancellationToken);
    }

    private static void AbortProcess()
    {
        Echo.Write(SystemConsole.Instance, "\n" + Messages.Get("Aborted!"), error: true);
#pragma warning disable RS0030 // the user asked twice, and the callback did not listen
        Environment.Exit(1);
#pragma warning restore RS0030
    }

    /// <summary>Shows what ended a program.</summary>
    /// <returns>The exit code.</returns>
    internal static int Report(Exception error, IConsole console, bool? color)
    {
        switch (error)
        {
            case ClickException click:
                Echo.Write(console, click.Render(), error: true, color: color);
                return click.ExitCode;
            case AbortException or OperationCanceledException:
                Echo.Write(console, Messages.Get("Aborted!"), error: true, color: color);
                return 1;
            default:
                return 1;
        }
    }
}
