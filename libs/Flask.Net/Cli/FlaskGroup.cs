using System.Reflection;
using Click.Net;
using Click.Net.Types;
using Flask.Net.Config;

namespace Flask.Net.Cli;

/// <summary>The command line of an application: <c>run</c>, <c>routes</c>, <c>shell</c>, and the commands of its own.</summary>
/// <remarks>
/// Mirrors <c>flask.cli.FlaskGroup</c>. There is no <c>--app</c>: the program is the application. Every option can be given as an environment
/// variable too, as <c>FLASK_RUN_PORT</c> for <c>run --port</c>, also from <c>.env</c> and <c>.flaskenv</c>.
/// </remarks>
public sealed class FlaskGroup : Group
{
    private readonly ScriptInfo _info;

    /// <summary>Makes the command line of an application.</summary>
    /// <param name="info">Brings the application.</param>
    public FlaskGroup(ScriptInfo info)
    {
        ArgumentNullException.ThrowIfNull(info);
        _info = info;
        Help = "A general utility script for Flask applications.";
        ContextSettings = new ContextSettings { AutoEnvVarPrefix = "FLASK", Obj = info };
        Params.Add(EnvFile());
        Params.Add(DebugFlag());
        Params.Add(VersionFlag());
        Add(new RunCommand());
        Add(new RoutesCommand());
        Add(new ShellCommand());
    }

    /// <inheritdoc/>
    public override Command? GetCommand(Context context, string name) => base.GetCommand(context, name) ?? AppCommands.GetCommand(context, name);

    /// <inheritdoc/>
    public override IEnumerable<string> ListCommands(Context context) =>
        base.ListCommands(context).Union(AppCommands.ListCommands(context), StringComparer.Ordinal).Order(StringComparer.Ordinal);

    private AppGroup AppCommands => _info.LoadApp().Cli;

    /// <summary><c>--debug/--no-debug</c>, of the command line and of <c>run</c>. Without it the application's own setting stays.</summary>
    internal static Option DebugFlag() => new("--debug/--no-debug")
    {
        Type = ParamTypes.Bool,
        IsFlag = true,
        Default = null,
        Help = "Set debug mode.",
        ExposeValue = false,
        Callback = static (context, _, value) =>
        {
            if (value is bool debug)
                ScriptInfo.Of(context).Debug = debug;
            return value;
        },
    };

    private static Option EnvFile() => new("--env-file", "-e")
    {
        Type = new PathType { Exists = true, DirOkay = false },
        Help = "Load environment variables from this file, taking precedence over those set by '.env' and '.flaskenv'. Variables set directly in the "
            + "environment take highest precedence.",
        IsEager = true,
        ExposeValue = false,
        Callback = static (_, _, value) =>
        {
            DotEnv.Load(value as string);
            return value;
        },
    };

    private static Option<bool> VersionFlag() => new Option<bool>("--version")
    {
        Help = "Show the Flask.Net version.",
        IsFlag = true,
        IsEager = true,
        ExposeValue = false,
        Callback = static (context, _, value) =>
        {
            if (value is not true || context.ResilientParsing)
                return value;
            Term.Echo($".NET {Environment.Version}\nFlask.Net {VersionOf(typeof(FlaskApp))}\nWerkzeug.Net {VersionOf(typeof(Werkzeug.Net.Request))}");
            Context.Exit();
            return value;
        },
    };

    private static string VersionOf(Type type) =>
        type.Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "unknown";
}
