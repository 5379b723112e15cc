using Jinja.Net.Runtime;
using Jinja.Net.Runtime.Values;

namespace Jinja.Net.Compilation.Expressions;

/// <summary><c>[a, b]</c></summary>
internal sealed class ListNode(EvalNode[] items) : ManyOperandsNode(items)
{
    protected override Value Apply(Frame frame, Value[] values) => Value.List(new PyList(values));
}

/// <summary><c>(a, b)</c></summary>
internal sealed class TupleNode(EvalNode[] items) : ManyOperandsNode(items)
{
    protected override Value Apply(Frame frame, Value[] values) => Value.Tuple(new PyTuple(values));
}

/// <summary><c>{a: b}</c></summary>
/// <param name="keysAndValues">Each key before its value.</param>
internal sealed class DictNode(EvalNode[] keysAndValues) : ManyOperandsNode(keysAndValues)
{
    protected override Value Apply(Frame frame, Value[] values)
    {
        PyDict dict = new(values.Length / 2);
        for (int i = 0; i < values.Length; i += 2)
            dict[values[i]] = values[i + 1];
        return Value.Dict(dict);
    }
}
