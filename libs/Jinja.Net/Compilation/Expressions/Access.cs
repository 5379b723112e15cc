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
internal sealed class LoopAttributeNode(EvalNode target, string name) : EvalNode
{
    public override Value Eval(Frame frame)
    {
        Value value = target.Eval(frame);
        if (value.O is not LoopContext loop || frame.Environment.IsSandboxed)
            return frame.Environment.GetAttribute(frame, value, name);
        return name switch
        {
            "index" => Value.Int(loop.Index0 + 1),
            "index0" => Value.Int(loop.Index0),
            "first" => Value.Bool(loop.Index0 == 0),
            "last" => Value.Bool(loop.IsLast()),
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
