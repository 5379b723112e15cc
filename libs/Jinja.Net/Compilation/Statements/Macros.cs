using Jinja.Net.Compilation.Expressions;
using Jinja.Net.Runtime;
using Jinja.Net.Runtime.Values;

namespace Jinja.Net.Compilation;

/// <summary>A macro as a value, with the place that it is made in.</summary>
internal sealed class MacroNode(MacroCode code) : EvalNode
{
    public override Value Eval(Frame frame) => Value.Object(new Macro(code, frame.RenderContext, frame.Own ?? frame.Closure));
}

/// <summary><c>macro</c></summary>
internal sealed class DefineMacroNode(EvalNode macro, TargetNode target, int line) : RenderNode
{
    public override Flow Render(Frame frame)
    {
        frame.Line = line;
        target.Assign(frame, macro.Eval(frame));
        return Flow.Next;
    }
}
