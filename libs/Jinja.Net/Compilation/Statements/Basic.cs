using Jinja.Net.Compilation.Expressions;
using Jinja.Net.Runtime;
using Jinja.Net.Runtime.Values;

namespace Jinja.Net.Compilation;

/// <summary>Statements one after the other.</summary>
internal sealed class SequenceNode(RenderNode[] nodes) : RenderNode
{
    public static readonly SequenceNode Empty = new([]);

    public override Flow Render(Frame frame)
    {
        foreach (RenderNode node in nodes)
        {
            Flow flow = node.Render(frame);
            if (flow != Flow.Next)
                return flow;
        }

        return Flow.Next;
    }
}

/// <summary>Prints text.</summary>
internal sealed class TextNode(string text) : RenderNode
{
    public override Flow Render(Frame frame)
    {
        frame.Output.Write(text);
        return Flow.Next;
    }
}

/// <summary>Prints a value.</summary>
internal sealed class EmitNode(EvalNode value, bool escape, int line) : RenderNode
{
    public override Flow Render(Frame frame)
    {
        frame.Line = line;
        value.Emit(frame, escape);
        return Flow.Next;
    }
}

/// <summary>Prints a value where only the render knows whether to escape, or where every printed value is changed first.</summary>
internal sealed class EmitFinalNode(EvalNode value, Callable? finalize, AutoEscapeMode mode, int line) : RenderNode
{
    public override Flow Render(Frame frame)
    {
        frame.Line = line;
        Value printed = value.Eval(frame);
        if (finalize is not null)
            printed = finalize.Invoke(frame, new CallArguments([printed]));
        frame.Output.Write(printed, mode.IsOn(frame), frame.Budget);
        return Flow.Next;
    }
}

/// <summary>Prints a value as it is; anything but text is an error.</summary>
internal sealed class EmitTextNode(EvalNode value, int line) : RenderNode
{
    public override Flow Render(Frame frame)
    {
        frame.Line = line;
        if (value is CallNode call)
        {
            call.EmitText(frame);
            return Flow.Next;
        }

        frame.Output.WriteAsIs(value.Eval(frame));
        return Flow.Next;
    }
}

/// <summary>Evaluates an expression for what it does.</summary>
internal sealed class EvaluateNode(EvalNode value, int line) : RenderNode
{
    public override Flow Render(Frame frame)
    {
        frame.Line = line;
        value.Eval(frame);
        return Flow.Next;
    }
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
