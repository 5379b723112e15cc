namespace Jinja.Net.Parsing.Lexing;

/// <summary>How templates are written: delimiters and whitespace. Checked once, when an environment is made.</summary>
public sealed record SyntaxOptions
{
    /// <summary>What opens a tag.</summary>
    /// <value>The default is <c>{%</c>.</value>
    public string BlockStart { get; init; } = "{%";

    /// <summary>What closes a tag.</summary>
    /// <value>The default is <c>%}</c>.</value>
    public string BlockEnd { get; init; } = "%}";

    /// <summary>What opens a printed expression.</summary>
    /// <value>The default is <c>{{</c>.</value>
    public string VariableStart { get; init; } = "{{";

    /// <summary>What closes a printed expression.</summary>
    /// <value>The default is <c>}}</c>.</value>
    public string VariableEnd { get; init; } = "}}";

    /// <summary>What opens a comment.</summary>
    /// <value>The default is <c>{#</c>.</value>
    public string CommentStart { get; init; } = "{#";

    /// <summary>What closes a comment.</summary>
    /// <value>The default is <c>#}</c>.</value>
    public string CommentEnd { get; init; } = "#}";

    /// <summary>What makes a whole line a tag.</summary>
    /// <value>The default is <see langword="null"/>: nothing does.</value>
    public string? LineStatementPrefix { get; init; }

    /// <summary>What makes the rest of a line a comment.</summary>
    /// <value>The default is <see langword="null"/>: nothing does.</value>
    public string? LineCommentPrefix { get; init; }

    /// <summary>Whether the line end after a tag is dropped.</summary>
    public bool TrimBlocks { get; init; }

    /// <summary>Whether blanks before a tag are dropped up to the start of its line.</summary>
    public bool LstripBlocks { get; init; }

    /// <summary>What line ends are written as: <c>\n</c>, <c>\r\n</c> or <c>\r</c>.</summary>
    /// <value>The default is <c>\n</c>.</value>
    public string NewlineSequence { get; init; } = "\n";

    /// <summary>Whether the line end at the very end of a template is kept.</summary>
    public bool KeepTrailingNewline { get; init; }

    /// <summary>The options, if they make sense.</summary>
    /// <returns>The same options.</returns>
    /// <exception cref="ArgumentException">A delimiter is empty, two are the same, or the line end is none.</exception>
    internal SyntaxOptions Checked()
    {
        string[] all = [BlockStart, BlockEnd, VariableStart, VariableEnd, CommentStart, CommentEnd];
        if (all.Any(string.IsNullOrEmpty))
            throw new ArgumentException("Delimiters must not be empty.");
        if (BlockStart == VariableStart || BlockStart == CommentStart || VariableStart == CommentStart)
            throw new ArgumentException("The starts of blocks, variables and comments must differ.");
        if (NewlineSequence is not ("\n" or "\r\n" or "\r"))
            throw new ArgumentException("The newline sequence must be '\\n', '\\r\\n' or '\\r'.");
        return this with { LineStatementPrefix = NotEmpty(LineStatementPrefix), LineCommentPrefix = NotEmpty(LineCommentPrefix) };
    }

    private static string? NotEmpty(string? text) => text is { Length: > 0 } ? text : null;
}
