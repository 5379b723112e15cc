namespace Jinja.Net.Syntax;

/// <summary>Where a node begins in its template.</summary>
/// <param name="Line">The line, counted from 1.</param>
/// <param name="Offset">The character, counted from 0 in the source after its line ends were made <c>\n</c>.</param>
public readonly record struct SourcePosition(int Line, int Offset = 0);
