using Jinja.Net.Compilation.Expressions;
using Jinja.Net.Runtime;
using Jinja.Net.Runtime.Values;
using Jinja.Net.Syntax;
using Jinja.Net.Syntax.Expressions;

namespace Jinja.Net.Compilation;

/// <summary>Attributes, items, calls, filters and tests.</summary>
internal sealed partial class ExpressionCompiler
{
    private EvalNode Attribute(AttributeExpression attribute, CodeFrame frame)
    {
        if (attribute.Target is NameExpression { Name: not "loop" } name && IsLocal(name.Name, frame, out int slot))
            return new LocalAttributeNode(slot, name.Name, attribute.Name);
        EvalNode target = Compile(attribute.Target, frame);
        if (target is LocalNode)
            return new LoopAttributeNode(target, attribute.Name, state.Host.IsSandboxed);
        return Fold(new AttributeNode(target, attribute.Name), IsConstant(target), frame);
    }

    private EvalNode Item(ItemExpression item, CodeFrame frame)
    {
        EvalNode target = Compile(item.Target, frame);
        if (item.Index is SliceExpression slice)
        {
            EvalNode[] parts = [target, Bound(slice.Start, frame), Bound(slice.Stop, frame), Bound(slice.Step, frame)];
            return Fold(new SliceNode(parts), AreConstant(parts), frame);
        }

        EvalNode index = item.Index is TupleExpression tuple ? TupleOfIndexes(tuple, frame) : Compile(item.Index, frame);
        return Fold(new ItemNode(target, index), IsConstant(target) && IsConstant(index), frame);
    }

    private EvalNode TupleOfIndexes(TupleExpression tuple, CodeFrame frame)
    {
        foreach (Expression index in tuple.Items)
            if (index is SliceExpression)
                throw state.Refuse("a slice can only stand alone in a subscript", index);
        return Compile(tuple, frame);
    }

    private EvalNode Bound(Expression? bound, CodeFrame frame) => Optional(bound, frame) ?? new ConstantNode(Value.None);

    private EvalNode? Optional(Expression? expression, CodeFrame frame) => expression is null ? null : Compile(expression, frame);

    /// <summary>A call, with the body of a call block as an argument more.</summary>
    public EvalNode Call(CallExpression call, CodeFrame frame, EvalNode? caller = null)
    {
        state.KeepsRender = true;
        if (caller is null && call.Callee is AttributeExpression method)
            return new MethodCallNode(Compile(method.Target, frame), method.Name, Arguments(call.Arguments, call, frame, null, out _), SetSoFar(frame));
        return new CallNode(Compile(call.Callee, frame), Arguments(call.Arguments, call, frame, caller, out _), SetSoFar(frame));
    }

    private LocalsNode? SetSoFar(CodeFrame frame) => frame.SetNames is { Count: > 0 } names
        ? new LocalsNode([.. names.Select(name => (name, Read(name, frame, isRaw: true)))])
        : null;

    /// <summary>The filters of a block; the innermost takes the block's text.</summary>
    public EvalNode BlockFilter(FilterExpression outermost, CodeFrame frame, EvalNode blockText)
    {
        Stack<FilterExpression> filters = new();
        for (FilterExpression? filter = outermost; filter is not null; filter = filter.Target as FilterExpression)
            filters.Push(filter);
        EvalNode node = blockText;
        while (filters.TryPop(out FilterExpression? filter))
            node = Bind(FindFilter(filter, frame), filters.Count % GuardEvery == 0 ? new DepthGuardNode(node) : node, filter.Arguments, filter, frame, out _);
        return node;
    }

    // Of several unknown names the outermost is told.
    private EvalNode Filter(FilterExpression filter, CodeFrame frame)
    {
        Callable callable = FindFilter(filter, frame);
        EvalNode node = Bind(callable, Compile(filter.Target!, frame), filter.Arguments, filter, frame, out bool isConstant);
        return Fold(node, isConstant && frame.Escape.IsFixed && IsPure(filter.Name), frame);
    }

    private Callable FindFilter(FilterExpression filter, CodeFrame frame)
    {
        Callable? callable = state.Host.FindFilter(filter.Name);
        if (callable is null)
            state.ReportUnknown("filter", filter.Name, filter, frame.IsSoft);
        return callable ?? new UnknownCallable("filter", filter.Name, state.BlockLine);
    }

