namespace Jinja.Net.Syntax.Statements;

/// <summary><c>{% if a %}…{% elif b %}…{% else %}…{% endif %}</c></summary>
/// <param name="Branches">The tests in order with their bodies; at least one.</param>
/// <param name="Else">What is done if no test is true.</param>
/// <param name="Position">Where it begins.</param>
public sealed record IfStatement(IReadOnlyList<IfBranch> Branches, IReadOnlyList<Statement> Else, SourcePosition Position) : Statement(Position)
{
    /// <inheritdoc/>
    public override string Kind => "if";

    /// <inheritdoc/>
    public override IEnumerable<Node> Children => [.. Branches, .. Else];
}

/// <summary>A test and what is done if it is true.</summary>
/// <param name="Test">The test.</param>
/// <param name="Body">What is done.</param>
/// <param name="Position">Where it begins.</param>
public sealed record IfBranch(Expression Test, IReadOnlyList<Statement> Body, SourcePosition Position) : Node(Position)
{
    /// <inheritdoc/>
    public override string Kind => "if";

    /// <inheritdoc/>
    public override IEnumerable<Node> Children => [Test, .. Body];
}
