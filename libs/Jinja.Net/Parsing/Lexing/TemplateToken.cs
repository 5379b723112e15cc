namespace Jinja.Net.Parsing.Lexing;

/// <summary>A piece of a template's text as <see cref="JinjaEnvironment.Lex"/> tells it.</summary>
/// <param name="Line">The line on which it begins, from 1.</param>
/// <param name="Type">
/// What it is: <c>data</c>, <c>variable_begin</c>, <c>variable_end</c>, <c>block_begin</c>, <c>block_end</c>, <c>comment_begin</c>, <c>comment</c>, <c>comment_end</c>,
/// <c>raw_begin</c>, <c>raw_end</c>, <c>linestatement_begin</c>, <c>linestatement_end</c>, <c>linecomment_begin</c>, <c>linecomment</c>, <c>linecomment_end</c>,
/// <c>whitespace</c>, <c>name</c>, <c>string</c>, <c>integer</c>, <c>float</c> or <c>operator</c>.
/// </param>
/// <param name="Text">Its text as written: quotes, signs of delimiters and the blanks that they take are in it.</param>
/// <remarks>Mirrors what <c>Environment.lex</c> gives.</remarks>
public readonly record struct TemplateToken(int Line, string Type, string Text);
