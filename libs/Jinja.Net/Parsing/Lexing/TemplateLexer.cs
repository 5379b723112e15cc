namespace Jinja.Net.Parsing.Lexing;

/// <summary>
/// Reads a template's text into tokens. It alone knows delimiters, line statements, comments, raw text and the trimming of
/// whitespace, so the grammar behind it is the same for every way of writing templates.
/// </summary>
internal ref partial struct TemplateLexer
{
    private const string UnclosedComment = "Missing end of comment tag";
    private const string UnknownDigit = "invalid character '";
    private const string UnclosedRaw = "Missing end of raw directive";

    private readonly string _source;
    private readonly SyntaxOptions _options;
    private readonly OpeningFinder _finder;
    private readonly TokenBuffer _tokens;
    private readonly Stack<char> _brackets;
    private readonly List<TemplateToken>? _written;
    private int _at;
    private int _line = 1;
    private int _lineEnd;
    private bool _atLineStart = true;

    private TemplateLexer(string source, SyntaxOptions options, OpeningFinder finder, ParseScratch scratch, List<TemplateToken>? written = null)
    {
        _source = source;
        _options = options;
        _finder = finder;
        _tokens = scratch.Tokens;
        _brackets = scratch.Brackets;
        _written = written;
        FindLineEnd(0);
    }

    /// <summary>Reads a whole template.</summary>
    /// <param name="source">The text with its line ends made <c>\n</c>.</param>
    /// <param name="options">How it is written.</param>
    /// <param name="finder">Made of the same options.</param>
    /// <param name="scratch">Where the tokens go; the last is the end or an error.</param>
    public static void Read(string source, SyntaxOptions options, OpeningFinder finder, ParseScratch scratch) =>
        new TemplateLexer(source, options, finder, scratch).ReadTemplate();

    /// <summary>Reads a whole template, and goes on behind the tag where it cannot be read. Errors are among the tokens; the last token is the end.</summary>
    public static void ReadOn(string source, SyntaxOptions options, OpeningFinder finder, ParseScratch scratch)
    {
        TokenBuffer tokens = scratch.Tokens;
        TemplateLexer lexer = new(source, options, finder, scratch);
        lexer.ReadTemplate();
        for (int errors = 1; tokens[tokens.Count - 1].Kind == TokenKind.Error; errors++)
        {
            if (errors < ParseRecovery.Most && lexer.TryLeaveTag(tokens[tokens.Count - 1]))
                lexer.ReadTemplate();
            else
                tokens.Add(TokenKind.End, lexer.LineAt(source.Length), source.Length);
        }
    }

    /// <summary>Reads a whole template into the pieces that it is written in. What names, numbers and strings mean is not looked at.</summary>
    public static void ReadPieces(string source, SyntaxOptions options, OpeningFinder finder, ParseScratch scratch, List<TemplateToken> pieces) =>
        new TemplateLexer(source, options, finder, scratch, pieces).ReadTemplate();

    /// <summary>Reads the text of a lone expression, which has no delimiters.</summary>
    public static void ReadExpression(string source, SyntaxOptions options, OpeningFinder finder, ParseScratch scratch)
    {
        TemplateLexer lexer = new(source, options, finder, scratch);
        if (lexer.ReadInside(Inside.Expression))
            lexer.AddEnd();
    }

    /// <summary>A source as the lexer wants it: line ends unified, the last one dropped where the options say so.</summary>
    public static string Normalize(string source, SyntaxOptions options)
    {
        string text = PythonSpace.UnifyLineEnds(source);
        return !options.KeepTrailingNewline && text.EndsWith('\n') ? text[..^1] : text;
    }

    /// <summary>Whether an error says that a comment or raw section has no end.</summary>
    public static bool IsUnclosed(string message) => message is UnclosedComment or UnclosedRaw;

    /// <summary>Whether an error is one that Python tells, not Jinja.</summary>
    public static bool IsPythons(string message) => message.StartsWith(UnknownDigit, StringComparison.Ordinal);

    private void ReadTemplate()
    {
        while (_at < _source.Length)
        {
            if (!_finder.TryFind(_source, _at, out Opening opening))
            {
                AddData(_at, _source.Length);
                _at = _source.Length;
            }
            else if (!ReadTo(opening))
            {
                return;
            }
        }

        AddEnd();
    }

    // The end is told with the line of the last token.
    private void AddEnd()
    {
        int last = _tokens.Count - 1;
        int line = last < 0 ? 1 : _tokens[last].Line;
        _tokens.Add(TokenKind.End, line, LineAt(_source.Length) == line ? _source.Length : last < 0 ? 0 : _tokens[last].Start);
    }

    // The tag that an error is in ends at the next closing delimiter.
    private bool TryLeaveTag(Token error)
    {
        if (IsUnclosed((string)error.Value!))
            return false;
        int block = _source.IndexOf(_options.BlockEnd, error.Start, StringComparison.Ordinal), variable = _source.IndexOf(_options.VariableEnd, error.Start, StringComparison.Ordinal);
        if (block < 0 && variable < 0)
            return false;
        bool isBlock = variable < 0 || (block >= 0 && block < variable);
        int end = isBlock ? block : variable;
        _tokens.Add(isBlock ? TokenKind.BlockEnd : TokenKind.VariableEnd, LineAt(end), end);
        _brackets.Clear();
        MoveTo(end + (isBlock ? _options.BlockEnd : _options.VariableEnd).Length);
        return true;
    }

    private bool ReadTo(Opening opening)
    {
        AddData(_at, TextEnd(opening.Kind == OpeningKind.Variable, _at, opening.Start, opening.Sign));
        Note(BeginOf(opening.Kind), opening.Start, opening.End);
        MoveTo(opening.End);
        return opening.Kind switch
        {
            OpeningKind.Variable => ReadTag(opening, TokenKind.VariableBegin, Inside.Variable),
            OpeningKind.Block => ReadTag(opening, TokenKind.BlockBegin, Inside.Block),
            OpeningKind.LineStatement => ReadTag(opening, TokenKind.BlockBegin, Inside.LineStatement),
            OpeningKind.Comment => SkipComment(),
            OpeningKind.LineComment => SkipLineComment(),
            _ => ReadRaw(),
        };
    }

    // Where a text ends once the sign of what follows, or the option, has taken its blanks.
    private int TextEnd(bool isVariable, int start, int end, char sign)
    {
        if (sign == '-')
            return PythonSpace.TrimmedEnd(_source, start, end);
        if (sign == '+' || !_options.LstripBlocks || isVariable)
            return end;
        int line = _source.AsSpan(start, end - start).LastIndexOf('\n') + 1;
        if (line == 0 && !_atLineStart)
            return end;
        return PythonSpace.Skip(_source, start + line) >= end ? start + line : end;
    }

    private void AddData(int start, int end)
    {
        if (start >= end)
            return;
        _tokens.Add(TokenKind.Data, LineAt(start), start, KeepsNewlines ? null : WithNewlines(_source[start..end]), end - start);
        Note("data", start, end);
    }

    private readonly bool KeepsNewlines => _options.NewlineSequence == "\n";

    private readonly string WithNewlines(string text) =>
        KeepsNewlines ? text : text.Replace("\n", _options.NewlineSequence, StringComparison.Ordinal);

    private bool ReadTag(Opening opening, char begin, Inside inside)
    {
        int delimiter = opening.End - (opening.Sign == ' ' ? 0 : 1);
        _tokens.Add(begin, LineAt(opening.Start), delimiter);
        return ReadInside(inside);
    }

    private bool SkipComment()
    {
        if (_at == _source.Length)
            return true;
        int end = _source.IndexOf(_options.CommentEnd, _at, StringComparison.Ordinal);
        if (end < 0)
            return Fail(_at, UnclosedComment);
        bool signed = end > _at && _source[end - 1] is '-' or '+';
        int text = signed ? end - 1 : end;
        NoteText("comment", _at, text);
        MoveTo(AfterEnd(end + _options.CommentEnd.Length, signed ? _source[end - 1] : ' '));
        Note("comment_end", text, _at);
        return true;
    }

    private bool SkipLineComment()
    {
        int end = _source.IndexOf('\n', _at), start = _at;
        MoveTo(end < 0 ? _source.Length : end);
        NoteText("linecomment", start, _at);
        Note("linecomment_end", _at, _at);
        _atLineStart = false;
        return true;
    }

    private bool ReadRaw()
    {
        if (_at == _source.Length)
            return true;
        for (int at = _at; (at = _source.IndexOf(_options.BlockStart, at, StringComparison.Ordinal)) >= 0; at++)
        {
            if (!TryRawEnd(at, out char sign, out int after))
                continue;
            AddData(_at, TextEnd(false, _at, at, sign));
            Note("raw_end", at, after);
            MoveTo(after);
            return true;
        }

        return Fail(_at, UnclosedRaw);
    }

    private bool TryRawEnd(int at, out char sign, out int after)
    {
        int word = at + _options.BlockStart.Length;
        bool signed = word < _source.Length && _source[word] is '-' or '+';
        sign = signed ? _source[word++] : ' ';
        word = PythonSpace.Skip(_source, word);
        after = 0;
        if (!StartsWith(word, "endraw"))
            return false;
        int end = PythonSpace.Skip(_source, word + 6);
        bool closing = end < _source.Length && _source[end] is '-' or '+' && StartsWith(end + 1, _options.BlockEnd);
        if (!closing && !StartsWith(end, _options.BlockEnd))
            return false;
        after = AfterEnd(end + (closing ? 1 : 0) + _options.BlockEnd.Length, closing ? _source[end] : ' ');
        return true;
    }

    // Where text goes on after a closing delimiter: behind blanks with a minus, behind a line end if blocks are trimmed.
    private int AfterEnd(int end, char sign)
    {
        if (sign == '-')
            return PythonSpace.Skip(_source, end);
        return sign == ' ' && _options.TrimBlocks && end < _source.Length && _source[end] == '\n' ? end + 1 : end;
    }

    private void MoveTo(int at)
    {
        _atLineStart = at > 0 && _source[at - 1] == '\n';
        _at = at;
    }

    private readonly bool StartsWith(int at, string text) =>
        at < _source.Length && _source[at] == text[0] && _source.AsSpan(at).StartsWith(text, StringComparison.Ordinal);

    // Most tokens are on the line of the one before.
    private int LineAt(int at)
    {
        while (at > _lineEnd)
        {
            _line++;
            FindLineEnd(_lineEnd + 1);
        }

        return _line;
    }

    private void FindLineEnd(int from)
    {
        int end = _source.AsSpan(from).IndexOf('\n');
        _lineEnd = end < 0 ? int.MaxValue : from + end;
    }

    private static string BeginOf(OpeningKind kind) => kind switch
    {
        OpeningKind.Variable => "variable_begin",
        OpeningKind.Block => "block_begin",
        OpeningKind.LineStatement => "linestatement_begin",
        OpeningKind.Comment => "comment_begin",
        OpeningKind.LineComment => "linecomment_begin",
        _ => "raw_begin",
    };

    private void NoteText(string type, int start, int end)
    {
        if (start < end)
            Note(type, start, end);
    }

    private void Note(string type, int start, int end) => _written?.Add(new TemplateToken(LineAt(start), type, _source[start..end]));

    private bool Fail(int at, string message)
    {
        _tokens.Add(TokenKind.Error, LineAt(at), at, message);
        return false;
    }
}
