using Click.Net.Io;

namespace Click.Net;

/// <summary>How a program is run.</summary>
public sealed record RunOptions
{
    /// <summary>The program's name in help and errors; that of the process where left out.</summary>
    public string? ProgramName { get; init; }

    /// <summary>The world around; the process's where left out.</summary>
    public IConsole? Console { get; init; }

    /// <summary>Settings over those of the command.</summary>
    public ContextSettings? Settings { get; init; }

    /// <summary>Where callbacks' services come from.</summary>
    public IServiceProvider? Services { get; init; }

    /// <summary>The environment variable that asks for completion; <c>_PROGRAM_COMPLETE</c> where left out.</summary>
    public string? CompleteVar { get; init; }

    /// <summary>Reads words of the form <c>@file</c> out of files: words divided as a shell divides them, lines that begin with <c>#</c> left out. <c>@@word</c> is the word <c>@word</c>.</summary>
    public bool ResponseFiles { get; init; }

    /// <summary>Expands <c>~</c>, environment variables and patterns of file names in the words, which shells on Windows leave to programs; <see langword="null"/> does so there.</summary>
    /// <remarks>Mirrors <c>windows_expand_args</c>. At most 10,000 words come of it; a pattern that no file has stays as it is.</remarks>
    public bool? ExpandArguments { get; init; }

    /// <summary>Turns Ctrl-C and SIGTERM into cancellation, and then into <c>Aborted!</c> and exit code 1.</summary>
    public bool HandleSignals { get; init; } = true;

    /// <summary>How long a callback may take to end after Ctrl-C or SIGTERM before the process ends without it.</summary>
    public TimeSpan GracePeriod { get; init; } = TimeSpan.FromSeconds(5);
}
