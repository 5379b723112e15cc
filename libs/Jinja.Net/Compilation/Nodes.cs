using Jinja.Net.Runtime;
using Jinja.Net.Runtime.Values;

namespace Jinja.Net.Compilation;

/// <summary>A statement, ready to run. One serves every render, on any thread.</summary>
internal abstract class RenderNode
{
    public abstract Flow Render(Frame frame);
}

/// <summary>A statement that a render may have to leave in the middle, because something in it must wait.</summary>
internal abstract class ResumableNode : RenderNode, IResumable
{
    public Value Resume(Frame frame, int stage, object? state, Value value) => GoOn(frame, stage, state, value).ToValue();

    /// <summary>Goes on where it was left.</summary>
    /// <param name="frame">The render.</param>
    /// <param name="stage">Where it was left.</param>
    /// <param name="state">What was saved then.</param>
    /// <param name="value">The value of the expression, or the flow of the statement, that it was left with.</param>
    protected abstract Flow GoOn(Frame frame, int stage, object? state, Value value);
}

/// <summary>
/// An expression, ready to run. One serves every render, on any thread. An expression that evaluates others gives up when one of
/// them gives a pending value: it says how to go on (<see cref="Frame.SuspendEval"/>) and returns that.
/// </summary>
internal abstract class EvalNode
{
    /// <summary>The value; pending if the render must wait before there is one.</summary>
    public abstract Value Eval(Frame frame);

    /// <summary>Prints the value, where that is less work than making it.</summary>
    /// <returns>Whether that is done. If not, the render must wait, and then there is a value to print, or nothing is missing any more.</returns>
    public virtual bool Emit(Frame frame, bool escape)
    {
        Value value = Eval(frame);
        if (value.IsPending)
            return false;
        frame.Output.Write(value, escape, frame.Budget);
        return true;
    }

    /// <summary>The value, if it is the same in every render.</summary>
    public virtual bool TryConstant(out Value value)
    {
        value = default;
        return false;
    }
}

/// <summary>What a value is assigned to.</summary>
internal abstract class TargetNode
{
    /// <summary>Whether the items of the value are asked for.</summary>
    public virtual bool Unpacks => false;

    public abstract void Assign(Frame frame, Value value);

    /// <summary>The statement that assigns the value of an expression.</summary>
    public virtual RenderNode Set(EvalNode value, int line) => new SetNode(this, value, line);

    /// <summary>Complains before the value is computed, where the target cannot take any.</summary>
    public virtual void Prepare(Frame frame)
    {
    }
}
