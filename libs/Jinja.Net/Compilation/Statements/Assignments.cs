using System.Runtime.CompilerServices;
using Jinja.Net.Runtime;
using Jinja.Net.Runtime.Values;

namespace Jinja.Net.Compilation;

/// <summary><c>set a = b</c> where <c>a</c> is one variable.</summary>
internal sealed class SetLocalNode(int slot, EvalNode value, int line) : ResumableNode
{
    public override Flow Render(Frame frame)
    {
        frame.Line = line;
        Value given = value.Eval(frame);
        if (given.IsPending)
            return frame.SuspendRender(this);
        Value.Put(ref frame.Local(slot), given);
        return Flow.Next;
    }

    protected override Flow GoOn(Frame frame, int stage, object? state, Value value)
    {
        frame.Local(slot) = value;
        return Flow.Next;
    }
}

/// <summary><c>set a.b = c</c></summary>
internal sealed class SetAttributeNode(NamespaceAttributeTarget target, string attribute, EvalNode value, int line) : ResumableNode
{
    private int _place;

    public override Flow Render(Frame frame)
    {
        NamespaceObject variables = target.Find(frame);
        frame.Line = line;
        Value given = value.Eval(frame);
        if (given.IsPending)
            return frame.SuspendRender(this);
        ref Value known = ref variables.Peek(attribute, _place);
        if (Unsafe.IsNullRef(in known))
            known = ref variables.At(_place = variables.FindOrAdd(attribute));
        Value.Put(ref known, given);
        return Flow.Next;
    }

    protected override Flow GoOn(Frame frame, int stage, object? state, Value value)
    {
        target.Assign(frame, value);
        return Flow.Next;
    }
}

/// <summary><c>set a = b</c></summary>
internal sealed class SetNode(TargetNode target, EvalNode value, int line) : ResumableNode
{
    public override Flow Render(Frame frame)
    {
        target.Prepare(frame);
        frame.Line = line;
        Value given = value.Eval(frame);
        return given.IsPending ? frame.SuspendRender(this, AtValue) : Assign(frame, given);
    }

    protected override Flow GoOn(Frame frame, int stage, object? state, Value value)
    {
        if (stage == AtValue)
            return Assign(frame, value);
        target.Assign(frame, value);
        return Flow.Next;
    }

    private const int AtValue = 0, AtItems = 1;

    private Flow Assign(Frame frame, Value given)
    {
        if (target.Unpacks && (given = Settling.Of(frame, given)).IsPending)
            return frame.SuspendRender(this, AtItems);
        target.Assign(frame, given);
        return Flow.Next;
    }
}

/// <summary><c>set a</c> with a body.</summary>
internal sealed class SetBlockNode(TargetNode target, EvalNode text, int line) : ResumableNode
{
    public override Flow Render(Frame frame)
    {
        frame.Line = line;
        Value value = text.Eval(frame);
        return value.IsPending ? frame.SuspendRender(this) : Assign(frame, value);
    }

    protected override Flow GoOn(Frame frame, int stage, object? state, Value value) => Assign(frame, value);

    private Flow Assign(Frame frame, Value value)
    {
        target.Prepare(frame);
        if (frame.EvalContext.AutoEscape && !value.IsMarkup)
            value = Value.Markup(Representation.Text(value, frame.Budget));
        target.Assign(frame, value);
        return Flow.Next;
    }
}

/// <summary>Evaluates a body that a set block or filter block captures, in the scope of its own.</summary>
internal sealed class ScopedNode(ScopeEntry entry, RenderNode body) : RenderNode
{
    public override Flow Render(Frame frame)
    {
        entry.Run(frame);
        return body.Render(frame);
    }
}

/// <summary><c>with</c></summary>
internal sealed class WithNode(ScopeEntry entry, (TargetNode Target, EvalNode Value)[] pairs, RenderNode body, int line) : ResumableNode
{
    public override Flow Render(Frame frame)
    {
        entry.Run(frame);
        frame.Line = line;
        return From(frame, 0);
    }

    protected override Flow GoOn(Frame frame, int stage, object? state, Value value)
    {
        pairs[stage].Target.Assign(frame, value);
        return From(frame, stage + 1);
    }

    private Flow From(Frame frame, int next)
    {
        for (int i = next; i < pairs.Length; i++)
        {
            Value value = pairs[i].Value.Eval(frame);
            if (value.IsPending)
                return frame.SuspendRender(this, i);
            pairs[i].Target.Assign(frame, value);
        }

        return body.Render(frame);
    }
}

/// <summary>Makes variables of the template's top known to blocks, includes and importers.</summary>
internal sealed class ExportNode((string Name, EvalNode Value)[] variables, bool isPublic) : RenderNode
{
    public override Flow Render(Frame frame)
    {
        foreach ((string name, EvalNode value) in variables)
        {
            if (isPublic)
            {
                frame.RenderContext.Export(name, value.Eval(frame));
                continue;
            }

            frame.RenderContext.Set(name, value.Eval(frame));
            if (!name.StartsWith('_'))
                frame.RenderContext.Unexport(name);
        }

        return Flow.Next;
    }
}

/// <summary><c>autoescape</c></summary>
internal sealed class AutoEscapeNode(ScopeEntry entry, EvalNode value, RenderNode body, int line) : ResumableNode
{
    public override Flow Render(Frame frame)
    {
        bool before = frame.EvalContext.AutoEscape;
        frame.Line = line;
        entry.Run(frame);
        Value given = value.Eval(frame);
        return given.IsPending ? frame.SuspendRender(this, AtValue, before) : Begin(frame, given, before);
    }

    protected override Flow GoOn(Frame frame, int stage, object? state, Value value) =>
        stage == AtValue ? Begin(frame, value, (bool)state!) : End(frame, value.ToFlow(), (bool)state!);

    private const int AtValue = 0, AtBody = 1;

    private Flow Begin(Frame frame, Value given, bool before)
    {
        frame.EvalContext.AutoEscape = Truth.IsTrue(given);
        Flow flow = body.Render(frame);
        return flow == Flow.Suspended ? frame.SuspendRender(this, AtBody, before) : End(frame, flow, before);
    }

    private static Flow End(Frame frame, Flow flow, bool before)
    {
        frame.EvalContext.AutoEscape = before;
        return flow;
    }
}
