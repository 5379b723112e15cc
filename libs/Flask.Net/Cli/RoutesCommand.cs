using Click.Net;
using Click.Net.Types;

namespace Flask.Net.Cli;

/// <summary><c>routes</c>: lists what the application answers.</summary>
internal sealed class RoutesCommand : Command
{
    public RoutesCommand()
        : base("routes")
    {
        Help = "Show all registered routes with endpoints and methods.";
        ShortHelp = "Show the routes for the app.";
        Params.Add(new Option("--sort", "-s")
        {
            Type = new ChoiceType(["endpoint", "methods", "domain", "rule", "match"]),
            Default = "endpoint",
            Help = "Method to sort routes by. 'match' is the order that Flask will match routes when dispatching a request.",
        });
        Params.Add(new Option<bool>("--all-methods") { IsFlag = true, Help = "Show HEAD and OPTIONS methods." });
        Callback = Show;
    }

    private static void Show(Context context, string sort, bool allMethods)
    {
        FlaskApp app = ScriptInfo.Of(context).LoadApp();
        foreach (string line in RouteTable.Lines(app, Enum.Parse<RouteOrder>(sort, ignoreCase: true), allMethods))
            Term.Echo(line);
    }
}
