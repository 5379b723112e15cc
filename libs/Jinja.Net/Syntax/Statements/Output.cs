namespace Jinja.Net.Syntax.Statements;

/// <summary>Text and expressions that are printed one after the other.</summary>
/// <param name="Items">What is printed.</param>
/// <param name="Position">Where it begins.</param>
public sealed record OutputStatement(IReadOnlyList<Expression> Items, SourcePosition Position) : Statement(Position)
{
    /// <inheritdoc/>
    public override string Kind => "output";

    /// <inheritdoc/>
    public override IEnumerable<Node> Children => Items;
}

/// <summary>An expression that is evaluated for what it does: <c>{% do list.append(1) %}</c>.</summary>
/// <param name="Value">The expression.</param>
/// <param name="Position">Where it begins.</param>
public sealed record ExpressionStatement(Expression Value, SourcePosition Position) : Statement(Position)
{
    /// <inheritdoc/>
    public override string Kind => "exprstmt";

    /// <inheritdoc/>
    public override IEnumerable<Node> Children => [Value];
}
