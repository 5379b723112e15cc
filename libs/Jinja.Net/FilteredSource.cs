using System.Collections;
using System.Text;
using Jinja.Net.Parsing;
using Jinja.Net.Parsing.Lexing;

namespace Jinja.Net;

/// <summary>A template's text as the extensions leave it that filter its pieces.</summary>
internal static class FilteredSource
{
    /// <summary>The text to read; the very text that was given if no extension filters.</summary>
    public static string Of(string source, string? name, string? fileName, IReadOnlyList<Extension> extensions, JinjaOptions options, TemplateParser parser)
    {
        foreach (Extension extension in extensions)
        {
            Pieces pieces = new(parser, source, name, fileName);
            IEnumerable<TemplateToken> filtered = extension.FilterStream(pieces, name, fileName);
            if (!ReferenceEquals(filtered, pieces))
                source = Join(filtered, options);
        }

        return source;
    }

    // Line ends that signs of delimiters have taken are written again, and taken again: lines keep their numbers.
    private static string Join(IEnumerable<TemplateToken> pieces, JinjaOptions options)
    {
        StringBuilder text = new();
        int line = 1;
        foreach (TemplateToken piece in pieces)
        {
            for (; line < piece.Line; line++)
                text.Append('\n');
            text.Append(piece.Text);
            line += piece.Text.AsSpan().Count('\n');
        }

        // The last line end of a text is dropped when it is read, as it was dropped when the pieces were.
        return options.KeepTrailingNewline ? text.ToString() : text.Append('\n').ToString();
    }

    /// <summary>Pieces that are looked for once somebody goes through them: who filters nothing costs nothing.</summary>
    private sealed class Pieces(TemplateParser parser, string source, string? name, string? fileName) : IEnumerable<TemplateToken>
    {
        public IEnumerator<TemplateToken> GetEnumerator() => parser.Lex(source, name, fileName).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
