namespace Jinja.Net.Parsing.Lexing;

/// <summary>What text between tags can end with.</summary>
internal enum OpeningKind
{
    Raw,
    Variable,
    LineStatement,
    LineComment,
    Comment,
    Block,
}

/// <summary>The end of a text, and what begins there.</summary>
/// <param name="Kind">What begins.</param>
/// <param name="Start">Where the text ends.</param>
/// <param name="End">Where the tag's content begins.</param>
/// <param name="Sign">The sign after the delimiter: <c>-</c>, <c>+</c>, or a blank for none.</param>
internal readonly record struct Opening(OpeningKind Kind, int Start, int End, char Sign);
