using Jinja.Net.Compilation.Expressions;
using Jinja.Net.Runtime;
using Jinja.Net.Runtime.Values;

namespace Jinja.Net.Compilation;

/// <summary>Assigns a variable of the running function.</summary>
internal sealed class LocalTarget(int slot) : TargetNode
{
    public override void Assign(Frame frame, in Value value) => frame.Slots[frame.Base + slot] = value;

    public override RenderNode Set(EvalNode value, int line) => new SetLocalNode(slot, value, line);
}

/// <summary>Assigns several targets from the items of one value.</summary>
internal sealed class TupleTarget(TargetNode[] targets) : TargetNode
{
    public override bool Unpacks => true;

    public override void Assign(Frame frame, in Value value)
    {
        Value[] items = new Value[targets.Length];
        Iteration.Unpack(frame, value, items);
        for (int i = 0; i < targets.Length; i++)
            targets[i].Assign(frame, items[i]);
    }

    public override void Prepare(Frame frame)
    {
        foreach (TargetNode target in targets)
            target.Prepare(frame);
    }
}

/// <summary>Assigns an attribute of a namespace.</summary>
internal sealed class NamespaceAttributeTarget(EvalNode variable, string attribute) : TargetNode
{
    public override void Assign(Frame frame, in Value value) => Find(frame).Set(attribute, value);

    public override void Prepare(Frame frame) => Find(frame);

    public override RenderNode Set(EvalNode value, int line) => new SetAttributeNode(this, attribute, value, line);

    private readonly int _slot = (variable as LocalNode)?.Slot ?? -1;

    /// <summary>The namespace.</summary>
    public NamespaceObject Find(Frame frame)
    {
        if (_slot >= 0 && frame.Slots[frame.Base + _slot].O is NamespaceObject local)
            return local;
        return variable.Eval(frame).O as NamespaceObject ?? throw new TemplateRuntimeException("cannot assign attribute on non-namespace object");
    }
}
