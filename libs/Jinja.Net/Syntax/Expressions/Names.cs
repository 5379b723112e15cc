namespace Jinja.Net.Syntax.Expressions;

/// <summary>A variable.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Position">Where it stands.</param>
public sealed record NameExpression(string Name, SourcePosition Position) : Expression(Position)
{
    /// <inheritdoc/>
    public override string Kind => "name";

    /// <inheritdoc/>
    public override bool CanAssign => true;
}

/// <summary>An attribute of a namespace as the target of an assignment: <c>ns.found</c>.</summary>
/// <param name="Name">The variable that holds the namespace.</param>
/// <param name="Attribute">The attribute.</param>
/// <param name="Position">Where it stands.</param>
public sealed record NamespaceTarget(string Name, string Attribute, SourcePosition Position) : Expression(Position)
{
    /// <inheritdoc/>
    public override string Kind => "nsref";

    /// <inheritdoc/>
    public override bool CanAssign => true;
}
