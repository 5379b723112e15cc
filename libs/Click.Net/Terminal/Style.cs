using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Click.Net.Terminal;

/// <summary>A colour of the terminal: one of sixteen by name, one of 256 by number, or red, green and blue.</summary>
/// <remarks>Assign a name (<c>"red"</c>, <c>"bright_blue"</c>), a number, or three numbers.</remarks>
public readonly record struct TerminalColor
{
    private static readonly FrozenDictionary<string, int> Codes = new Dictionary<string, int>
    {
        ["black"] = 30, ["red"] = 31, ["green"] = 32, ["yellow"] = 33, ["blue"] = 34, ["magenta"] = 35, ["cyan"] = 36, ["white"] = 37, ["reset"] = 39,
        ["bright_black"] = 90, ["bright_red"] = 91, ["bright_green"] = 92, ["bright_yellow"] = 93,
        ["bright_blue"] = 94, ["bright_magenta"] = 95, ["bright_cyan"] = 96, ["bright_white"] = 97,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private readonly int _code;
    private readonly string? _extended;

    private TerminalColor(int code, string? extended)
    {
        _code = code;
        _extended = extended;
    }

    /// <summary>A colour by name.</summary>
    /// <exception cref="ArgumentException">There is no colour of that name.</exception>
    public static implicit operator TerminalColor(string name) =>
        Codes.TryGetValue(name, out int code) ? new TerminalColor(code, null) : throw new ArgumentException($"Unknown color '{name}'", nameof(name));

    /// <summary>A colour of the 256, by number.</summary>
    /// <exception cref="ArgumentException">The number is not from 0 to 255.</exception>
    public static implicit operator TerminalColor(int number) =>
        number is >= 0 and <= 255 ? new TerminalColor(0, Text($"5;{number}")) : throw new ArgumentException(Text($"Unknown color {number}"), nameof(number));

    /// <summary>A colour by its parts, each from 0 to 255.</summary>
    /// <exception cref="ArgumentException">A part is not from 0 to 255.</exception>
    public static implicit operator TerminalColor((int Red, int Green, int Blue) rgb) =>
        rgb is ( >= 0 and <= 255, >= 0 and <= 255, >= 0 and <= 255)
            ? new TerminalColor(0, Text($"2;{rgb.Red};{rgb.Green};{rgb.Blue}"))
            : throw new ArgumentException(Text($"Unknown color ({rgb.Red}, {rgb.Green}, {rgb.Blue})"), nameof(rgb));

    internal void AppendTo(StringBuilder text, bool background)
    {
        text.Append("\u001b[");
        if (_extended is null)
            text.Append(CultureInfo.InvariantCulture, $"{_code + (background ? 10 : 0)}");
        else
            text.Append(background ? "48;" : "38;").Append(_extended);
        text.Append('m');
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Styles text with ANSI codes.</summary>
internal static class Style
{
    private const string Reset = "\u001b[0m";

    /// <summary>The text in its style. True switches on, false off, null leaves alone.</summary>
    public static string Apply(
        string text, TerminalColor? foreground = null, TerminalColor? background = null, bool? bold = null, bool? dim = null, bool? underline = null,
        bool? overline = null, bool? italic = null, bool? blink = null, bool? reverse = null, bool? strikethrough = null, bool reset = true)
    {
        StringBuilder styled = new(text.Length + 16);
        foreground?.AppendTo(styled, false);
        background?.AppendTo(styled, true);
        Switch(styled, bold, 1, 22);
        Switch(styled, dim, 2, 22);
        Switch(styled, underline, 4, 24);
        Switch(styled, overline, 53, 55);
        Switch(styled, italic, 3, 23);
        Switch(styled, blink, 5, 25);
        Switch(styled, reverse, 7, 27);
        Switch(styled, strikethrough, 9, 29);
        styled.Append(text);
        return reset ? styled.Append(Reset).ToString() : styled.ToString();
    }

    private static void Switch(StringBuilder text, bool? on, int onCode, int offCode)
    {
        if (on is { } given)
            text.Append(CultureInfo.InvariantCulture, $"\u001b[{(given ? onCode : offCode)}m");
    }
}
