using Click.Net;
using Click.Net.Testing;

namespace Flask.Net;

/// <summary>Runs an application's commands and keeps what they print.</summary>
/// <remarks>Mirrors <c>flask.testing.FlaskCliRunner</c>. Made by <see cref="FlaskApp.TestCliRunner"/>.</remarks>
/// <example><code>RunResult result = app.TestCliRunner().Invoke(["init-db"]);</code></example>
public sealed class FlaskCliRunner
{
    private readonly FlaskApp _app;
    private readonly CliRunner _runner = new();

    internal FlaskCliRunner(FlaskApp app) => _app = app;

    /// <summary>Runs the application's command line.</summary>
    /// <param name="args">The arguments, as <c>init-db</c>.</param>
    /// <param name="input">What the command reads from its input.</param>
    public RunResult Invoke(IEnumerable<string> args, string? input = null) =>
        _runner.Invoke(_app.CommandLine(), args, input, new RunOptions { ProgramName = _app.Name });
}
