using Click.Net.Text;

namespace Click.Net.Formatting;

/// <summary>The usage line of a help page.</summary>
internal static class UsageLine
{
    private const int LeastColumns = 20;

    /// <summary>Writes it: arguments beside the program where there is room, else indented below.</summary>
    public static void Write(HelpFormatter formatter, string program, string arguments, string prefix)
    {
        string start = $"{prefix.PadLeft(formatter.CurrentIndent)}{program} ";
        int width = formatter.Width - formatter.CurrentIndent;
        int startWidth = AnsiText.VisibleLength(start);
        if (arguments.Length == 0)
        {
            formatter.Write(start.TrimEnd());
        }
        else if (width >= startWidth + LeastColumns)
        {
            string indent = new(' ', startWidth);
            formatter.Write(TextWrapper.Wrap(arguments, width, start, indent));
        }
        else
        {
            string indent = new(' ', Math.Max(AnsiText.VisibleLength(prefix), formatter.CurrentIndent) + 4);
            formatter.Write(start + "\n");
            formatter.Write(TextWrapper.Wrap(arguments, Math.Max(width, 1), indent, indent));
        }

        formatter.Write("\n");
    }
}
