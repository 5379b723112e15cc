using System.Collections.Frozen;
using Jinja.Net.Compilation.Expressions;
using Jinja.Net.Runtime;
using Jinja.Net.Runtime.Values;
using Jinja.Net.Syntax;
using Jinja.Net.Syntax.Expressions;
using Operator = Jinja.Net.Runtime.Values.BinaryOperator;
using Order = Jinja.Net.Runtime.Values.ComparisonOperator;
using Sign = Jinja.Net.Runtime.Values.UnaryOperator;

namespace Jinja.Net.Compilation;

/// <summary>Operators, and the folding of constants.</summary>
internal sealed partial class ExpressionCompiler
{
    private BinaryNode Binary(BinaryExpression binary, CodeFrame frame)
    {
        Operator op = binary.Operator switch
        {
            Syntax.Expressions.BinaryOperator.Add => Operator.Add,
            Syntax.Expressions.BinaryOperator.Sub => Operator.Subtract,
            Syntax.Expressions.BinaryOperator.Mul => Operator.Multiply,
            Syntax.Expressions.BinaryOperator.Div => Operator.Divide,
            Syntax.Expressions.BinaryOperator.FloorDiv => Operator.FloorDivide,
            Syntax.Expressions.BinaryOperator.Mod => Operator.Modulo,
            _ => Operator.Power,
        };
        return new BinaryNode(op, Compile(binary.Left, frame), Compile(binary.Right, frame));
    }

    private EvalNode Unary(UnaryExpression unary, CodeFrame frame)
    {
        EvalNode operand = Compile(unary.Operand, frame);
        return unary.Operator switch
        {
            Syntax.Expressions.UnaryOperator.Not => new NotNode(operand),
            Syntax.Expressions.UnaryOperator.Neg => new UnaryNode(Sign.Negate, operand),
            _ => new UnaryNode(Sign.Plus, operand),
        };
    }

    private EvalNode Compare(CompareExpression compare, CodeFrame frame)
    {
        EvalNode first = Compile(compare.First, frame);
        (Order Op, EvalNode Value)[] rest = new (Order, EvalNode)[compare.Operands.Count];
        for (int i = 0; i < rest.Length; i++)
            rest[i] = ((Order)(int)compare.Operands[i].Operator, Compile(compare.Operands[i].Value, frame));
        return rest.Length == 1 ? new CompareNode(rest[0].Op, first, rest[0].Value) : new CompareChainNode(first, rest);
    }

    // What has the same value in every render is computed now, if it is small and succeeds. A sandbox may intercept operators, so it computes later.
    private EvalNode Fold(Expression expression, EvalNode node, CodeFrame frame)
    {
        if (!IsFoldable(expression, frame) || !_constants.ContainsAll(expression.Children))
            return node;
        if (!state.TryEvaluate(node, frame.Escape, out Value value, out TemplateException? failure))
            return expression is DictExpression && failure is OperationException unhashable ? throw unhashable : node;
        _constants.Add(expression);
        return IsCollection(value) ? node : new ConstantNode(value);
    }

    // A filter of the program's own runs when the template runs, as does one that asks for the context.
    private bool IsPure(string filter) => state.Host.FindFilter(filter) is NativeCallable && !ContextFilters.Contains(filter);

    private static readonly FrozenSet<string> ContextFilters = FrozenSet.ToFrozenSet(["random", "map", "select", "reject", "selectattr", "rejectattr"]);

    private static bool IsCollection(in Value value) => value.Kind is ValueKind.List or ValueKind.Tuple or ValueKind.Dict or ValueKind.Set;

    /// <summary>Whether an expression has the same value in every render.</summary>
    public bool IsConstant(Expression expression) => expression is ConstantExpression || _constants.Contains(expression);

    private bool IsFoldable(Expression expression, CodeFrame frame) => expression switch
    {
        BinaryExpression or UnaryExpression { Operator: not Syntax.Expressions.UnaryOperator.Not } => !state.Host.IsSandboxed,
        UnaryExpression or LogicalExpression or CompareExpression => true,
        ConcatExpression => frame.Escape.IsFixed,
        ConditionalExpression condition => condition.Else is not null,
        ListExpression or TupleExpression or DictExpression => true,
        AttributeExpression or ItemExpression { Index: not SliceExpression } or TestExpression => true,
        FilterExpression filter => frame.Escape.IsFixed && filter.Target is not null && IsPure(filter.Name),
        _ => false,
    };
}
