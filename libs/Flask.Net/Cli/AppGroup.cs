using Click.Net;

namespace Flask.Net;

/// <summary>A group of commands that run inside the application's context.</summary>
/// <param name="name">The name of the group.</param>
/// <remarks>Mirrors <c>flask.cli.AppGroup</c>.</remarks>
/// <example><code>app.Cli.Command("init-db", () => Database.Create(Current.App), help: "Create the tables.");</code></example>
public class AppGroup(string? name = null) : Group(name)
{
    /// <summary>Adds a command that is a delegate: its parameters are the command's, by name and attributes.</summary>
    /// <param name="name">The command's name.</param>
    /// <param name="callback">Runs it.</param>
    /// <param name="help">What it does, in a sentence.</param>
    /// <param name="withAppContext">Whether it runs inside a context of the application.</param>
    public Command Command(string name, Delegate callback, string? help = null, bool withAppContext = true)
    {
        Command command = base.Command(name, callback, help);
        if (withAppContext)
            Add(new AppCommand(command), name);
        return command;
    }

    /// <summary>A command that runs another one inside the application's context.</summary>
    private sealed class AppCommand : Command
    {
        private readonly Command _command;

        public AppCommand(Command command)
            : base(command.Name)
        {
            _command = command;
            Callback = command.Callback;
            Help = command.Help;
            ShortHelp = command.ShortHelp;
            foreach (Parameter parameter in command.Params)
                Params.Add(parameter);
        }

        public override async ValueTask<object?> InvokeAsync(Context context)
        {
            FlaskApp app = Cli.ScriptInfo.Of(context).LoadApp();
            await using (app.AppContext())
                return await base.InvokeAsync(context).ConfigureAwait(false);
        }
    }
}
