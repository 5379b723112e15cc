using Jinja.Net.Syntax.Expressions;

namespace Jinja.Net.Syntax.Statements;

/// <summary><c>{% set target = value %}</c></summary>
/// <param name="Target">A name, a tuple of targets, or an attribute of a namespace.</param>
/// <param name="Value">The value.</param>
/// <param name="Position">Where it begins.</param>
public sealed record SetStatement(Expression Target, Expression Value, SourcePosition Position) : Statement(Position)
{
    /// <inheritdoc/>
    public override string Kind => "assign";

    /// <inheritdoc/>
    public override IEnumerable<Node> Children => [Target, Value];
}

/// <summary><c>{% set target | filter %}…{% endset %}</c></summary>
/// <param name="Target">What the printed body is assigned to.</param>
/// <param name="Filter">What the body goes through first, if anything.</param>
/// <param name="Body">What is printed.</param>
/// <param name="Position">Where it begins.</param>
public sealed record SetBlockStatement(Expression Target, FilterExpression? Filter, IReadOnlyList<Statement> Body, SourcePosition Position)
    : Statement(Position)
{
    /// <inheritdoc/>
    public override string Kind => "assignblock";

    /// <inheritdoc/>
    public override IEnumerable<Node> Children => Filter is null ? [Target, .. Body] : [Target, Filter, .. Body];
}