    private EvalNode Test(TestExpression test, CodeFrame frame)
    {
        Callable? callable = state.Host.FindTest(test.Name);
        if (callable is null)
            state.ReportUnknown("test", test.Name, test, frame.IsSoft);
        EvalNode target = Compile(test.Target, frame);
        EvalNode node = Bind(callable ?? new UnknownCallable("test", test.Name, state.BlockLine), target, test.Arguments, test, frame, out bool isConstant);
        return Fold(node, isConstant, frame);
    }

    // Constant arguments of a built-in are put in order now; what is wrong with them is an error when it runs.
    private EvalNode Bind(Callable callable, EvalNode target, ArgumentList list, Node owner, CodeFrame frame, out bool isConstant)
    {
        isConstant = IsConstant(target);
        NativeCallable? native = callable is NativeCallable builtin && BoundFilterNode.Fits(builtin.Signature.FixedCount) ? builtin : null;
        if (native is not null && TryLiterals(list, owner, out ReadOnlySpan<Value> literals, out string[] names) && native.TryBind(literals, names, out Value[] bound))
            return new BoundFilterNode(native, target, bound);
        ArgumentsNode arguments = Arguments(list, owner, frame, null, out bool areConstant);
        isConstant &= areConstant;
        state.KeepsRender |= native is null;
        return native is not null && arguments.TryConstants(out Value[] given) && native.TryBind(given, arguments.Names, out bound)
            ? new BoundFilterNode(native, target, bound)
            : new FilterNode(callable, target, arguments);
    }

    // Arguments that are literals need no nodes. Before them stands what the filter is applied to, as none.
    private bool TryLiterals(ArgumentList list, Node owner, out ReadOnlySpan<Value> literals, out string[] names)
    {
        int positional = list.Positional.Count, named = list.Named.Count;
        Span<Value> given = state.Arguments(1 + positional + named);
        literals = given;
        names = named == 0 ? [] : new string[named];
        given[0] = Value.None;
        if (list.Spread is not null || list.SpreadNamed is not null)
            return false;
        RefuseRepeated(list.Named, owner);
        for (int i = 0; i < positional; i++)
            if (!TryLiteral(list.Positional[i], out given[1 + i]))
                return false;
        for (int i = 0; i < named; i++)
        {
            names[i] = list.Named[i].Name;
            if (!TryLiteral(list.Named[i].Value, out given[1 + positional + i]))
                return false;
        }

        return true;
    }

    private static bool TryLiteral(Expression expression, out Value value)
    {
        value = expression is ConstantExpression constant ? ValueOf(constant.Value) : default;
        return !value.IsMissing;
    }

    private ArgumentsNode Arguments(ArgumentList list, Node owner, CodeFrame frame, EvalNode? caller, out bool areConstant)
    {
        RefuseRepeated(list.Named, owner);
        int positional = list.Positional.Count, named = list.Named.Count, more = caller is null ? 0 : 1;
        EvalNode[] values = new EvalNode[positional + named + more];
        string[] names = named + more == 0 ? [] : new string[named + more];
        for (int i = 0; i < positional; i++)
            values[i] = Compile(list.Positional[i], frame);
        for (int i = 0; i < named; i++)
            (names[i], values[positional + i]) = (list.Named[i].Name, Compile(list.Named[i].Value, frame));
        if (caller is not null)
            (names[^1], values[^1]) = ("caller", caller);
        EvalNode? spread = Optional(list.Spread, frame);
        EvalNode? spreadNamed = Optional(list.SpreadNamed, frame);
        areConstant = AreConstant(values) && (spread is null || IsConstant(spread)) && (spreadNamed is null || IsConstant(spreadNamed));
        return new ArgumentsNode(values, names, spread, spreadNamed);
    }

    private void RefuseRepeated(IReadOnlyList<NamedArgument> named, Node owner)
    {
        if (named.Count < 2)
            return;
        HashSet<string> seen = new(StringComparer.Ordinal);
        for (int i = 0; i < named.Count; i++)
            if (!seen.Add(named[i].Name))
                throw state.Refuse($"keyword argument repeated: {named[i].Name}", owner);
    }
}
