using Jinja.Net.Compilation.Expressions;
using Jinja.Net.Runtime;
using Jinja.Net.Syntax;
using Jinja.Net.Syntax.Expressions;

namespace Jinja.Net.Compilation;

/// <summary>Attributes, items, calls, filters and tests.</summary>
internal sealed partial class ExpressionCompiler
{
    private EvalNode Attribute(AttributeExpression attribute, CodeFrame frame)
    {
        EvalNode target = Compile(attribute.Target, frame);
        return attribute.Target is NameExpression { Name: "loop" } ? new LoopAttributeNode(target, attribute.Name) : new AttributeNode(target, attribute.Name);
    }

    private EvalNode Item(ItemExpression item, CodeFrame frame)
    {
        EvalNode target = Compile(item.Target, frame);
        if (item.Index is not SliceExpression slice)
            return new ItemNode(target, item.Index is TupleExpression tuple ? TupleOfIndexes(tuple, frame) : Compile(item.Index, frame));
        return new SliceNode(target, Optional(slice.Start, frame), Optional(slice.Stop, frame), Optional(slice.Step, frame));
    }

    private EvalNode TupleOfIndexes(TupleExpression tuple, CodeFrame frame)
    {
        foreach (Expression index in tuple.Items)
            if (index is SliceExpression)
                throw state.Fail("a slice can only stand alone in a subscript", index);
        return Compile(tuple, frame);
    }

    private EvalNode? Optional(Expression? expression, CodeFrame frame) => expression is null ? null : Compile(expression, frame);

    /// <summary>A call, with the body of a call block as an argument more.</summary>
    public EvalNode Call(CallExpression call, CodeFrame frame, EvalNode? caller = null)
    {
        if (caller is null && call.Callee is AttributeExpression method)
            return new MethodCallNode(Compile(method.Target, frame), method.Name, Arguments(call.Arguments, call, frame, null));
        return new CallNode(Compile(call.Callee, frame), Arguments(call.Arguments, call, frame, caller));
    }

    /// <summary>The filters of a block; the innermost takes the block's text.</summary>
    public EvalNode BlockFilter(FilterExpression outermost, CodeFrame frame, EvalNode blockText)
    {
        Stack<FilterExpression> filters = new();
        for (FilterExpression? filter = outermost; filter is not null; filter = filter.Target as FilterExpression)
            filters.Push(filter);
        EvalNode node = blockText;
        while (filters.TryPop(out FilterExpression? filter))
            node = Filter(filter, filters.Count % GuardEvery == 0 ? new DepthGuardNode(node) : node, frame);
        return node;
    }

    private FilterNode Filter(FilterExpression filter, EvalNode target, CodeFrame frame)
    {
        Callable? callable = state.Host.FindFilter(filter.Name);
        if (callable is null)
            state.ReportUnknown("filter", filter.Name, filter, frame.IsSoft);
        return new FilterNode(callable ?? new UnknownCallable("filter", filter.Name), target, Arguments(filter.Arguments, filter, frame, null));
    }

    private FilterNode Test(TestExpression test, CodeFrame frame)
    {
        EvalNode target = Compile(test.Target, frame);
        Callable? callable = state.Host.FindTest(test.Name);
        if (callable is null)
            state.ReportUnknown("test", test.Name, test, frame.IsSoft);
        return new FilterNode(callable ?? new UnknownCallable("test", test.Name), target, Arguments(test.Arguments, test, frame, null));
    }

    private ArgumentsNode Arguments(ArgumentList list, Node owner, CodeFrame frame, EvalNode? caller)
    {
        HashSet<string>? seen = null;
        foreach (NamedArgument argument in list.Named)
            if (!(seen ??= new(StringComparer.Ordinal)).Add(argument.Name))
                throw state.Refuse($"keyword argument repeated: {argument.Name}", owner);
        List<EvalNode> values = [.. CompileAll(list.Positional, frame), .. list.Named.Select(argument => Compile(argument.Value, frame))];
        List<string> names = [.. list.Named.Select(static argument => argument.Name)];
        if (caller is not null)
        {
            values.Add(caller);
            names.Add("caller");
        }

        return new ArgumentsNode([.. values], [.. names], Optional(list.Spread, frame), Optional(list.SpreadNamed, frame));
    }
}
