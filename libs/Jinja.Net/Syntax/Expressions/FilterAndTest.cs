namespace Jinja.Net.Syntax.Expressions;

/// <summary>A filter: <c>value|name(arguments)</c>.</summary>
/// <param name="Target">The filtered value; <see langword="null"/> at the head of a filter block, where it is the block's text.</param>
/// <param name="Name">The filter's name, with points if it has some.</param>
/// <param name="Arguments">The arguments after the value.</param>
/// <param name="Position">Where the name stands.</param>
public sealed record FilterExpression(Expression? Target, string Name, ArgumentList Arguments, SourcePosition Position) : Expression(Position)
{
    /// <inheritdoc/>
    public override string Kind => "filter";

    /// <inheritdoc/>
    public override IEnumerable<Node> Children => Target is null ? Arguments.Children : [Target, .. Arguments.Children];
}

/// <summary>A test: <c>value is name(arguments)</c>.</summary>
/// <param name="Target">The tested value.</param>
/// <param name="Name">The test's name.</param>
/// <param name="Arguments">The arguments after the value.</param>
/// <param name="Position">Where <c>is</c> stands.</param>
public sealed record TestExpression(Expression Target, string Name, ArgumentList Arguments, SourcePosition Position) : Expression(Position)
{
    /// <inheritdoc/>
    public override string Kind => "test";

    /// <inheritdoc/>
    public override IEnumerable<Node> Children => [Target, .. Arguments.Children];
}
