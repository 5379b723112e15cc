using Jinja.Net.Syntax.Expressions;

namespace Jinja.Net.Syntax.Statements;

/// <summary>The parameters of a macro or a call block.</summary>
/// <param name="Names">Their names.</param>
/// <param name="Defaults">The defaults of the last ones, in order.</param>
public sealed record Signature(IReadOnlyList<NameExpression> Names, IReadOnlyList<Expression> Defaults)
{
    /// <summary>No parameters.</summary>
    public static Signature Empty { get; } = new([], []);
}

/// <summary><c>{% macro name(parameters) %}…{% endmacro %}</c></summary>
/// <param name="Name">The macro's name.</param>
/// <param name="Signature">Its parameters.</param>
/// <param name="Body">What it prints.</param>
/// <param name="Position">Where it begins.</param>
public sealed record MacroStatement(string Name, Signature Signature, IReadOnlyList<Statement> Body, SourcePosition Position) : Statement(Position)
{
    /// <inheritdoc/>
    public override string Kind => "macro";

    /// <inheritdoc/>
    public override IEnumerable<Node> Children => [.. Signature.Names, .. Signature.Defaults, .. Body];
}

/// <summary><c>{% call(parameters) callee(arguments) %}…{% endcall %}</c></summary>
/// <param name="Call">The call, which gets the body as <c>caller</c>.</param>
/// <param name="Signature">The parameters of the body.</param>
/// <param name="Body">What <c>caller()</c> prints.</param>
/// <param name="Position">Where it begins.</param>
public sealed record CallBlockStatement(CallExpression Call, Signature Signature, IReadOnlyList<Statement> Body, SourcePosition Position) : Statement(Position)
{
    /// <inheritdoc/>
    public override string Kind => "callblock";

    /// <inheritdoc/>
    public override IEnumerable<Node> Children => [Call, .. Signature.Names, .. Signature.Defaults, .. Body];
}

/// <summary><c>{% filter name(arguments) %}…{% endfilter %}</c></summary>
/// <param name="Filter">The filters; the innermost has no target.</param>
/// <param name="Body">What goes through them.</param>
/// <param name="Position">Where it begins.</param>
public sealed record FilterBlockStatement(FilterExpression Filter, IReadOnlyList<Statement> Body, SourcePosition Position) : Statement(Position)
{
    /// <inheritdoc/>
    public override string Kind => "filterblock";

    /// <inheritdoc/>
    public override IEnumerable<Node> Children => [Filter, .. Body];
}
