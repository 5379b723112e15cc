using Click.Net;
using Click.Net.Testing;

namespace Flask.Net;

/// <summary>Runs an application's commands and keeps what they print.</summary>
/// <remarks>Mirrors <c>flask.testing.FlaskCliRunner</c>. Made by <see cref="FlaskApp.TestCliRunner"/>.</remarks>
/// <example><code>RunResult result = app.TestCliRunner().Invoke(["init-db"]);</code></example>
public class FlaskCliRunner
{
    private readonly FlaskApp _app;
    private readonly CliRunner _runner = new();

    /// <summary>Makes a runner.</summary>
    /// <param name="app">The application.</param>
    public FlaskCliRunner(FlaskApp app)
    {
        ArgumentNullException.ThrowIfNull(app);
        _app = app;
    }

    /// <summary>Runs the application's command line.</summary>
    /// <param name="args">The arguments, as <c>init-db</c>.</param>
    /// <param name="input">What the command reads from its input.</param>
    public virtual RunResult Invoke(IEnumerable<string> args, string? input = null) =>
        _runner.Invoke(_app.CommandLine(), args, input, new RunOptions { ProgramName = _app.Name });
}
