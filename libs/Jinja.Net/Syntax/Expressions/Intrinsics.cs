namespace Jinja.Net.Syntax.Expressions;

/// <summary>The context that the template runs in, as extensions pass it to functions of theirs.</summary>
/// <param name="Position">Where it is asked for.</param>
public sealed record ContextExpression(SourcePosition Position) : Expression(Position)
{
    /// <inheritdoc/>
    public override string Kind => "contextreference";
}

/// <summary>An expression whose text is safe where autoescaping is on, as the results of translations are.</summary>
/// <param name="Value">The text.</param>
/// <param name="Position">Where it begins.</param>
public sealed record SafeIfAutoEscape(Expression Value, SourcePosition Position) : Expression(Position)
{
    /// <inheritdoc/>
    public override string Kind => "marksafeifautoescape";

    /// <inheritdoc/>
    public override IEnumerable<Node> Children => [Value];
}

/// <summary>A variable of the environment's globals, whatever the template calls by that name.</summary>
/// <param name="Name">The global's name.</param>
/// <param name="Position">Where it is asked for.</param>
public sealed record GlobalExpression(string Name, SourcePosition Position) : Expression(Position)
{
    /// <inheritdoc/>
    public override string Kind => "importedname";
}

/// <summary>A method of an extension, called while the template runs.</summary>
/// <param name="Call">What is called with the values of <paramref name="Arguments"/>.</param>
/// <param name="Arguments">The arguments.</param>
/// <param name="Position">Where it is called.</param>
public sealed record ExtensionCall(Func<IReadOnlyList<object?>, object?> Call, IReadOnlyList<Expression> Arguments, SourcePosition Position)
    : Expression(Position)
{
    /// <inheritdoc/>
    public override string Kind => "extensionattribute";

    /// <inheritdoc/>
    public override IEnumerable<Node> Children => Arguments;
}
