using Jinja.Net.Runtime;
using Jinja.Net.Runtime.Values;

namespace Jinja.Net.Compilation.Expressions;

/// <summary><c>a.b</c></summary>
internal sealed class AttributeNode(EvalNode target, string name) : EvalNode
{
    private MemberSite _site;

    public override Value Eval(Frame frame) => Awaiting.Ready(_site.Get(frame, target.Eval(frame), name));
}

/// <summary><c>loop.index</c> and its like, without a look-up by name.</summary>
/// <param name="target">The loop.</param>
/// <param name="name">The attribute.</param>
/// <param name="asks">Whether the environment is asked about every attribute, as a sandbox is.</param>
internal sealed class LoopAttributeNode(EvalNode target, string name, bool asks) : EvalNode
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
        if (value.O is not LoopContext loop)
            return frame.Environment.GetAttribute(frame, value, name);
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
internal sealed class ItemNode(EvalNode target, EvalNode index) : EvalNode
{
    public override Value Eval(Frame frame)
    {
        Value value = target.Eval(frame);
        return Awaiting.Ready(frame.Environment.GetItem(frame, value, index.Eval(frame)));
    }
}

/// <summary><c>a[b:c:d]</c></summary>
internal sealed class SliceNode(EvalNode target, EvalNode? start, EvalNode? stop, EvalNode? step) : EvalNode
{
    public override Value Eval(Frame frame)
    {
        Value value = target.Eval(frame);
        Value from = start?.Eval(frame) ?? Value.None;
        Value to = stop?.Eval(frame) ?? Value.None;
        return Subscript.Slice(frame, value, from, to, step?.Eval(frame) ?? Value.None);
    }
}
