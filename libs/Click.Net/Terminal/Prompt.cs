using Click.Net.Errors;
using Click.Net.Io;
using Click.Net.Text;
using Click.Net.Types;

namespace Click.Net.Terminal;

/// <summary>How a value is asked for.</summary>
/// <param name="Text">The question.</param>
public sealed record PromptOptions(string Text)
{
    /// <summary>The usual question for the second time.</summary>
    public const string RepeatForConfirmation = "Repeat for confirmation";

    /// <summary>What an empty answer means; <see langword="null"/> asks again.</summary>
    public object? Default { get; init; }

    /// <summary>Hides what is typed.</summary>
    public bool HideInput { get; init; }

    /// <summary>The question for the second time; <see langword="null"/> asks once.</summary>
    public string? Confirmation { get; init; }

    /// <summary>How the answer is read; guessed from the default where left out.</summary>
    public ParamType? Type { get; init; }

    /// <summary>Reads the answer in place of <see cref="Type"/>. A <see cref="UsageException"/> that it throws is shown, and the question asked again.</summary>
    public Func<object?, object?>? Convert { get; init; }

    /// <summary>What follows the question.</summary>
    public string Suffix { get; init; } = ": ";

    /// <summary>Shows the default.</summary>
    public bool ShowDefault { get; init; } = true;

    /// <summary>Shown in place of the default.</summary>
    public string? DefaultText { get; init; }

    /// <summary>Shows the choices.</summary>
    public bool ShowChoices { get; init; } = true;

    /// <summary>Asks with the errors instead of the output.</summary>
    public bool Error { get; init; }

    /// <summary>Keeps or strips colours; <see langword="null"/> keeps them on a terminal.</summary>
    public bool? Color { get; init; }
}

/// <summary>Asks for a value.</summary>
internal static class Prompt
{
    /// <summary>Asks until the answer can be read, and confirmed where that is wanted.</summary>
    /// <exception cref="AbortException">The input ended.</exception>
    public static object? Ask(IConsole console, PromptOptions options)
    {
        string prompt = Build(options.Text, options.Suffix, ShownDefault(options), Choices(options));
        while (true)
        {
            object? given = ReadAnswer(console, options, prompt);
            if (!TryConvert(console, options, given, out object? value))
                continue;
            if (options.Confirmation is null || IsConfirmed(console, options, given))
                return value;
            Echo.Write(console, Messages.Get("Error: The two entered values do not match."), error: options.Error, color: options.Color);
        }
    }

    /// <summary>The line that asks: the question, the choices, the default, the suffix.</summary>
    public static string Build(string text, string suffix, string? shownDefault, string? choices = null)
    {
        if (choices is not null)
            text += $" ({choices})";
        if (shownDefault is not null)
            text += $" [{shownDefault}]";
        return text + suffix;
    }

    /// <summary>The line with its colours, where they can be seen.</summary>
    public static string Coloured(IConsole console, string prompt, bool error, bool? color) =>
        Echo.KeepsColor(console, error, color) ? prompt : AnsiText.Strip(prompt);

    private static string? ShownDefault(PromptOptions options)
    {
        if (options.DefaultText is { } text)
            return $"({text})";
        if (options.Default is null || !options.ShowDefault)
            return null;
        return options.Default is LazyFile file ? file.Name : ValueText.Display(options.Default);
    }

    private static string? Choices(PromptOptions options) =>
        options is { Type: ChoiceType choice, ShowChoices: true } ? string.Join(", ", choice.PlainNames) : null;

    private static object? ReadAnswer(IConsole console, PromptOptions options, string prompt)
    {
        while (true)
        {
            string line = ReadLine(console, options, prompt);
            if (line.Length > 0)
                return line;
            if (options.Default is not null)
                return options.Default;
        }
    }

    private static string ReadLine(IConsole console, PromptOptions options, string prompt)
    {
        string shown = Coloured(console, prompt, options.Error, options.Color);
        if (!options.HideInput)
            return console.ReadLine(shown, options.Error) ?? throw new AbortException();
        if (console.ReadHiddenLine(shown, options.Error) is { } line)
            return line;
        Echo.Write(console, "", error: options.Error);
        throw new AbortException();
    }

    private static bool TryConvert(IConsole console, PromptOptions options, object? given, out object? value)
    {
        try
        {
            value = options.Convert is { } convert ? convert(given) : TypeOf(options).Convert(given, null, null);
            return true;
        }
        catch (UsageException error)
        {
            string message = options.HideInput ? Masking.Hide(error.Message, given) : error.Message;
            Echo.Write(console, Messages.Format($"Error: {message}"), error: options.Error, color: options.Color);
            value = null;
            return false;
        }
    }

    private static ParamType TypeOf(PromptOptions options) => options.Type ?? options.Default switch
    {
        bool => ParamTypes.Bool,
        int => ParamTypes.Int,
        double => ParamTypes.Float,
        Guid => ParamTypes.Uuid,
        _ => ParamTypes.String,
    };

    private static bool IsConfirmed(IConsole console, PromptOptions options, object? given)
    {
        string prompt = Build(options.Confirmation!, options.Suffix, null);
        bool emptyIsDefault = options.Default is "";
        while (true)
        {
            string again = ReadLine(console, options, prompt);
            if (again.Length > 0 || emptyIsDefault)
                return again == ValueText.Display(given);
        }
    }
}
