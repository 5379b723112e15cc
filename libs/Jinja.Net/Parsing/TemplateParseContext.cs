using System.Runtime.CompilerServices;
using Jinja.Net.Parsing.Lexing;
using Jinja.Net.Syntax;
using Jinja.Net.Syntax.Expressions;
using Parlot;
using Parlot.Fluent;

namespace Jinja.Net.Parsing;

/// <summary>
/// Where a parse stands: the tokens, the place among them, the tags that are open, and how deep it is.
/// The grammar's cursor moves over the kinds of the tokens, so its offset is a token's number.
/// </summary>
public sealed class TemplateParseContext : ParseContext
{
    /// <summary>How deep expressions and tags may lie in one another.</summary>
    public const int MaxDepth = 200;

    private readonly TokenBuffer _tokens;
    private int _depth;

    internal TemplateParseContext(ParseScratch scratch, string source, string? name, string? fileName, TagTable tags)
        : base(new Scanner(scratch.Tokens.Kinds()), useNewLines: false)
    {
        Scratch = scratch;
        _tokens = scratch.Tokens;
        Source = source;
        Name = name;
        FileName = fileName;
        Tags = tags;
    }

    /// <summary>The template's name, if it has one.</summary>
    public string? Name { get; }

    /// <summary>The template's file, if it has one.</summary>
    public string? FileName { get; }

    /// <summary>Where the next token begins.</summary>
    public SourcePosition Position => PositionOf(At);

    /// <summary>Where the token before the next begins; for the parser of a tag, its name.</summary>
    public SourcePosition Previous => PositionOf(At - 1);

    internal ParseScratch Scratch { get; }

    internal string Source { get; }

    internal TagTable Tags { get; }

    internal IReadOnlyCollection<string> OpenTags => Scratch.OpenTags;

    internal IReadOnlyCollection<string[]> WantedEnds => Scratch.WantedEnds;

    /// <summary>How the parse goes on after an error; <see langword="null"/> where the first one ends it.</summary>
    internal ParseRecovery? Recovery { get; init; }

    internal int TokenCount => _tokens.Count;

    internal int At
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Scanner.Cursor.Offset;
    }

    internal char Kind
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Scanner.Cursor.Current;
    }

    internal ref readonly Token Current => ref _tokens[At];

    internal ref readonly Token TokenAt(int index) => ref _tokens[index];

    internal SourcePosition PositionOf(int index)
    {
        ref readonly Token token = ref _tokens[Math.Max(index, 0)];
        return new SourcePosition(token.Line, token.Start);
    }

    /// <summary>The kind of a token further on. Where the lexer stopped there, that is the error: it was asked for it.</summary>
    internal char KindAfter(int count) =>
        _tokens[At + count].Kind is not TokenKind.Error and char kind ? kind : throw SyntaxErrors.OfLexer(this, At + count);

    /// <summary>The text that stands here. It is not copied out of the source until someone asks for it.</summary>
    internal TemplateData Data()
    {
        ref readonly Token token = ref Current;
        return token.Value is string text ? new TemplateData(text, Position) : new TemplateData(Source, token.Start, token.Length, Position);
    }

    /// <summary>The kinds of the next tokens.</summary>
    internal ReadOnlySpan<char> KindsAhead(int most)
    {
        ReadOnlySpan<char> kinds = _tokens.KindsFrom(At);
        return kinds[..Math.Min(most, kinds.Length)];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Advance() => Scanner.Cursor.AdvanceNoNewLines(1);

    internal void Advance(int count) => Scanner.Cursor.AdvanceNoNewLines(count);

    internal bool IsWord(string word) => Kind == TokenKind.Name && (string?)Current.Value == word;

    internal bool IsWord(string word, int after) => KindAfter(after) == TokenKind.Name && (string?)_tokens[At + after].Value == word;

    internal bool SkipWord(string word)
    {
        if (!IsWord(word))
            return false;
        Advance();
        return true;
    }

    internal bool Skip(char kind)
    {
        if (Kind != kind)
            return false;
        Advance();
        return true;
    }

    /// <summary>Takes a token of this kind, or fails.</summary>
    internal int Expect(char kind)
    {
        if (Kind != kind)
            throw SyntaxErrors.Expected(this, TokenKind.Describe(kind));
        int at = At;
        Advance();
        return at;
    }

    internal void ExpectWord(string word)
    {
        if (!SkipWord(word))
            throw SyntaxErrors.Expected(this, word);
    }

    internal string ExpectName() => (string)_tokens[Expect(TokenKind.Name)].Value!;

    /// <summary>Goes one level deeper; each call is followed by <see cref="Leave"/>.</summary>
    internal void Enter()
    {
        if (++_depth > MaxDepth || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw SyntaxErrors.TooDeep(this);
    }

    internal void Leave() => _depth--;

    internal void OpenTag(string name) => Scratch.OpenTags.Push(name);

    internal void CloseTag() => Scratch.OpenTags.Pop();

    internal void Want(string[] ends) => Scratch.WantedEnds.Push(ends);

    internal void Unwant() => Scratch.WantedEnds.Pop();

    /// <summary>What is open at present.</summary>
    internal ParseMark Mark() =>
        new(At, _depth, OpenTags.Count, WantedEnds.Count, Scratch.Statements.Count, Scratch.Expressions.Count, Scratch.Named.Count);

    /// <summary>Closes what was opened since, and drops what was read since. The place stays.</summary>
    internal void Restore(ParseMark mark)
    {
        _depth = mark.Depth;
        while (OpenTags.Count > mark.OpenTags)
            Scratch.OpenTags.Pop();
        while (WantedEnds.Count > mark.WantedEnds)
            Scratch.WantedEnds.Pop();
        Scratch.Statements.Drop(mark.Statements);
        Scratch.Expressions.Drop(mark.Expressions);
        Scratch.Named.Drop(mark.Named);
    }

    /// <summary>Goes to a token.</summary>
    internal void MoveTo(int index) => Scanner.Cursor.ResetPosition(new TextPosition(index, 0, 0));

    /// <summary>An error at the next token, to be thrown.</summary>
    /// <param name="message">What is wrong.</param>
    /// <returns>The error, or that of the lexer if it stopped here.</returns>
    public TemplateSyntaxException Fail(string message) => SyntaxErrors.Fail(this, message, Position);

    /// <summary>An error at a place, to be thrown.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="position">Where.</param>
    /// <returns>The error, or that of the lexer if it stopped at the next token.</returns>
    public TemplateSyntaxException Fail(string message, SourcePosition position) => SyntaxErrors.Fail(this, message, position);
}
