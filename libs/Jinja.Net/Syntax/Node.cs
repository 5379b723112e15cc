namespace Jinja.Net.Syntax;

/// <summary>A part of a template's syntax tree. Nodes are immutable and know where they began.</summary>
/// <param name="Position">Where the node begins.</param>
/// <remarks>Mirrors <c>jinja2.nodes.Node</c>.</remarks>
public abstract record Node(SourcePosition Position)
{
    /// <summary>The line on which the node begins, counted from 1.</summary>
    public int Line => Position.Line;

    /// <summary>The original's name of this kind of node in small letters, as error messages have it: <c>const</c>, <c>getattr</c>.</summary>
    public abstract string Kind { get; }

    /// <summary>The nodes directly inside this one, in the order of the source.</summary>
    public virtual IEnumerable<Node> Children => [];

    /// <summary>Every node below this one, outer before inner, in the order of the source. Deep trees are fine.</summary>
    /// <returns>The nodes, without this one.</returns>
    public IEnumerable<Node> Descendants()
    {
        Stack<Node> waiting = new(Children.Reverse());
        while (waiting.TryPop(out Node? node))
        {
            yield return node;
            foreach (Node child in node.Children.Reverse())
                waiting.Push(child);
        }
    }

    /// <summary>The kind of the node; a whole tree may be too deep to print.</summary>
    public sealed override string ToString() => $"{GetType().Name} (line {Line})";
}

/// <summary>A node that has a value.</summary>
/// <param name="Position">Where the node begins.</param>
public abstract record Expression(SourcePosition Position) : Node(Position)
{
    /// <summary>Whether the expression can stand on the left of an assignment.</summary>
    public virtual bool CanAssign => false;
}

/// <summary>A node that does something.</summary>
/// <param name="Position">Where the node begins.</param>
public abstract record Statement(SourcePosition Position) : Node(Position);

/// <summary>A whole template.</summary>
/// <param name="Body">Its statements.</param>
public sealed record TemplateNode(IReadOnlyList<Statement> Body) : Node(new SourcePosition(1))
{
    /// <inheritdoc/>
    public override string Kind => "template";

    // Known of one body only: a copy of the node may have another.
    private readonly IReadOnlyList<Statement>? _searched;
    private readonly SpecialNames _mentions = SpecialNames.All;

    /// <summary>The special names that may stand in the template.</summary>
    internal SpecialNames Mentions
    {
        get => ReferenceEquals(_searched, Body) ? _mentions : SpecialNames.All;
        init => (_searched, _mentions) = (Body, value);
    }

    /// <inheritdoc/>
    public override IEnumerable<Node> Children => Body;
}
