using Click.Net;

namespace Flask.Net.Cli;

/// <summary>Carries the application to the commands that work with it.</summary>
/// <param name="makeApp">Makes or finds the application, when a command first asks for it.</param>
/// <remarks>Mirrors <c>flask.cli.ScriptInfo</c>. It is the object of the command line's root context.</remarks>
public sealed class ScriptInfo(Func<FlaskApp> makeApp)
{
    private readonly Lazy<FlaskApp> _app = new(makeApp);
    private bool? _debug;

    /// <summary>What <c>--debug</c> or <c>--no-debug</c> said; <see langword="null"/> where neither was given.</summary>
    public bool? Debug
    {
        get => _debug;
        set
        {
            _debug = value;
            if (_app.IsValueCreated)
                Apply(_app.Value);
        }
    }

    /// <summary>The application.</summary>
    public FlaskApp LoadApp()
    {
        bool isNew = !_app.IsValueCreated;
        FlaskApp app = _app.Value;
        if (isNew)
            Apply(app);
        return app;
    }

    /// <summary>The application behind the command line that is running.</summary>
    /// <exception cref="InvalidOperationException">The command line is not one of an application.</exception>
    internal static ScriptInfo Of(Context context) => context.FindObject<ScriptInfo>()
        ?? throw new InvalidOperationException("There is no application here: run the command through the application's command line.");

    private void Apply(FlaskApp app)
    {
        if (_debug is { } debug)
            app.Debug = debug;
    }
}
