namespace Jinja.Net.Syntax.Statements;

/// <summary><c>{% include template ignore missing without context %}</c></summary>
/// <param name="Template">A name, a list of names, or a template.</param>
/// <param name="WithContext">Whether the included template sees the variables of this one.</param>
/// <param name="IgnoreMissing">Whether a template that is not found prints nothing.</param>
/// <param name="Position">Where it begins.</param>
public sealed record IncludeStatement(Expression Template, bool WithContext, bool IgnoreMissing, SourcePosition Position) : Statement(Position)
{
    /// <inheritdoc/>
    public override string Kind => "include";

    /// <inheritdoc/>
    public override IEnumerable<Node> Children => [Template];
}

/// <summary><c>{% import template as name with context %}</c></summary>
/// <param name="Template">A name or a template.</param>
/// <param name="Target">The variable for what it exports.</param>
/// <param name="WithContext">Whether the imported template sees the variables of this one.</param>
/// <param name="Position">Where it begins.</param>
public sealed record ImportStatement(Expression Template, string Target, bool WithContext, SourcePosition Position) : Statement(Position)
{
    /// <inheritdoc/>
    public override string Kind => "import";

    /// <inheritdoc/>
    public override IEnumerable<Node> Children => [Template];
}

/// <summary><c>{% from template import name as alias, name %}</c></summary>
/// <param name="Template">A name or a template.</param>
/// <param name="Names">What is imported, and under which name.</param>
/// <param name="WithContext">Whether the imported template sees the variables of this one.</param>
/// <param name="Position">Where it begins.</param>
public sealed record FromImportStatement(Expression Template, IReadOnlyList<ImportedName> Names, bool WithContext, SourcePosition Position) : Statement(Position)
{
    /// <inheritdoc/>
    public override string Kind => "fromimport";

    /// <inheritdoc/>
    public override IEnumerable<Node> Children => [Template];
}

/// <summary>A name that one template takes from another.</summary>
/// <param name="Name">The name there.</param>
/// <param name="Alias">The name here.</param>
public readonly record struct ImportedName(string Name, string Alias);
