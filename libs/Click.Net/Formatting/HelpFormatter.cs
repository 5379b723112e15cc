using Click.Net.Errors;
using System.Text;
using Click.Net.Text;

namespace Click.Net.Formatting;

/// <summary>Lays out help pages: headings, paragraphs, and lists of terms with their meaning.</summary>
/// <param name="width">The width of the page in columns.</param>
/// <param name="indentIncrement">How far a level is indented.</param>
/// <remarks>Mirrors <c>click.HelpFormatter</c>.</remarks>
public sealed class HelpFormatter(int width = 78, int indentIncrement = 2)
{
    /// <summary>The least width that help is laid out for when it follows the terminal.</summary>
    public const int LeastWidth = 50;

    private const int LeastTextWidth = 11;

    private readonly StringBuilder _page = new();

    /// <summary>The width of the page in columns.</summary>
    public int Width { get; } = width;

    /// <summary>How far text is indented now.</summary>
    public int CurrentIndent { get; private set; }

    /// <summary>Writes text as it is.</summary>
    public void Write(string text) => _page.Append(text);

    /// <summary>Goes one level in.</summary>
    public void Indent() => CurrentIndent += indentIncrement;

    /// <summary>Goes one level out.</summary>
    public void Dedent() => CurrentIndent = Math.Max(0, CurrentIndent - indentIncrement);

    /// <summary>Writes the usage line: the program, then its arguments, which wrap below themselves.</summary>
    /// <param name="program">The program and its commands.</param>
    /// <param name="arguments">What follows.</param>
    /// <param name="prefix">What stands before; <c>Usage: </c> where left out.</param>
    public void WriteUsage(string program, string arguments = "", string? prefix = null) =>
        UsageLine.Write(this, program, arguments, prefix ?? Messages.Get("Usage: "));

    /// <summary>Writes a heading.</summary>
    public void WriteHeading(string heading) => _page.Append(' ', CurrentIndent).Append(heading).Append(":\n");

    /// <summary>Writes an empty line, unless nothing is written yet.</summary>
    public void WriteParagraph()
    {
        if (_page.Length > 0)
            _page.Append('\n');
    }

    /// <summary>Writes text in paragraphs that wrap at the width.</summary>
    public void WriteText(string text)
    {
        string indent = new(' ', CurrentIndent);
        _page.Append(TextWrapper.Wrap(text, TextWidth, indent, indent, preserveParagraphs: true)).Append('\n');
    }

    /// <summary>Writes a list of terms, their meaning in a column beside them.</summary>
    /// <param name="rows">Terms and meanings.</param>
    /// <param name="mostTermColumns">The widest that the column of terms gets; longer terms have their meaning below.</param>
    /// <param name="spacing">Columns between term and meaning.</param>
    public void WriteDefinitions(IEnumerable<(string Term, string Meaning)> rows, int mostTermColumns = 30, int spacing = 2) =>
        DefinitionList.Write(this, [.. rows], mostTermColumns, spacing);

    /// <summary>Writes a paragraph break and a heading, then what <paramref name="body"/> writes one level in.</summary>
    public void WriteSection(string heading, Action body)
    {
        ArgumentNullException.ThrowIfNull(body);
        WriteParagraph();
        WriteHeading(heading);
        Indent();
        body();
        Dedent();
    }

    /// <summary>The page so far.</summary>
    public string GetText() => _page.ToString();

    internal int TextWidth => Math.Max(Width - CurrentIndent, LeastTextWidth) + CurrentIndent;

    internal StringBuilder Page => _page;
}
