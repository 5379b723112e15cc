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
    private EvalNode Binary(BinaryExpression binary, CodeFrame frame)
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
        EvalNode left = Compile(binary.Left, frame);
        EvalNode right = Compile(binary.Right, frame);
        bool asks = state.Host.IsSandboxed;
        EvalNode node = asks ? new BinaryNode(op, left, right) : Quickest(op, left, right);
        return Fold(node, !state.Host.Intercepts(op) && IsConstant(left) && IsConstant(right), frame);
    }

    private static BinaryNode Quickest(Operator op, EvalNode left, EvalNode right) => op switch
    {
        Operator.Add => Quickest<AddIntegers>(left, right),
        Operator.Subtract => Quickest<SubtractIntegers>(left, right),
        Operator.Multiply => Quickest<MultiplyIntegers>(left, right),
        Operator.Modulo when right is ConstantNode constant && IntegerOf(constant) is { } divisor && RemainderNode.Takes(divisor) =>
            new RemainderNode(left, constant, (int)divisor),
        Operator.Modulo => Quickest<DivideForRest>(left, right),
        _ => new BinaryNode(op, left, right),
    };

    private static BinaryNode Quickest<TOperator>(EvalNode left, EvalNode right)
        where TOperator : struct, IIntegerOperator =>
        right is ConstantNode constant && IntegerOf(constant) is { } number
            ? new IntegerConstantNode<TOperator>(left, constant, number)
            : new IntegerNode<TOperator>(left, right);

    private static long? IntegerOf(ConstantNode constant) => constant.TryConstant(out Value number) && number.IsInt ? number.AsInt : null;

    private EvalNode Unary(UnaryExpression unary, CodeFrame frame)
    {
        EvalNode operand = Compile(unary.Operand, frame);
        bool isNot = unary.Operator == Syntax.Expressions.UnaryOperator.Not;
        Sign sign = unary.Operator == Syntax.Expressions.UnaryOperator.Neg ? Sign.Negate : Sign.Plus;
        EvalNode node = isNot ? new NotNode(operand) : new UnaryNode(sign, operand);
        return Fold(node, IsConstant(operand) && (isNot || !state.Host.Intercepts(sign)), frame);
    }

    private EvalNode Logical(LogicalExpression logical, CodeFrame frame)
    {
        EvalNode left = Compile(logical.Left, frame);
        if (TryTruth(left, frame, out bool truth) && truth != logical.IsAnd)
            return left;
        EvalNode right = Compile(logical.Right, frame);
        return Fold(new LogicalNode(logical.IsAnd, left, right), IsConstant(left) && IsConstant(right), frame);
    }

    private EvalNode Compare(CompareExpression compare, CodeFrame frame)
    {
        EvalNode first = Compile(compare.First, frame);
        bool isConstant = IsConstant(first);
        (Order Op, EvalNode Value)[] rest = new (Order, EvalNode)[compare.Operands.Count];
        for (int i = 0; i < rest.Length; i++)
        {
            Order op = (Order)(int)compare.Operands[i].Operator;
            EvalNode operand = Compile(compare.Operands[i].Value, frame);
            isConstant &= IsConstant(operand);
            rest[i] = (op, op is Order.In or Order.NotIn ? Container(operand) : operand);
            if (isConstant && frame.Escape.IsFixed && i + 1 < rest.Length && Fold(Comparing(first, rest[..(i + 1)]), isConstant: true, frame) is ConstantNode { IsFalse: true } decided)
                return decided;
        }

        return Fold(Comparing(first, rest), isConstant, frame);
    }

    private static EvalNode Comparing(EvalNode first, (Order Op, EvalNode Value)[] rest) =>
        rest.Length == 1 ? new CompareNode(rest[0].Op, first, rest[0].Value) : new CompareChainNode(first, rest);

    // What is written in the template holds no tasks.
    private static EvalNode Container(EvalNode node) => node is ConstantNode or ListNode or TupleNode or DictNode ? node : new SettledNode(node);

    private EvalNode Concat(ConcatExpression concat, CodeFrame frame)
    {
        EvalNode[] items = CompileAll(concat.Items, frame);
        for (int i = 0; i < items.Length && IsConstant(items[i]); i++)
            if (items[i] is not ConstantNode)
                Fold(new ConcatNode([items[i]], isPlain: true), frame.Escape.IsFixed, frame, mustSucceed: true);
        return Fold(new ConcatNode(items, !frame.Escape.IsFixed), AreConstant(items), frame, mustSucceed: true);
    }

    private EvalNode Tuple(TupleExpression tuple, CodeFrame frame)
    {
        EvalNode[] items = CompileAll(tuple.Items, frame);
        return Fold(new TupleNode(items), AreConstant(items), frame);
    }

    private EvalNode List(ListExpression list, CodeFrame frame)
    {
        EvalNode[] items = CompileAll(list.Items, frame);
        return Fold(new ListNode(items), AreConstant(items), frame);
    }

    private EvalNode Dict(DictExpression dict, CodeFrame frame)
    {
        EvalNode[] pairs = new EvalNode[dict.Pairs.Count * 2];
        for (int i = 0; i < dict.Pairs.Count; i++)
        {
            pairs[2 * i] = Compile(dict.Pairs[i].Key, frame);
            pairs[(2 * i) + 1] = Compile(dict.Pairs[i].Value, frame);
        }

        if (_folding > 0)
            RefuseUnhashable(pairs, frame);
        return Fold(new DictNode(pairs), AreConstant(pairs), frame);
    }

    // The original computes the pairs up to the first that is not constant without a net, and drops them there.
    private void RefuseUnhashable(EvalNode[] pairs, CodeFrame frame)
    {
        int constant = 0;
        bool isDoubtful = false;
        for (; constant < pairs.Length && IsConstant(pairs[constant]) && IsConstant(pairs[constant + 1]); constant += 2)
            isDoubtful |= pairs[constant] is not ConstantNode;
        if (isDoubtful)
            Fold(new DictNode(pairs[..constant]), isConstant: true, frame, mustSucceed: true);
    }

    // Nodes that are constant but no text or number: a list is a new one each time that it is used, and nothing is undefined in its own way.
    private HashSet<EvalNode>? _constants;

    // What has the same value in every render is computed now, if it is small and succeeds. What the environment computes in its own way waits.
    // What the original computes without a net fails for the whole template, wherever it stands.
    private EvalNode Fold(EvalNode node, bool isConstant, CodeFrame frame, bool mustSucceed = false)
    {
        if (!isConstant)
            return node;
        if (!state.TryEvaluate(node, frame.Escape, out Value value, out TemplateException? failure))
            return mustSucceed && frame.Escape.IsFixed && failure is OperationException or UndefinedException ? throw failure : node;
        if (!IsCollection(value) && !value.IsUndefined && value.Kind != ValueKind.Object)
            return Constant(value);
        node = node is ListNode or TupleNode or DictNode || Literal(value) is not { } literal ? node : literal;
        (_constants ??= new(ReferenceEqualityComparer.Instance)).Add(node);
        return node;
    }

    // A collection that is computed from constants stands in the template as if it were written there. Null for what cannot be written.
    private static EvalNode? Literal(Value value)
    {
        switch (value.Kind)
        {
            case ValueKind.List:
                return Literals(value.AsList.Span) is { } items ? new ListNode(items) : null;
            case ValueKind.Tuple when value.AsTuple.Names is null:
                return Literals(value.AsTuple.Span) is { } parts ? new TupleNode(parts) : null;
            case ValueKind.Dict:
                List<Value> pairs = [];
                for (int at = 0; value.AsDict.Next(ref at, out Value key, out Value item);)
                    pairs.AddRange([key, item]);
                return Literals(pairs.ToArray()) is { } nodes ? new DictNode(nodes) : null;
            default:
                return IsCollection(value) || value.IsUndefined || value.Kind == ValueKind.Object ? null : Constant(value);
        }
    }

    private static EvalNode[]? Literals(ReadOnlySpan<Value> values)
    {
        EvalNode[] nodes = new EvalNode[values.Length];
        for (int i = 0; i < nodes.Length; i++)
        {
            if (Literal(values[i]) is not { } node)
                return null;
            nodes[i] = node;
        }

        return nodes;
    }

    // The truth of a constant. What it decides is not even compiled.
    private bool TryTruth(EvalNode test, CodeFrame frame, out bool truth)
    {
        truth = false;
        if (!frame.Escape.IsFixed || !IsConstant(test) || Fold(new NotNode(test), isConstant: true, frame, mustSucceed: true) is not ConstantNode opposite)
            return false;
        opposite.TryConstant(out Value value);
        truth = !Truth.IsTrue(value);
        return true;
    }

    /// <summary>Whether an expression has the same value in every render.</summary>
    public bool IsConstant(EvalNode node) => node is ConstantNode or UnwritableNode || (_constants is not null && _constants.Contains(node));

    private bool AreConstant(EvalNode[] nodes)
    {
        foreach (EvalNode node in nodes)
            if (!IsConstant(node))
                return false;
        return true;
    }

    // A filter of the program's own runs when the template runs, as does one that asks for the context.
    private bool IsPure(string filter) => state.Host.FindFilter(filter) is NativeCallable && !ContextFilters.Contains(filter);

    private static readonly FrozenSet<string> ContextFilters = FrozenSet.ToFrozenSet(["random", "map", "select", "reject", "selectattr", "rejectattr"]);

    private static bool IsCollection(Value value) => value.Kind is ValueKind.List or ValueKind.Tuple or ValueKind.Dict or ValueKind.Set;
}
