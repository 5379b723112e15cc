namespace Jinja.Net.Parsing.Lexing;

/// <summary>A word of a template.</summary>
/// <param name="Kind">One of <see cref="TokenKind"/>.</param>
/// <param name="Line">The line on which it begins.</param>
/// <param name="Start">Where it begins in the source.</param>
/// <param name="Value">The text of a name or of a string; that of data if it is not the source's; the value of a number; the message of an error.</param>
/// <param name="Length">How long data is in the source.</param>
internal readonly record struct Token(char Kind, int Line, int Start, object? Value, int Length = 0);

/// <summary>The kinds of tokens, a character each: the grammar reads a string of them.</summary>
internal static class TokenKind
{
    public const char Data = 'D';
    public const char VariableBegin = 'V';
    public const char VariableEnd = 'v';
    public const char BlockBegin = 'B';
    public const char BlockEnd = 'b';
    public const char Name = 'N';
    public const char String = 'S';
    public const char Integer = 'I';
    public const char Float = 'F';
    public const char End = 'Z';

    /// <summary>Where the lexer stopped. It is an error only when the parser gets there.</summary>
    public const char Error = '!';

    public const char Equal = 'e';
    public const char NotEqual = 'n';
    public const char LessOrEqual = 'l';
    public const char GreaterOrEqual = 'g';
    public const char FloorDiv = 'f';
    public const char Pow = 'p';

    /// <summary>What messages call a kind.</summary>
    public static string Describe(char kind) => kind switch
    {
        Data => "template data / text",
        VariableBegin => "begin of print statement",
        VariableEnd => "end of print statement",
        BlockBegin => "begin of statement block",
        BlockEnd => "end of statement block",
        Name => "name",
        String => "string",
        Integer => "integer",
        Float => "float",
        End => "end of template",
        Equal => "==",
        NotEqual => "!=",
        LessOrEqual => "<=",
        GreaterOrEqual => ">=",
        FloorDiv => "//",
        Pow => "**",
        _ => kind.ToString(),
    };
}
