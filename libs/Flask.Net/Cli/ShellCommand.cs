using System.Reflection;
using Click.Net;
using Click.Net.Errors;
using Click.Net.Terminal;
using Werkzeug.Net.Debugging;

namespace Flask.Net.Cli;

/// <summary><c>shell</c>: evaluates C# inside a context of the application.</summary>
internal sealed class ShellCommand : Command
{
    public ShellCommand()
        : base("shell")
    {
        Help = "Run an interactive C# shell in the context of the application.\n\n"
            + "The shell knows 'app', 'g', and what the application's shell context processors add. Leave it with 'exit', or with Ctrl-D.";
        ShortHelp = "Run a shell in the app context.";
        Callback = EvaluateInputAsync;
    }

    private static async Task EvaluateInputAsync(Context context)
    {
        FlaskApp app = ScriptInfo.Of(context).LoadApp();
        ICodeEvaluator evaluator = app.CodeEvaluator ?? throw new ClickException(
            "There is nothing to evaluate C# with. Add the package 'Werkzeug.Net.Scripting' and set 'app.CodeEvaluator = new CSharpEvaluator();'.");
        await using (app.AppContext())
        {
            Term.Echo($".NET {Environment.Version} on {Environment.OSVersion.Platform}\nApp: {app.Name}\nInstance: {app.InstancePath}");
            await TalkAsync(evaluator.Begin(app.MakeShellContext()), context.CancellationToken).ConfigureAwait(false);
        }
    }

    private static async ValueTask TalkAsync(ICodeSession session, CancellationToken cancel)
    {
        string code = "";
        while (ReadLine(code.Length == 0 ? ">>>" : "...") is { } line && (code.Length > 0 || line.Trim() is not ("exit" or "quit")))
        {
            code += line + "\n";
            CodeResult result = await session.EvaluateAsync(code, cancel).ConfigureAwait(false);
            if (result.Outcome == CodeOutcome.Incomplete && line.Length > 0)
                continue;
            code = "";
            if (result.Text.Length > 0)
                Term.Echo(result.Text.TrimEnd('\n'), error: result.Outcome == CodeOutcome.Failed);
        }
    }

    private static string? ReadLine(string prompt)
    {
        try
        {
            return (string?)Term.Prompt(new PromptOptions(prompt) { Suffix = " ", Default = "", ShowDefault = false });
        }
        catch (AbortException)
        {
            Term.Echo();
            return null;
        }
    }
}
