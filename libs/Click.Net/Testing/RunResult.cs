using System.Text;

namespace Click.Net.Testing;

/// <summary>What came of a run.</summary>
/// <remarks>Mirrors <c>click.testing.Result</c>.</remarks>
public sealed class RunResult
{
    private readonly Encoding _encoding;

    internal RunResult(int exitCode, Exception? exception, object? returnValue, StreamMixer streams, Encoding encoding)
    {
        ExitCode = exitCode;
        Exception = exception;
        ReturnValue = returnValue;
        StdoutBytes = streams.Stdout;
        StderrBytes = streams.Stderr;
        OutputBytes = streams.Mixed;
        _encoding = encoding;
    }

    /// <summary>The exit code of the process.</summary>
    public int ExitCode { get; }

    /// <summary>What ended the run, also where it was shown and is an exit code already; <see langword="null"/> where the command returned.</summary>
    public Exception? Exception { get; }

    /// <summary>What the callback returned.</summary>
    public object? ReturnValue { get; }

    /// <summary>The output as text, with line feeds.</summary>
    public string Stdout => Text(StdoutBytes);

    /// <summary>The errors as text, with line feeds.</summary>
    public string Stderr => Text(StderrBytes);

    /// <summary>Output and errors as a terminal would show them, in the order they were written.</summary>
    public string Output => Text(OutputBytes);

    /// <summary>The output as bytes.</summary>
    public byte[] StdoutBytes { get; }

    /// <summary>The errors as bytes.</summary>
    public byte[] StderrBytes { get; }

    /// <summary>Output and errors as bytes, in the order they were written.</summary>
    public byte[] OutputBytes { get; }

    /// <inheritdoc />
    public override string ToString() => $"<{nameof(RunResult)} {(Exception is null ? "okay" : Exception.GetType().Name)}>";

    private string Text(byte[] bytes) => _encoding.GetString(bytes).Replace("\r\n", "\n", StringComparison.Ordinal);
}
