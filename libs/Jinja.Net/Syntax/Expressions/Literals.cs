namespace Jinja.Net.Syntax.Expressions;

/// <summary>A constant: <c>42</c>, <c>'text'</c>, <c>true</c>, <c>none</c>.</summary>
/// <param name="Value">A <see cref="long"/>, <see cref="System.Numerics.BigInteger"/>, <see cref="double"/>, <see cref="string"/>, <see cref="bool"/> or null.</param>
/// <param name="Position">Where it stands.</param>
public sealed record ConstantExpression(object? Value, SourcePosition Position) : Expression(Position)
{
    /// <inheritdoc/>
    public override string Kind => "const";
}

/// <summary>Text between tags, as part of an output.</summary>
/// <param name="Data">The text, after whitespace was trimmed.</param>
/// <param name="Position">Where it begins.</param>
public sealed record TemplateData(string Data, SourcePosition Position) : Expression(Position)
{
    /// <inheritdoc/>
    public override string Kind => "templatedata";
}

/// <summary>A tuple: <c>(a, b)</c>.</summary>
/// <param name="Items">Its items.</param>
/// <param name="Position">Where it begins.</param>
public sealed record TupleExpression(IReadOnlyList<Expression> Items, SourcePosition Position) : Expression(Position)
{
    /// <inheritdoc/>
    public override string Kind => "tuple";

    /// <inheritdoc/>
    public override bool CanAssign => Items.All(static item => item.CanAssign);

    /// <inheritdoc/>
    public override IEnumerable<Node> Children => Items;
}

/// <summary>A list: <c>[a, b]</c>.</summary>
/// <param name="Items">Its items.</param>
/// <param name="Position">Where it begins.</param>
public sealed record ListExpression(IReadOnlyList<Expression> Items, SourcePosition Position) : Expression(Position)
{
    /// <inheritdoc/>
    public override string Kind => "list";

    /// <inheritdoc/>
    public override IEnumerable<Node> Children => Items;
}

/// <summary>A dict: <c>{a: b}</c>.</summary>
/// <param name="Pairs">Its pairs.</param>
/// <param name="Position">Where it begins.</param>
public sealed record DictExpression(IReadOnlyList<PairNode> Pairs, SourcePosition Position) : Expression(Position)
{
    /// <inheritdoc/>
    public override string Kind => "dict";

    /// <inheritdoc/>
    public override IEnumerable<Node> Children => Pairs;
}

/// <summary>A key and its value in a dict.</summary>
/// <param name="Key">The key.</param>
/// <param name="Value">The value.</param>
public sealed record PairNode(Expression Key, Expression Value) : Node(Key.Position)
{
    /// <inheritdoc/>
    public override string Kind => "pair";

    /// <inheritdoc/>
    public override IEnumerable<Node> Children => [Key, Value];
}
