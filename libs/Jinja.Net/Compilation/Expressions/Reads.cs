using Jinja.Net.Runtime;
using Jinja.Net.Runtime.Values;

namespace Jinja.Net.Compilation.Expressions;

/// <summary>A constant.</summary>
internal sealed class ConstantNode(Value value) : EvalNode
{
    public bool IsFalse => value.Kind == ValueKind.Bool && !value.AsBool;

    public override Value Eval(Frame frame) => value;

    public override bool TryConstant(out Value constant)
    {
        constant = value;
        return true;
    }
}

/// <summary>A number that Python cannot write down (<c>1e999</c>): it can be computed with beforehand and printed, but not be met in a render.</summary>
internal sealed class UnwritableNode(Value value) : EvalNode
{
    public override Value Eval(Frame frame) => frame.IsForConstants ? value : throw Unwritable();

    public override bool TryConstant(out Value constant)
    {
        constant = value;
        return true;
    }

    private OperationException Unwritable() => new("NameError", $"name '{(double.IsNaN(value.AsDouble) ? "nan" : "inf")}' is not defined");
}

/// <summary>A variable of the running function.</summary>
internal sealed class LocalNode(int slot, string name) : EvalNode
{
    public int Slot => slot;

    public string Name => name;

    public override Value Eval(Frame frame)
    {
        ref Value value = ref frame.Local(slot);
        if (value.IsPending)
            return frame.AwaitIn(ref value);
        return value.IsMissing ? frame.Undefined(name) : value;
    }
}

/// <summary>A variable of a function around the running one.</summary>
internal sealed class OuterNode(int hops, int slot, string name) : EvalNode
{
    public override Value Eval(Frame frame)
    {
        Activation activation = frame.Closure!;
        for (int i = 1; i < hops; i++)
            activation = activation.Parent!;
        ref Value value = ref activation.Slots[slot];
        if (value.IsPending)
            return frame.AwaitIn(ref value);
        return value.IsMissing ? frame.Undefined(name) : value;
    }
}

/// <summary>A name that the context knows or does not.</summary>
internal sealed class NameNode(int index, string name) : EvalNode
{
    public override Value Eval(Frame frame)
    {
        Value value = frame.Name(index);
        if (value.IsPending)
            return index < frame.Names.Length ? frame.AwaitIn(ref frame.Names[index]) : frame.Await(value);
        return value.IsMissing ? frame.Undefined(name) : value;
    }
}

/// <summary>The running context, for functions of extensions.</summary>
internal sealed class ContextNode : EvalNode
{
    public override Value Eval(Frame frame) => Value.Object(frame.RenderContext);
}
