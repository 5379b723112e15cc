using System.Runtime.CompilerServices;

namespace Jinja.Net.Syntax;

/// <summary>Goes through a syntax tree. Override <see cref="Visit"/>, look at the nodes that matter, and let the base go on with their children.</summary>
/// <example>
/// <code>
/// sealed class FilterCounter : NodeVisitor
/// {
///     public int Count { get; private set; }
///
///     public override void Visit(Node node)
///     {
///         if (node is FilterExpression) Count++;
///         base.Visit(node);
///     }
/// }
/// </code>
/// </example>
/// <remarks>Mirrors <c>jinja2.visitor.NodeVisitor</c>.</remarks>
public abstract class NodeVisitor
{
    /// <summary>Visits a node; here its children, in the order of the source.</summary>
    /// <param name="node">The node.</param>
    /// <exception cref="InsufficientExecutionStackException">The tree is deeper than the stack allows.</exception>
    public virtual void Visit(Node node)
    {
        ArgumentNullException.ThrowIfNull(node);
        RuntimeHelpers.EnsureSufficientExecutionStack();
        foreach (Node child in node.Children)
            Visit(child);
    }
}
