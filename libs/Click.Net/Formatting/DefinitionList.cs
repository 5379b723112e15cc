using System.Text;
using Click.Net.Text;

namespace Click.Net.Formatting;

/// <summary>A list of terms with their meaning in a second column.</summary>
internal static class DefinitionList
{
    private const int LeastMeaningColumns = 10;

    /// <summary>Writes the list.</summary>
    public static void Write(HelpFormatter formatter, IReadOnlyList<(string Term, string Meaning)> rows, int mostTermColumns, int spacing)
    {
        if (rows.Count == 0)
            return;
        int widest = rows.Max(row => AnsiText.VisibleLength(row.Term));
        int firstColumn = Math.Min(widest, mostTermColumns) + spacing;
        foreach ((string term, string meaning) in rows)
            WriteRow(formatter, term, meaning, firstColumn, spacing);
    }

    private static void WriteRow(HelpFormatter formatter, string term, string meaning, int firstColumn, int spacing)
    {
        StringBuilder page = formatter.Page;
        page.Append(' ', formatter.CurrentIndent).Append(term);
        int width = AnsiText.VisibleLength(term);
        int textWidth = Math.Max(formatter.Width - firstColumn - 2, LeastMeaningColumns);
        List<string> lines = meaning.Length == 0 ? [] : Lines.Of(TextWrapper.Wrap(meaning, textWidth, preserveParagraphs: true));
        if (lines.Count > 0)
        {
            if (width <= firstColumn - spacing)
                page.Append(' ', firstColumn - width);
            else
                page.Append('\n').Append(' ', firstColumn + formatter.CurrentIndent);
            page.Append(lines[0]);
        }

        page.Append('\n');
        foreach (string line in lines.Skip(1))
            page.Append(' ', firstColumn + formatter.CurrentIndent).Append(line).Append('\n');
    }
}
