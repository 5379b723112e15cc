namespace Jinja.Net.Syntax.Statements;

/// <summary><c>{% for target in iterable if test recursive %}…{% else %}…{% endfor %}</c></summary>
/// <param name="Target">What each item is assigned to.</param>
/// <param name="Iterable">The items.</param>
/// <param name="Test">Which items to take; <see langword="null"/> takes all.</param>
/// <param name="Body">What is done for each item.</param>
/// <param name="Else">What is done if there was none.</param>
/// <param name="IsRecursive">Whether the body may call <c>loop(items)</c>.</param>
/// <param name="Position">Where it begins.</param>
public sealed record ForStatement(
    Expression Target, Expression Iterable, Expression? Test, IReadOnlyList<Statement> Body, IReadOnlyList<Statement> Else, bool IsRecursive, SourcePosition Position)
    : Statement(Position)
{
    /// <inheritdoc/>
    public override string Kind => "for";

    /// <inheritdoc/>
    public override IEnumerable<Node> Children => Test is null ? [Target, Iterable, .. Body, .. Else] : [Target, Iterable, .. Body, .. Else, Test];
}

/// <summary><c>{% break %}</c>: leaves the loop.</summary>
/// <param name="Position">Where it stands.</param>
public sealed record BreakStatement(SourcePosition Position) : Statement(Position)
{
    /// <inheritdoc/>
    public override string Kind => "break";
}

/// <summary><c>{% continue %}</c>: goes on with the next item.</summary>
/// <param name="Position">Where it stands.</param>
public sealed record ContinueStatement(SourcePosition Position) : Statement(Position)
{
    /// <inheritdoc/>
    public override string Kind => "continue";
}
