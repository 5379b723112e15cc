namespace Jinja.Net.Syntax.Expressions;

/// <summary>An arithmetic operator between two operands.</summary>
public enum BinaryOperator
{
    /// <summary><c>+</c></summary>
    Add,

    /// <summary><c>-</c></summary>
    Sub,

    /// <summary><c>*</c></summary>
    Mul,

    /// <summary><c>/</c></summary>
    Div,

    /// <summary><c>//</c></summary>
    FloorDiv,

    /// <summary><c>%</c></summary>
    Mod,

    /// <summary><c>**</c></summary>
    Pow,
}

/// <summary>An operator before its operand.</summary>
public enum UnaryOperator
{
    /// <summary><c>-</c></summary>
    Neg,

    /// <summary><c>+</c></summary>
    Pos,

    /// <summary><c>not</c></summary>
    Not,
}

/// <summary>How two values are compared.</summary>
public enum ComparisonOperator
{
    /// <summary><c>==</c></summary>
    Equal,

    /// <summary><c>!=</c></summary>
    NotEqual,

    /// <summary><c>&lt;</c></summary>
    Less,

    /// <summary><c>&lt;=</c></summary>
    LessOrEqual,

    /// <summary><c>&gt;</c></summary>
    Greater,

    /// <summary><c>&gt;=</c></summary>
    GreaterOrEqual,

    /// <summary><c>in</c></summary>
    In,

    /// <summary><c>not in</c></summary>
    NotIn,
}

/// <summary>Two operands and an arithmetic operator.</summary>
/// <param name="Operator">The operator.</param>
/// <param name="Left">The left operand.</param>
/// <param name="Right">The right operand.</param>
/// <param name="Position">Where it begins.</param>
public sealed record BinaryExpression(BinaryOperator Operator, Expression Left, Expression Right, SourcePosition Position) : Expression(Position)
{
    /// <inheritdoc/>
    public override string Kind => Operator switch
    {
        BinaryOperator.Add => "add",
        BinaryOperator.Sub => "sub",
        BinaryOperator.Mul => "mul",
        BinaryOperator.Div => "div",
        BinaryOperator.FloorDiv => "floordiv",
        BinaryOperator.Mod => "mod",
        _ => "pow",
    };

    /// <inheritdoc/>
    public override IEnumerable<Node> Children => [Left, Right];
}

/// <summary>An operator and its operand.</summary>
/// <param name="Operator">The operator.</param>
/// <param name="Operand">The operand.</param>
/// <param name="Position">Where it begins.</param>
public sealed record UnaryExpression(UnaryOperator Operator, Expression Operand, SourcePosition Position) : Expression(Position)
{
    /// <inheritdoc/>
    public override string Kind => Operator switch { UnaryOperator.Neg => "neg", UnaryOperator.Pos => "pos", _ => "not" };

    /// <inheritdoc/>
    public override IEnumerable<Node> Children => [Operand];
}

/// <summary><c>and</c> or <c>or</c>: the value of the operand that decided.</summary>
/// <param name="IsAnd">Whether the operator is <c>and</c>.</param>
/// <param name="Left">The left operand.</param>
/// <param name="Right">The right operand, evaluated only if the left does not decide.</param>
/// <param name="Position">Where it begins.</param>
public sealed record LogicalExpression(bool IsAnd, Expression Left, Expression Right, SourcePosition Position) : Expression(Position)
{
    /// <inheritdoc/>
    public override string Kind => IsAnd ? "and" : "or";

    /// <inheritdoc/>
    public override IEnumerable<Node> Children => [Left, Right];
}

/// <summary>A comparison, or a chain of them: <c>1 &lt; x &lt; 3</c>.</summary>
/// <param name="First">The first operand.</param>
/// <param name="Operands">The rest with their operators; at least one.</param>
/// <param name="Position">Where it begins.</param>
public sealed record CompareExpression(Expression First, IReadOnlyList<OperandNode> Operands, SourcePosition Position) : Expression(Position)
{
    /// <inheritdoc/>
    public override string Kind => "compare";

    /// <inheritdoc/>
    public override IEnumerable<Node> Children => [First, .. Operands];
}

/// <summary>An operator of a comparison with its right operand.</summary>
/// <param name="Operator">The operator.</param>
/// <param name="Value">The right operand.</param>
public sealed record OperandNode(ComparisonOperator Operator, Expression Value) : Node(Value.Position)
{
    /// <inheritdoc/>
    public override string Kind => "operand";

    /// <inheritdoc/>
    public override IEnumerable<Node> Children => [Value];
}

/// <summary>Texts put together: <c>a ~ b ~ c</c>.</summary>
/// <param name="Items">The operands; at least two.</param>
/// <param name="Position">Where it begins.</param>
public sealed record ConcatExpression(IReadOnlyList<Expression> Items, SourcePosition Position) : Expression(Position)
{
    /// <inheritdoc/>
    public override string Kind => "concat";

    /// <inheritdoc/>
    public override IEnumerable<Node> Children => Items;
}

/// <summary>A choice: <c>a if test else b</c>.</summary>
/// <param name="Test">What decides.</param>
/// <param name="Then">The value if the test is true.</param>
/// <param name="Else">The value otherwise; <see langword="null"/> makes it undefined.</param>
/// <param name="Position">Where it begins.</param>
public sealed record ConditionalExpression(Expression Test, Expression Then, Expression? Else, SourcePosition Position) : Expression(Position)
{
    /// <inheritdoc/>
    public override string Kind => "condexpr";

    /// <inheritdoc/>
    public override IEnumerable<Node> Children => Else is null ? [Test, Then] : [Test, Then, Else];
}
