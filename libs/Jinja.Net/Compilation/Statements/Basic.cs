using Jinja.Net.Compilation.Expressions;
using Jinja.Net.Runtime;
using Jinja.Net.Runtime.Values;

namespace Jinja.Net.Compilation;

/// <summary>Statements one after the other.</summary>
internal sealed class SequenceNode(RenderNode[] nodes) : ResumableNode
{
    public static readonly SequenceNode Empty = new([]);

    /// <summary>Statements one after the other, in the way that is best for so many.</summary>
    public static RenderNode Of(ReadOnlySpan<RenderNode> nodes) => nodes.Length switch
    {
        0 => Empty,
        1 => nodes[0],
        2 => new ShortSequenceNode(nodes[0], nodes[1], null),
        3 => new ShortSequenceNode(nodes[0], nodes[1], nodes[2]),
        _ => new SequenceNode(nodes.ToArray()),
    };

    public override Flow Render(Frame frame) => From(frame, 0);

    protected override Flow GoOn(Frame frame, int stage, object? state, Value value)
    {
        Flow flow = value.ToFlow();
        if (flow == Flow.Full)
            flow = frame.Send();
        if (flow == Flow.Suspended)
            return frame.SuspendRender(this, stage);
        return flow == Flow.Next ? From(frame, stage) : flow;
    }

    private Flow From(Frame frame, int next)
    {
        for (int i = next; i < nodes.Length; i++)
        {
            Flow flow = nodes[i].Render(frame);
            if (flow == Flow.Next)
                continue;
            if (flow == Flow.Full)
                flow = frame.Send();
            if (flow == Flow.Suspended)
                return frame.SuspendRender(this, i + 1);
            if (flow != Flow.Next)
                return flow;
        }

        return Flow.Next;
    }
}

/// <summary>Two or three statements one after the other, as loops and macros often have them. Each has a call of its own, where the runtime learns what it is.</summary>
internal sealed class ShortSequenceNode(RenderNode first, RenderNode second, RenderNode? third) : ResumableNode
{
    public override Flow Render(Frame frame)
    {
        Flow flow = first.Render(frame);
        if (flow != Flow.Next)
            return After(frame, flow, 1);
        flow = second.Render(frame);
        if (flow != Flow.Next)
            return After(frame, flow, 2);
        return third is null ? Flow.Next : third.Render(frame);
    }

    protected override Flow GoOn(Frame frame, int stage, object? state, Value value) => After(frame, value.ToFlow(), stage);

    // Goes on behind a statement that did not simply end.
    private Flow After(Frame frame, Flow flow, int next)
    {
        if (flow == Flow.Full)
            flow = frame.Send();
        if (flow == Flow.Suspended)
            return frame.SuspendRender(this, next);
        if (flow != Flow.Next)
            return flow;
        if (next == 1)
        {
            flow = second.Render(frame);
            if (flow != Flow.Next)
                return After(frame, flow, 2);
        }

        return third is null ? Flow.Next : third.Render(frame);
    }
}

/// <summary>Prints text: a piece of a longer text, mostly of the template's source, so that it need not be copied.</summary>
internal sealed class TextNode(string source, int start, int length) : RenderNode
{
    public TextNode(string text)
        : this(text, 0, text.Length)
    {
    }

    public override Flow Render(Frame frame)
    {
        frame.Output.Write(source, start, length);
        return frame.Output.State;
    }
}

/// <summary>Prints a value.</summary>
internal sealed class EmitNode(EvalNode value, bool escape, int line) : ResumableNode
{
    public override Flow Render(Frame frame)
    {
        frame.Line = line;
        if (!value.Emit(frame, escape))
            return frame.SuspendRender(this);
        return frame.Output.State;
    }

    protected override Flow GoOn(Frame frame, int stage, object? state, Value value)
    {
        if (!value.IsMissing)
            frame.Output.Write(value, escape, frame.Budget);
        return frame.Output.State;
    }
}

/// <summary>Prints a value where only the render knows whether to escape, or where every printed value is changed first.</summary>
internal sealed class EmitFinalNode(EvalNode value, Callable? finalize, AutoEscapeMode mode, int line) : ResumableNode
{
    public override Flow Render(Frame frame)
    {
        frame.Line = line;
        Value printed = value.Eval(frame);
        return printed.IsPending ? frame.SuspendRender(this, AtValue) : Change(frame, printed);
    }

    protected override Flow GoOn(Frame frame, int stage, object? state, Value value) => stage == AtValue ? Change(frame, value) : Print(frame, value);

    private const int AtValue = 0, AtChange = 1;

    private Flow Change(Frame frame, Value printed)
    {
        if (finalize is null)
            return Print(frame, printed);
        Value changed = frame.Ready(finalize.Invoke(frame, new CallArguments([printed])));
        return changed.IsPending ? frame.SuspendRender(this, AtChange) : Print(frame, changed);
    }

    private Flow Print(Frame frame, Value printed)
    {
        frame.Output.Write(printed, mode.IsOn(frame), frame.Budget);
        return frame.Output.State;
    }
}

/// <summary>Prints a value as it is; anything but text spoils the output.</summary>
internal sealed class EmitTextNode(EvalNode value, int line) : ResumableNode
{
    private readonly CallNode? _call = value as CallNode;

    public override Flow Render(Frame frame)
    {
        frame.Line = line;
        if (_call is not null)
            return _call.EmitText(frame) ? frame.Output.State : frame.SuspendRender(this);
        Value printed = value.Eval(frame);
        if (printed.IsPending)
            return frame.SuspendRender(this);
        frame.Output.WriteAsIs(printed);
        return frame.Output.State;
    }

    protected override Flow GoOn(Frame frame, int stage, object? state, Value value)
    {
        if (!value.IsMissing)
            frame.Output.WriteAsIs(value);
        return frame.Output.State;
    }
}

/// <summary>Evaluates an expression for what it does.</summary>
internal sealed class EvaluateNode(EvalNode value, int line) : ResumableNode
{
    public override Flow Render(Frame frame)
    {
        frame.Line = line;
        return value.Eval(frame).IsPending ? frame.SuspendRender(this) : Flow.Next;
    }

    protected override Flow GoOn(Frame frame, int stage, object? state, Value value) => Flow.Next;
}

/// <summary>Leaves a loop, or goes on with its next item.</summary>
internal sealed class FlowNode(Flow flow) : RenderNode
{
    public override Flow Render(Frame frame) => flow;
}

/// <summary>What is done only as long as the template has chosen no parent.</summary>
internal sealed class UnlessParentNode(RenderNode body) : RenderNode
{
    public override Flow Render(Frame frame) => frame.Parent is null ? body.Render(frame) : Flow.Next;
}

/// <summary>Always fails.</summary>
internal sealed class FailNode(string message, int line) : RenderNode
{
    public override Flow Render(Frame frame)
    {
        frame.Line = line;
        throw new TemplateRuntimeException(message);
    }
}
