using Jinja.Net.Runtime;
using Jinja.Net.Runtime.Values;

namespace Jinja.Net.Compilation.Expressions;

/// <summary><c>[a, b]</c></summary>
internal sealed class ListNode(EvalNode[] items) : EvalNode
{
    public override Value Eval(Frame frame) => Value.List(new PyList(Items.All(frame, items)));
}

/// <summary><c>(a, b)</c></summary>
internal sealed class TupleNode(EvalNode[] items) : EvalNode
{
    public override Value Eval(Frame frame) => Value.Tuple(new PyTuple(Items.All(frame, items)));
}

/// <summary><c>{a: b}</c></summary>
internal sealed class DictNode((EvalNode Key, EvalNode Value)[] pairs) : EvalNode
{
    public override Value Eval(Frame frame)
    {
        (Value Key, Value Value)[] items = new (Value, Value)[pairs.Length];
        for (int i = 0; i < items.Length; i++)
            items[i] = (pairs[i].Key.Eval(frame), pairs[i].Value.Eval(frame));
        PyDict dict = new(pairs.Length);
        foreach ((Value key, Value value) in items)
            dict[key] = value;
        return Value.Dict(dict);
    }
}

/// <summary>Evaluates several expressions.</summary>
internal static class Items
{
    public static Value[] All(Frame frame, EvalNode[] nodes)
    {
        Value[] values = new Value[nodes.Length];
        for (int i = 0; i < nodes.Length; i++)
            values[i] = nodes[i].Eval(frame);
        return values;
    }
}
