using System.Buffers;

namespace Jinja.Net.Parsing.Lexing;

/// <summary>Finds where text ends and a tag, a comment or a line statement begins. Made once for each way of writing templates.</summary>
internal sealed class OpeningFinder
{
    private readonly SyntaxOptions _options;
    private readonly (OpeningKind Kind, string Text)[] _rules;
    private readonly SearchValues<char> _starts;

    public OpeningFinder(SyntaxOptions options)
    {
        _options = options;
        _rules = [.. Rules(options)];
        _starts = SearchValues.Create(_rules.Select(static rule => rule.Text[0]).Distinct().ToArray());
    }

    // The longer delimiter wins; of two that are as long, the one that stands first in OpeningKind.
    private static IEnumerable<(OpeningKind Kind, string Text)> Rules(SyntaxOptions options)
    {
        List<(OpeningKind Kind, string Text)> rules =
        [
            (OpeningKind.Variable, options.VariableStart), (OpeningKind.Comment, options.CommentStart), (OpeningKind.Block, options.BlockStart),
        ];
        if (options.LineStatementPrefix is { } statement)
            rules.Add((OpeningKind.LineStatement, statement));
        if (options.LineCommentPrefix is { } comment)
            rules.Add((OpeningKind.LineComment, comment));
        return rules.OrderByDescending(static rule => rule.Text.Length).ThenBy(static rule => rule.Kind);
    }

    /// <summary>The first opening at or after a place.</summary>
    public bool TryFind(string source, int from, out Opening opening)
    {
        for (int at = from; at < source.Length; at++)
        {
            int next = source.AsSpan(at).IndexOfAny(_starts);
            if (next < 0)
                break;
            at += next;
            if (TryMatch(source, from, at, out opening))
                return true;
        }

        opening = default;
        return false;
    }

    private bool TryMatch(string source, int from, int at, out Opening opening)
    {
        opening = default;
        bool found = false;
        foreach ((OpeningKind kind, string text) in _rules)
        {
            if (!source.AsSpan(at).StartsWith(text, StringComparison.Ordinal))
                continue;
            int start = StartOf(kind, source, from, at);
            if (start < 0 || (found && start >= opening.Start))
                continue;
            opening = WithSign(kind, source, start, at + text.Length);
            found = true;
        }

        if (found || IsBlock(source, at))
            found |= TryRaw(source, at, ref opening, found);
        return found;
    }

    private bool IsBlock(string source, int at) => string.CompareOrdinal(source, at, _options.BlockStart, 0, _options.BlockStart.Length) == 0;

    // The blanks before a line's prefix belong to it. They must begin the line, or, of a comment, follow something.
    private static int StartOf(OpeningKind kind, string source, int from, int at)
    {
        if (kind is not (OpeningKind.LineStatement or OpeningKind.LineComment))
            return at;
        int start = at;
        while (start > from && source[start - 1] != '\n' && IsIndent(kind, source[start - 1]))
            start--;
        bool startsLine = start == 0 || source[start - 1] == '\n';
        bool followsText = kind == OpeningKind.LineComment && start > 0 && !PythonSpace.Is(source[start - 1]);
        return startsLine || followsText ? start : -1;
    }

    private static bool IsIndent(OpeningKind kind, char character) =>
        kind == OpeningKind.LineStatement ? character is ' ' or '\t' or '\v' : PythonSpace.Is(character);

    private static Opening WithSign(OpeningKind kind, string source, int start, int end)
    {
        bool signed = end < source.Length && source[end] is '-' or '+';
        return signed ? new Opening(kind, start, end + 1, source[end]) : new Opening(kind, start, end, ' ');
    }

    private bool TryRaw(string source, int at, ref Opening opening, bool found)
    {
        if ((found && opening.Start < at) || !IsBlock(source, at))
            return false;
        Opening block = WithSign(OpeningKind.Raw, source, at, at + _options.BlockStart.Length);
        int word = PythonSpace.Skip(source, block.End);
        if (string.CompareOrdinal(source, word, "raw", 0, 3) != 0)
            return false;
        int end = PythonSpace.Skip(source, word + 3);
        bool strips = end < source.Length && source[end] == '-'
            && string.CompareOrdinal(source, end + 1, _options.BlockEnd, 0, _options.BlockEnd.Length) == 0;
        if (!strips && string.CompareOrdinal(source, end, _options.BlockEnd, 0, _options.BlockEnd.Length) != 0)
            return false;
        int after = end + _options.BlockEnd.Length;
        opening = block with { End = strips ? PythonSpace.Skip(source, after + 1) : after };
        return true;
    }
}
