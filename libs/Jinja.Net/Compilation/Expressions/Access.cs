using Jinja.Net.Runtime;
using Jinja.Net.Runtime.Values;

namespace Jinja.Net.Compilation.Expressions;

/// <summary><c>a.b</c></summary>
internal sealed class AttributeNode(EvalNode target, string name) : EvalNode, IResumable
{
    private MemberSite _site;

    public override Value Eval(Frame frame)
    {
        Value value = target.Eval(frame);
        return value.IsPending ? frame.SuspendEval(this) : frame.Ready(_site.Get(frame, value, name));
    }

    public Value Resume(Frame frame, int stage, object? state, Value value) => frame.Ready(_site.Get(frame, value, name));
}

/// <summary><c>loop.index</c> and its like, without a look-up by name.</summary>
/// <param name="target">The loop.</param>
/// <param name="name">The attribute.</param>
/// <param name="asks">Whether the environment is asked about every attribute, as a sandbox is.</param>
internal sealed class LoopAttributeNode(EvalNode target, string name, bool asks) : EvalNode, IResumable
{
    private enum Attribute : byte
    {
        Other,
        Index,
        Index0,
        First,
        Last,
        Length,
    }

    private readonly Attribute _attribute = asks ? Attribute.Other : name switch
    {
        "index" => Attribute.Index,
        "index0" => Attribute.Index0,
        "first" => Attribute.First,
        "last" => Attribute.Last,
        "length" => Attribute.Length,
        _ => Attribute.Other,
    };

    public override Value Eval(Frame frame)
    {
        Value value = target.Eval(frame);
        return value.IsPending ? frame.SuspendEval(this, AtTarget) : Of(frame, value);
    }

    public Value Resume(Frame frame, int stage, object? state, Value value) => stage == AtTarget ? Of(frame, value) : Read(frame, (Value)state!);

    private const int AtTarget = 0, AtLoop = 1;

    private Value Of(Frame frame, Value value)
    {
        if (frame.CanWait && value.O is LoopContext loop && loop.Prepare(name).IsPending)
            return frame.SuspendEval(this, AtLoop, value);
        return Read(frame, value);
    }

    private Value Read(Frame frame, Value value)
    {
        if (value.O is not LoopContext loop)
            return frame.Ready(frame.Environment.GetAttribute(frame, value, name));
        return _attribute switch
        {
            Attribute.Index => Value.Int(loop.Index0 + 1),
            Attribute.Index0 => Value.Int(loop.Index0),
            Attribute.First => Value.Bool(loop.Index0 == 0),
            Attribute.Last => Value.Bool(loop.IsLast()),
            Attribute.Length => Value.Int(loop.Length()),
            _ => frame.Environment.GetAttribute(frame, value, name),
        };
    }
}

/// <summary><c>a[b]</c></summary>
internal sealed class ItemNode(EvalNode target, EvalNode index) : TwoOperandsNode(target, index)
{
    protected override Value Apply(Frame frame, Value first, Value second) =>
        frame.Ready(frame.Environment.GetItem(frame, first, second));
}

/// <summary><c>a[b:c:d]</c></summary>
/// <param name="parts">The value, where the slice begins, where it ends, and its step.</param>
internal sealed class SliceNode(EvalNode[] parts) : ManyOperandsNode(parts)
{
    protected override Value Apply(Frame frame, Value[] values)
    {
        try
        {
            return Subscript.Slice(frame, values[0], values[1], values[2], values[3]);
        }
        catch (OperationException error) when (frame.IsForConstants && error.ErrorClass == "TypeError")
        {
            // A part of constants that cannot be taken is undefined; only one that is taken at a render is an error.
            return MemberAccess.MissingItem(frame, values[0], SliceKey.Of(values[1], values[2], values[3]));
        }
    }
}
