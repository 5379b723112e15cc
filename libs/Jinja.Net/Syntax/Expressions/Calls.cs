namespace Jinja.Net.Syntax.Expressions;

/// <summary>The arguments of a call, a filter or a test.</summary>
/// <param name="Positional">Arguments by position.</param>
/// <param name="Named">Arguments by name.</param>
/// <param name="Spread">What follows a single star, if anything.</param>
/// <param name="SpreadNamed">What follows a double star, if anything.</param>
public sealed record ArgumentList(
    IReadOnlyList<Expression> Positional, IReadOnlyList<NamedArgument> Named, Expression? Spread = null, Expression? SpreadNamed = null)
{
    /// <summary>No arguments.</summary>
    public static ArgumentList Empty { get; } = new([], []);

    /// <summary>Every node among the arguments.</summary>
    public IEnumerable<Node> Children
    {
        get
        {
            if (ReferenceEquals(this, Empty))
                return [];
            IEnumerable<Node> written = Positional.Concat<Node>(Named);
            return written.Concat(new Node?[] { Spread, SpreadNamed }.OfType<Node>());
        }
    }
}

/// <summary>An argument that is given by name: <c>name=value</c>.</summary>
/// <param name="Name">The name.</param>
/// <param name="Value">The value.</param>
/// <param name="Position">Where it begins.</param>
public sealed record NamedArgument(string Name, Expression Value, SourcePosition Position) : Node(Position)
{
    /// <inheritdoc/>
    public override string Kind => "keyword";

    /// <inheritdoc/>
    public override IEnumerable<Node> Children => [Value];
}

/// <summary>A call: <c>a(b, c=d)</c>.</summary>
/// <param name="Callee">What is called.</param>
/// <param name="Arguments">With what.</param>
/// <param name="Position">Where the parenthesis opens.</param>
public sealed record CallExpression(Expression Callee, ArgumentList Arguments, SourcePosition Position) : Expression(Position)
{
    /// <inheritdoc/>
    public override string Kind => "call";

    /// <inheritdoc/>
    public override IEnumerable<Node> Children => [Callee, .. Arguments.Children];
}
