namespace Jinja.Net.Syntax.Statements;

/// <summary><c>{% with a = 1, b = 2 %}…{% endwith %}</c></summary>
/// <param name="Targets">The targets.</param>
/// <param name="Values">Their values, as many.</param>
/// <param name="Body">What sees them.</param>
/// <param name="Position">Where it begins.</param>
public sealed record WithStatement(
    IReadOnlyList<Expression> Targets, IReadOnlyList<Expression> Values, IReadOnlyList<Statement> Body, SourcePosition Position) : Statement(Position)
{
    /// <inheritdoc/>
    public override string Kind => "with";

    /// <inheritdoc/>
    public override IEnumerable<Node> Children => [.. Targets, .. Values, .. Body];
}

/// <summary><c>{% autoescape value %}…{% endautoescape %}</c></summary>
/// <param name="Value">Whether to escape.</param>
/// <param name="Body">Where.</param>
/// <param name="Position">Where it begins.</param>
public sealed record AutoEscapeStatement(Expression Value, IReadOnlyList<Statement> Body, SourcePosition Position) : Statement(Position)
{
    /// <inheritdoc/>
    public override string Kind => "scopedevalcontextmodifier";

    /// <inheritdoc/>
    public override IEnumerable<Node> Children => [Value, .. Body];
}

/// <summary>Statements whose new variables end with them; what an extension wraps a body in.</summary>
/// <param name="Body">The statements.</param>
/// <param name="Position">Where it begins.</param>
public sealed record ScopeStatement(IReadOnlyList<Statement> Body, SourcePosition Position) : Statement(Position)
{
    /// <inheritdoc/>
    public override string Kind => "scope";

    /// <inheritdoc/>
    public override IEnumerable<Node> Children => Body;
}

/// <summary>Statements in place of one, in the scope that they stand in.</summary>
/// <param name="Body">The statements.</param>
/// <param name="Position">Where it begins.</param>
public sealed record GroupStatement(IReadOnlyList<Statement> Body, SourcePosition Position) : Statement(Position)
{
    /// <inheritdoc/>
    public override string Kind => "group";

    /// <inheritdoc/>
    public override IEnumerable<Node> Children => Body;
}
