namespace Jinja.Net.Syntax.Statements;

/// <summary><c>{% extends template %}</c></summary>
/// <param name="Template">The parent's name, or the parent itself.</param>
/// <param name="Position">Where it begins.</param>
public sealed record ExtendsStatement(Expression Template, SourcePosition Position) : Statement(Position)
{
    /// <inheritdoc/>
    public override string Kind => "extends";

    /// <inheritdoc/>
    public override IEnumerable<Node> Children => [Template];
}

/// <summary><c>{% block name scoped required %}…{% endblock %}</c></summary>
/// <param name="Name">The block's name.</param>
/// <param name="Body">What it prints where no child says otherwise.</param>
/// <param name="IsScoped">Whether it sees the variables around it.</param>
/// <param name="IsRequired">Whether a child must fill it.</param>
/// <param name="Position">Where it begins.</param>
public sealed record BlockStatement(string Name, IReadOnlyList<Statement> Body, bool IsScoped, bool IsRequired, SourcePosition Position) : Statement(Position)
{
    /// <inheritdoc/>
    public override string Kind => "block";

    /// <inheritdoc/>
    public override IEnumerable<Node> Children => Body;
}
