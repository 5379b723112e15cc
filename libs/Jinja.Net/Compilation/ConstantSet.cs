using Jinja.Net.Syntax;
using Jinja.Net.Syntax.Expressions;

namespace Jinja.Net.Compilation;

/// <summary>The expressions of a template that turned out to be constant.</summary>
internal sealed class ConstantSet
{
    private readonly HashSet<Expression> _expressions = new(ReferenceEqualityComparer.Instance);

    // Literals are not kept: that they are constant shows.
    public void Add(Expression expression)
    {
        if (expression is not ConstantExpression)
            _expressions.Add(expression);
    }

    public bool Contains(Expression expression) => _expressions.Contains(expression);

    public bool ContainsAll(IEnumerable<Node> nodes)
    {
        foreach (Node node in nodes)
        {
            Node inner = node switch { OperandNode operand => operand.Value, NamedArgument argument => argument.Value, _ => node };
            if (inner is PairNode pair)
            {
                if (!ContainsAll(pair.Children))
                    return false;
                continue;
            }

            if (inner is not ConstantExpression && !(inner is Expression expression && _expressions.Contains(expression)))
                return false;
        }

        return true;
    }
}
