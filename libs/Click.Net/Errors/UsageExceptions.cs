namespace Click.Net.Errors;

/// <summary>The command line was wrong: shown below the usage, exit code 2.</summary>
/// <remarks>Mirrors <c>click.UsageError</c>.</remarks>
public class UsageException(string message, IContextInfo? context = null) : ClickException(message)
{
    /// <summary>The context whose usage is shown; filled in by the parameter that failed where it was left out.</summary>
    public IContextInfo? Context { get; set; } = context;

    /// <inheritdoc />
    public override int ExitCode => 2;

    /// <inheritdoc />
    public override string Render()
    {
        if (Context is null)
            return base.Render();
        string hint = Context.HelpOptionName is { } option ? Messages.Format($"Try '{Context.CommandPath} {option}' for help.") + "\n" : "";
        return $"{Context.GetUsage()}\n{hint}\n{base.Render()}";
    }

    /// <summary>Arguments were left over.</summary>
    public static UsageException ExtraArguments(IReadOnlyList<string> arguments, IContextInfo? context)
    {
        string words = string.Join(' ', arguments);
        return new UsageException(arguments.Count == 1
            ? Messages.Format($"Got unexpected extra argument ({words})")
            : Messages.Format($"Got unexpected extra arguments ({words})"), context);
    }

    /// <summary>More arguments than a command line is expected to have.</summary>
    public static UsageException TooManyArguments(int most) => new(Messages.Format($"Too many arguments: at most {most} are taken."));

    /// <summary>A group was called without a command.</summary>
    public static UsageException MissingCommand(IContextInfo context) => new(Messages.Get("Missing command."), context);
}

/// <summary>A value cannot be used.</summary>
/// <remarks>Mirrors <c>click.BadParameter</c>.</remarks>
public class BadParameterException(
    string message, IContextInfo? context = null, IParameterInfo? parameter = null, string? parameterHint = null)
    : UsageException(message, context)
{
    /// <summary>The parameter; filled in by it where it was left out.</summary>
    public IParameterInfo? Parameter { get; set; } = parameter;

    /// <summary>Names the parameter in its stead.</summary>
    public string? ParameterHint { get; set; } = parameterHint;

    /// <inheritdoc />
    public override string FormatMessage() =>
        (ParameterHint ?? Parameter?.GetErrorHint(Context)) is { } hint
            ? Messages.Format($"Invalid value for {hint}: {Message}")
            : Messages.Format($"Invalid value: {Message}");
}

/// <summary>A required parameter has no value.</summary>
/// <remarks>Mirrors <c>click.MissingParameter</c>.</remarks>
public sealed class MissingParameterException(
    string? message = null, IContextInfo? context = null, IParameterInfo? parameter = null, string? parameterHint = null, string? kindName = null)
    : BadParameterException(message ?? "", context, parameter, parameterHint)
{
    /// <inheritdoc />
    public override string FormatMessage()
    {
        string? hint = ParameterHint ?? Parameter?.GetErrorHint(Context);
        string kind = kindName ?? Parameter?.KindName ?? "parameter";
        string text = Message;
        if (Parameter?.GetMissingMessage(Context) is { Length: > 0 } more)
            text = text.Length == 0 ? more : $"{text}. {more}";
        string missing = Missing(kind, hint is null ? "" : $" {hint}");
        return text.Length == 0 ? missing : $"{missing} {text}";
    }

    private static string Missing(string kind, string name) => kind switch
    {
        "argument" => Messages.Format($"Missing argument{name}."),
        "option" => Messages.Format($"Missing option{name}."),
        "parameter" => Messages.Format($"Missing parameter{name}."),
        _ => Messages.Format($"Missing {kind}{name}."),
    };
}

/// <summary>An option that the command does not have.</summary>
/// <remarks>Mirrors <c>click.NoSuchOption</c>.</remarks>
public sealed class NoSuchOptionException(string optionName, IReadOnlyList<string>? possibilities = null, IContextInfo? context = null)
    : UsageException(Messages.Format($"No such option '{optionName}'."), context)
{
    /// <summary>The option as it was given.</summary>
    public string OptionName { get; } = optionName;

    /// <summary>The options that it resembles.</summary>
    public IReadOnlyList<string> Possibilities { get; } = possibilities ?? [];

    /// <inheritdoc />
    public override string FormatMessage() => Message + DidYouMean.For(Possibilities);
}

/// <summary>A command that the group does not have.</summary>
/// <remarks>Mirrors <c>click.NoSuchCommand</c>.</remarks>
public sealed class NoSuchCommandException(string commandName, IReadOnlyList<string>? possibilities = null, IContextInfo? context = null)
    : UsageException(Messages.Format($"No such command '{commandName}'."), context)
{
    /// <summary>The command as it was given.</summary>
    public string CommandName { get; } = commandName;

    /// <summary>The commands that it resembles.</summary>
    public IReadOnlyList<string> Possibilities { get; } = possibilities ?? [];

    /// <inheritdoc />
    public override string FormatMessage() => Message + DidYouMean.For(Possibilities);
}

/// <summary>An option was used wrongly, for example without the value that it needs.</summary>
/// <remarks>Mirrors <c>click.BadOptionUsage</c>.</remarks>
public sealed class BadOptionUsageException(string optionName, string message, IContextInfo? context = null) : UsageException(message, context)
{
    /// <summary>The option as it was given.</summary>
    public string OptionName { get; } = optionName;

    /// <summary>The option was given without enough values.</summary>
    public static BadOptionUsageException RequiresArguments(string optionName, int count) => new(optionName, count == 1
        ? Messages.Format($"Option '{optionName}' requires an argument.")
        : Messages.Format($"Option '{optionName}' requires {count} arguments."));

    /// <summary>A flag was given a value.</summary>
    public static BadOptionUsageException TakesNoValue(string optionName) => new(optionName, Messages.Format($"Option '{optionName}' does not take a value."));
}

/// <summary>An argument was used wrongly, for example with too few values.</summary>
/// <remarks>Mirrors <c>click.BadArgumentUsage</c>.</remarks>
public sealed class BadArgumentUsageException(string message, IContextInfo? context = null) : UsageException(message, context)
{
    /// <summary>The argument has some of its values, but not all.</summary>
    public static BadArgumentUsageException TooFewValues(string argumentName, int count) =>
        new(Messages.Format($"Argument '{argumentName}' takes {count} values."));
}

/// <summary>Nothing was given to a command that then shows its help.</summary>
/// <remarks>Mirrors <c>click.exceptions.NoArgsIsHelpError</c>.</remarks>
public sealed class NoArgsIsHelpException(IContextInfo context) : UsageException(context.GetHelp(), context)
{
    /// <inheritdoc />
    public override string Render() => FormatMessage();
}

/// <summary>Writes the question that follows an unknown name.</summary>
internal static class DidYouMean
{
    /// <summary>The question with a space before it, or nothing.</summary>
    public static string For(IReadOnlyList<string> possibilities) => possibilities.Count switch
    {
        0 => "",
        1 => " " + Messages.Format($"Did you mean '{possibilities[0]}'?"),
        _ => " " + Messages.Format($"(Did you mean one of: {Quoted(possibilities)}?)"),
    };

    private static string Quoted(IReadOnlyList<string> names) => string.Join(", ", names.Order(StringComparer.Ordinal).Select(static name => $"'{name}'"));
}
