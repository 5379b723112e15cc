namespace Jinja.Net.Syntax.Expressions;

/// <summary>An attribute, or else an item: <c>a.b</c>.</summary>
/// <param name="Target">The object.</param>
/// <param name="Name">The attribute.</param>
/// <param name="Position">Where the point stands.</param>
public sealed record AttributeExpression(Expression Target, string Name, SourcePosition Position) : Expression(Position)
{
    /// <inheritdoc/>
    public override string Kind => "getattr";

    /// <inheritdoc/>
    public override IEnumerable<Node> Children => [Target];
}

/// <summary>An item, or else an attribute: <c>a['b']</c>, <c>a[1:2]</c>, <c>a.0</c>.</summary>
/// <param name="Target">The object.</param>
/// <param name="Index">The key, index or slice.</param>
/// <param name="Position">Where the bracket stands.</param>
public sealed record ItemExpression(Expression Target, Expression Index, SourcePosition Position) : Expression(Position)
{
    /// <inheritdoc/>
    public override string Kind => "getitem";

    /// <inheritdoc/>
    public override IEnumerable<Node> Children => [Target, Index];
}

/// <summary>A slice inside brackets: <c>start:stop:step</c>.</summary>
/// <param name="Start">The first index, or <see langword="null"/>.</param>
/// <param name="Stop">The index after the last, or <see langword="null"/>.</param>
/// <param name="Step">The distance, or <see langword="null"/>.</param>
/// <param name="Position">Where it begins.</param>
public sealed record SliceExpression(Expression? Start, Expression? Stop, Expression? Step, SourcePosition Position) : Expression(Position)
{
    /// <inheritdoc/>
    public override string Kind => "slice";

    /// <inheritdoc/>
    public override IEnumerable<Node> Children => new[] { Start, Stop, Step }.OfType<Node>();
}
