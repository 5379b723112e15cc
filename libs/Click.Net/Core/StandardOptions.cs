using System.Reflection;
using Click.Net.Errors;
using Click.Net.Terminal;
using Click.Net.Text;
using Click.Net.Types;

namespace Click.Net;

/// <summary>Options that many programs have.</summary>
public static class StandardOptions
{
    /// <summary>The usual name of the help option.</summary>
    internal static readonly string[] HelpNames = ["--help"];

    /// <summary>The help option of commands that set nothing else; shared, and never changed.</summary>
    internal static readonly Option UsualHelp = HelpWith(HelpNames);

    /// <summary>Shows help and ends.</summary>
    /// <param name="declarations">The names; <c>--help</c> where left out.</param>
    /// <remarks>Mirrors <c>click.help_option</c>.</remarks>
    public static Option Help(params string[] declarations) => HelpWith(declarations.Length == 0 ? ["--help"] : declarations);

    /// <summary>Shows the version and ends.</summary>
    /// <param name="version">The version; that of the program's assembly where left out.</param>
    /// <param name="declarations">The names; <c>--version</c> where left out.</param>
    /// <param name="programName">The program's name; the one that it was called by where left out.</param>
    /// <param name="packageName">The package's name, for the message.</param>
    /// <param name="message">What is shown; <c>%(prog)s</c>, <c>%(version)s</c> and <c>%(package)s</c> stand for the names, <c>%%</c> for a percent sign.</param>
    /// <remarks>Mirrors <c>click.version_option</c>.</remarks>
    public static Option Version(
        string? version = null, string[]? declarations = null, string? programName = null, string? packageName = null,
        string message = "%(prog)s, version %(version)s") => AsAction(new Option(declarations is { Length: > 0 } ? declarations : ["--version"]),
        Messages.Get("Show the version and exit."), (context, _, value) =>
        {
            if (value is not true || context.ResilientParsing)
                return value;
            string program = programName ?? context.FindRoot().InfoName ?? "";
            Echo.Write(context.Console, MessageFormat.Fill(message, program, packageName ?? program, version ?? ProgramVersion()), color: context.Color);
            Context.Exit();
            return null;
        });

    /// <summary>Asks whether to go on, unless the option is given; ends the program where the answer is no.</summary>
    /// <param name="declarations">The names; <c>--yes</c> where left out.</param>
    /// <param name="prompt">The question.</param>
    /// <remarks>Mirrors <c>click.confirmation_option</c>.</remarks>
    public static Option Confirmation(string[]? declarations = null, string prompt = "Do you want to continue?") =>
        new(declarations is { Length: > 0 } ? declarations : ["--yes"])
        {
            Type = ParamTypes.Bool,
            IsFlag = true,
            ExposeValue = false,
            Prompt = prompt,
            Help = Messages.Get("Confirm the action without prompting."),
            Callback = static (_, _, value) => value is true ? true : throw new AbortException(),
        };

    /// <summary>Asks for a password twice, without showing it.</summary>
    /// <param name="declarations">The names; <c>--password</c> where left out.</param>
    /// <remarks>Mirrors <c>click.password_option</c>.</remarks>
    public static Option Password(params string[] declarations) => new(declarations.Length == 0 ? ["--password"] : declarations)
    {
        Prompt = true,
        ConfirmationPrompt = true,
        HideInput = true,
    };

    internal static Option HelpWith(string[] names) => AsAction(new HelpOption(names), Messages.Get("Show this message and exit."), static (context, _, value) =>
    {
        if (value is not true || context.ResilientParsing)
            return value;
        Echo.Write(context.Console, context.GetHelp(), color: context.Color);
        Context.Exit();
        return null;
    });

    private static Option AsAction(Option option, string help, Func<Context, Parameter, object?, object?> callback)
    {
        option.Type = ParamTypes.Bool;
        option.IsFlag = true;
        option.IsEager = true;
        option.ExposeValue = false;
        option.Help = help;
        option.Callback = callback;
        return option;
    }

    private static string ProgramVersion()
    {
        Assembly? program = Assembly.GetEntryAssembly();
        return program?.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0]
            ?? program?.GetName().Version?.ToString()
            ?? throw new InvalidOperationException("Could not determine the version: pass one.");
    }
}

/// <summary>The option that shows help. Its value has a key of its own, so that a parameter may be called "help".</summary>
internal sealed class HelpOption(string[] names) : Option(new ParameterNames("help", names, []))
{
    private protected override string Key => "--help";
}
