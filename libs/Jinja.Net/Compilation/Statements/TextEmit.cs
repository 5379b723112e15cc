using Jinja.Net.Runtime;
using Jinja.Net.Runtime.Values;

namespace Jinja.Net.Compilation;

/// <summary>Prints text and the value behind it: most of what templates do, as one step.</summary>
/// <param name="source">What the text is a piece of.</param>
/// <param name="start">Where it begins there.</param>
/// <param name="length">How long it is.</param>
/// <param name="value">What is printed behind it.</param>
/// <param name="escape">Whether the value is escaped.</param>
/// <param name="line">The line of the value.</param>
internal sealed class TextEmitNode(string source, int start, int length, EvalNode value, bool escape, int line) : ResumableNode
{
    private const int AtText = 0, AtValue = 1;

    public override Flow Render(Frame frame)
    {
        OutputBuffer output = frame.Output;
        output.Write(source, start, length);
        if (output.State != Flow.Next && frame.Send() == Flow.Suspended)
            return frame.SuspendRender(this, AtText);
        return Print(frame);
    }

    protected override Flow GoOn(Frame frame, int stage, object? state, Value printed)
    {
        if (stage == AtText)
            return Print(frame);
        if (!printed.IsMissing)
            frame.Output.Write(printed, escape, frame.Budget);
        return frame.Output.State;
    }

    private Flow Print(Frame frame)
    {
        frame.Line = line;
        return value.Emit(frame, escape) ? frame.Output.State : frame.SuspendRender(this, AtValue);
    }
}
