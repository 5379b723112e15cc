namespace Jinja.Net.Runtime.Values;

/// <summary>The binary operators of expressions that work on values alone.</summary>
internal enum BinaryOperator
{
    Add,
    Subtract,
    Multiply,
    Divide,
    FloorDivide,
    Modulo,
    Power,
}

/// <summary>The unary operators that work on numbers.</summary>
internal enum UnaryOperator
{
    Negate,
    Plus,
}

/// <summary>The operators of comparison.</summary>
internal enum ComparisonOperator
{
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    In,
    NotIn,
}
