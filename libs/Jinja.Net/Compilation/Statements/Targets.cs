using Jinja.Net.Compilation.Expressions;
using Jinja.Net.Runtime;
using Jinja.Net.Runtime.Values;

namespace Jinja.Net.Compilation;

/// <summary>Assigns a variable of the running function.</summary>
internal sealed class LocalTarget(int slot) : TargetNode
{
    public override void Assign(Frame frame, Value value) => Value.Put(ref frame.Local(slot), value);

    public override RenderNode Set(EvalNode value, int line) => new SetLocalNode(slot, value, line);
}

/// <summary>Assigns several targets from the items of one value.</summary>
internal sealed class TupleTarget(TargetNode[] targets) : TargetNode
{
    public override bool Unpacks => true;

    public override void Assign(Frame frame, Value value)
    {
        if (targets.Length <= ArgumentsNode.SmallCount)
        {
            SmallArguments room = default;
            Assign(frame, value, ((Span<Value>)room)[..targets.Length]);
        }
        else
        {
            Assign(frame, value, new Value[targets.Length]);
        }
    }

    // All items are taken before the first one is assigned.
    private void Assign(Frame frame, Value value, Span<Value> items)
    {
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
/// <param name="variable">The namespace.</param>
/// <param name="attribute">Its attribute.</param>
/// <param name="line">The line that is told if it is something else than a namespace: as in the original, that of what stands before the tag.</param>
internal sealed class NamespaceAttributeTarget(EvalNode variable, string attribute, int line) : TargetNode
{
    public override void Assign(Frame frame, Value value) => Find(frame).Set(attribute, value);

    public override void Prepare(Frame frame) => Find(frame);

    public override RenderNode Set(EvalNode value, int line) => new SetAttributeNode(this, attribute, value, line);

    private readonly int _slot = (variable as LocalNode)?.Slot ?? -1;

    /// <summary>The namespace.</summary>
    public NamespaceObject Find(Frame frame)
    {
        if (_slot >= 0 && frame.Local(_slot).O is NamespaceObject local)
            return local;
        return variable.Eval(frame).O as NamespaceObject ?? throw NoNamespace(frame);
    }

    private TemplateRuntimeException NoNamespace(Frame frame)
    {
        frame.Line = line;
        return new TemplateRuntimeException("cannot assign attribute on non-namespace object");
    }
}
