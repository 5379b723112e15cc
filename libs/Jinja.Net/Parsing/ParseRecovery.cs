using Jinja.Net.Parsing.Lexing;

namespace Jinja.Net.Parsing;

/// <summary>What a parse had open when a statement began, to go back to.</summary>
internal readonly record struct ParseMark(int At, int Depth, int OpenTags, int WantedEnds, int Statements, int Expressions, int Named);

/// <summary>
/// Lets a parse go on after an error: behind the tag that it is in, with the bodies around it as they were. What follows from an
/// error that was told is not told again: the end tag of a tag that could not be read, and tags that closed too much.
/// </summary>
internal sealed class ParseRecovery
{
    /// <summary>After so many errors no more are looked for.</summary>
    public const int Most = 100;

    private readonly List<TemplateSyntaxException> _errors = [];
    private readonly List<string> _broken = [];

    /// <summary>The errors in the order in which they were met.</summary>
    public IReadOnlyList<TemplateSyntaxException> Errors => _errors;

    /// <summary>Notes an error and moves to where the parse can go on.</summary>
    /// <param name="context">The parse, as the error left it.</param>
    /// <param name="start">What it was where the statement began.</param>
    /// <param name="ends">The tags that end the body which the statement stands in.</param>
    /// <param name="error">The error.</param>
    /// <returns>False if only a body further out can go on.</returns>
    public bool TryResume(TemplateParseContext context, ParseMark start, string[] ends, TemplateSyntaxException error)
    {
        int at = context.At;
        context.Restore(start);
        string? tag = TagAt(context, at);
        if (tag is not null && at == start.At + 1 && IsEndOfBroken(tag))
        {
            context.MoveTo(After(context, start.At, at));
            return true;
        }

        Note(error);
        if (_errors.Count >= Most)
        {
            context.MoveTo(context.TokenCount - 1);
            return true;
        }

        if (TagAt(context, start.At + 1) is { } failed && HasEnd(context, failed, at))
            _broken.Add(failed);
        if (tag is not null && Contains(ends, tag))
            context.MoveTo(at - 1);
        else if (tag is not null && context.WantedEnds.Any(wanted => Contains(wanted, tag)))
            return false;
        else
            context.MoveTo(After(context, start.At, at));
        return true;
    }

    private void Note(TemplateSyntaxException error)
    {
        if (_errors.Count == 0 || (_errors.Count < Most && !ReferenceEquals(_errors[^1], error)))
            _errors.Add(error);
    }

    private static bool Contains(string[] names, string name) => Array.IndexOf(names, name) >= 0;

    /// <summary>The name of the tag, if this token is one.</summary>
    private static string? TagAt(TemplateParseContext context, int index) =>
        index > 0 && index < context.TokenCount && context.TokenAt(index).Kind == TokenKind.Name && context.TokenAt(index - 1).Kind == TokenKind.BlockBegin
            ? (string)context.TokenAt(index).Value! : null;

    // The tag's end closes what was opened after it, too.
    private bool IsEndOfBroken(string tag)
    {
        if (_broken.Count > 0 && tag is "else" or "elif" or "pluralize")
            return true;
        int index = tag.StartsWith("end", StringComparison.Ordinal) ? _broken.LastIndexOf(tag[3..]) : -1;
        if (index >= 0)
            _broken.RemoveRange(index, _broken.Count - index);
        return index >= 0;
    }

    private static bool HasEnd(TemplateParseContext context, string tag, int from)
    {
        for (int i = from; i < context.TokenCount; i++)
            if (TagAt(context, i) is { } name && name.Length == tag.Length + 3 && name.StartsWith("end", StringComparison.Ordinal) && name.EndsWith(tag, StringComparison.Ordinal))
                return true;
        return false;
    }

    /// <summary>Where text goes on: behind the tag that a token is in, or at the token, if it is in none.</summary>
    private static int After(TemplateParseContext context, int start, int at)
    {
        bool isInside = false;
        for (int i = start; i < at; i++)
            isInside = context.TokenAt(i).Kind switch
            {
                TokenKind.BlockBegin or TokenKind.VariableBegin => true,
                TokenKind.BlockEnd or TokenKind.VariableEnd => false,
                _ => isInside,
            };
        int last = context.TokenCount - 1;
        if (!isInside)
            return Math.Min(last, at > start && context.TokenAt(at).Kind != TokenKind.Error ? at : at + 1);
        while (at < last && context.TokenAt(at).Kind is not (TokenKind.BlockEnd or TokenKind.VariableEnd))
            at++;
        return Math.Min(last, at + 1);
    }
}
