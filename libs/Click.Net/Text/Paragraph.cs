namespace Click.Net.Text;

/// <summary>A paragraph of a help text.</summary>
/// <param name="Text">Its text; of wrapped paragraphs all on one line.</param>
/// <param name="Indent">How far its first line was indented.</param>
/// <param name="IsRaw">Whether it keeps its own lines.</param>
internal sealed record Paragraph(string Text, int Indent, bool IsRaw)
{
    private const string KeepLines = "\b";

    /// <summary>Divides a text at its empty lines.</summary>
    public static List<Paragraph> Divide(string text)
    {
        List<Paragraph> paragraphs = [];
        List<string> lines = [];
        int indent = 0;
        foreach (string line in Lines.Of(text).Append(""))
        {
            if (line.Length == 0)
            {
                if (lines.Count > 0)
                    paragraphs.Add(Of(lines, indent));
                lines.Clear();
                continue;
            }

            string trimmed = line;
            if (lines.Count == 0)
            {
                trimmed = line.TrimStart();
                indent = AnsiText.VisibleLength(line) - AnsiText.VisibleLength(trimmed);
            }

            lines.Add(trimmed);
        }

        return paragraphs;
    }

    private static Paragraph Of(List<string> lines, int indent) => lines[0].Trim() == KeepLines
        ? new Paragraph(string.Join('\n', lines.Skip(1)), indent, true)
        : new Paragraph(string.Join(' ', lines), indent, false);
}
