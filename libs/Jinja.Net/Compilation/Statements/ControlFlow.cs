using Jinja.Net.Runtime;
using Jinja.Net.Runtime.Values;

namespace Jinja.Net.Compilation;

/// <summary><c>if</c></summary>
internal sealed class IfNode((EvalNode Test, RenderNode Body, int Line)[] branches, RenderNode otherwise) : ResumableNode
{
    public override Flow Render(Frame frame) => From(frame, 0);

    protected override Flow GoOn(Frame frame, int stage, object? state, Value value) =>
        Truth.IsTrue(value) ? branches[stage].Body.Render(frame) : From(frame, stage + 1);

    private Flow From(Frame frame, int next)
    {
        for (int i = next; i < branches.Length; i++)
        {
            frame.Line = branches[i].Line;
            Value test = branches[i].Test.Eval(frame);
            if (test.IsPending)
                return frame.SuspendRender(this, i);
            if (Truth.IsTrue(test))
                return branches[i].Body.Render(frame);
        }

        return otherwise.Render(frame);
    }
}
