using Click.Net.Io;
using Click.Net.Terminal;
using Click.Net.Text;

namespace Click.Net;

/// <summary>The terminal: output, style, questions. Speaks to the console of the command that runs, else to that of the process.</summary>
public static partial class Term
{
    /// <summary>Writes a value and a line end. Colours are left out where they cannot be seen.</summary>
    /// <param name="message">What to write; <see langword="null"/> writes only the line end, bytes are written as they are.</param>
    /// <param name="newLine">Ends the line.</param>
    /// <param name="error">Writes with the errors.</param>
    /// <param name="color">Keeps or strips colours; <see langword="null"/> asks the context, then the terminal.</param>
    /// <remarks>Mirrors <c>click.echo</c>.</remarks>
    public static void Echo(object? message = null, bool newLine = true, bool error = false, bool? color = null)
    {
        if (message is byte[] bytes && !error)
            Terminal.Echo.Write(Console, bytes, newLine);
        else
            Terminal.Echo.Write(Console, message is null ? "" : ValueText.Display(message), newLine, error, color ?? Color);
    }

    /// <summary>Text in a style, as ANSI codes. <see langword="true"/> switches on, <see langword="false"/> off, <see langword="null"/> leaves alone.</summary>
    /// <param name="text">The text, or a value that is written as one.</param>
    /// <param name="foreground">The colour of the letters.</param>
    /// <param name="background">The colour behind them.</param>
    /// <param name="bold">Bold.</param>
    /// <param name="dim">Dim.</param>
    /// <param name="underline">Underlined.</param>
    /// <param name="overline">Overlined.</param>
    /// <param name="italic">Italic.</param>
    /// <param name="blink">Blinking.</param>
    /// <param name="reverse">Foreground and background exchanged.</param>
    /// <param name="strikethrough">Struck through.</param>
    /// <param name="reset">Ends the style after the text.</param>
    /// <remarks>Mirrors <c>click.style</c>.</remarks>
    public static string Style(
        object? text, TerminalColor? foreground = null, TerminalColor? background = null, bool? bold = null, bool? dim = null, bool? underline = null,
        bool? overline = null, bool? italic = null, bool? blink = null, bool? reverse = null, bool? strikethrough = null, bool reset = true) =>
        Terminal.Style.Apply(ValueText.Display(text), foreground, background, bold, dim, underline, overline, italic, blink, reverse, strikethrough, reset);

    /// <summary>Text without its ANSI codes.</summary>
    /// <remarks>Mirrors <c>click.unstyle</c>.</remarks>
    public static string Unstyle(string text) => AnsiText.Strip(text);

    /// <summary>Writes a value in a style: <see cref="Style"/> and <see cref="Echo"/> in one.</summary>
    /// <remarks>Mirrors <c>click.secho</c>.</remarks>
    public static void StyledEcho(
        object? message = null, TerminalColor? foreground = null, TerminalColor? background = null, bool? bold = null, bool? dim = null,
        bool? underline = null, bool? overline = null, bool? italic = null, bool? blink = null, bool? reverse = null, bool? strikethrough = null,
        bool reset = true, bool newLine = true, bool error = false, bool? color = null)
    {
        string text = Style(message ?? "", foreground, background, bold, dim, underline, overline, italic, blink, reverse, strikethrough, reset);
        Echo(text, newLine, error, color);
    }

    /// <summary>Asks for a line of text.</summary>
    /// <exception cref="Errors.AbortException">The input ended.</exception>
    /// <remarks>Mirrors <c>click.prompt</c>.</remarks>
    public static string Prompt(string text, string? defaultValue = null, bool hideInput = false, bool confirmation = false) =>
        (string?)Prompt(new PromptOptions(text)
        {
            Default = defaultValue,
            HideInput = hideInput,
            Confirmation = confirmation ? PromptOptions.RepeatForConfirmation : null,
        }) ?? "";

    /// <summary>Asks for a value of a C# type.</summary>
    /// <exception cref="Errors.AbortException">The input ended.</exception>
    public static T? Prompt<[System.Diagnostics.CodeAnalysis.DynamicallyAccessedMembers(ValueShape.Members)] T>(string text, T? defaultValue = default) where T : struct =>
        (T?)Prompt(new PromptOptions(text) { Default = defaultValue, Type = Types.TypeGuess.For(typeof(T)).Type });

    /// <summary>Asks for a value.</summary>
    /// <exception cref="Errors.AbortException">The input ended.</exception>
    /// <remarks>Mirrors <c>click.prompt</c>.</remarks>
    public static object? Prompt(PromptOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return Terminal.Prompt.Ask(Console, options.Color is null ? options with { Color = Color } : options);
    }

    /// <summary>Asks a question that is answered with yes or no.</summary>
    /// <param name="text">The question.</param>
    /// <param name="defaultAnswer">What an empty answer means; <see langword="null"/> asks again.</param>
    /// <param name="abort">Throws where the answer is no.</param>
    /// <param name="suffix">What follows the question.</param>
    /// <param name="showDefault">Shows what an empty answer means.</param>
    /// <param name="error">Asks with the errors.</param>
    /// <exception cref="Errors.AbortException">The answer is no and <paramref name="abort"/> is set, or the input ended.</exception>
    /// <remarks>Mirrors <c>click.confirm</c>.</remarks>
    public static bool Confirm(
        string text, bool? defaultAnswer = false, bool abort = false, string suffix = ": ", bool showDefault = true, bool error = false) =>
        Terminal.Confirm.Ask(Console, text, defaultAnswer, abort, suffix, showDefault, error, Color);

    private static IConsole Console => ContextStack.Current?.Console ?? SystemConsole.Instance;

    private static bool? Color => ContextStack.Current?.Color;
}
