using Jinja.Net.Runtime;
using Jinja.Net.Runtime.Values;

namespace Jinja.Net.Compilation;

/// <summary>How a statement ended.</summary>
internal enum Flow : byte
{
    /// <summary>The next one goes on.</summary>
    Next,

    /// <summary>The innermost loop ends.</summary>
    Break,

    /// <summary>The innermost loop takes its next item.</summary>
    Continue,
}

/// <summary>A statement, ready to run. One serves every render, on any thread.</summary>
internal abstract class RenderNode
{
    public abstract Flow Render(Frame frame);
}

/// <summary>An expression, ready to run. One serves every render, on any thread.</summary>
internal abstract class EvalNode
{
    /// <summary>The value.</summary>
    public abstract Value Eval(Frame frame);

    /// <summary>Prints the value, where that is less work than making it.</summary>
    public virtual void Emit(Frame frame, bool escape) => frame.Output.Write(Eval(frame), escape, frame.Budget);

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
    public abstract void Assign(Frame frame, in Value value);

    /// <summary>Complains before the value is computed, where the target cannot take any.</summary>
    public virtual void Prepare(Frame frame)
    {
    }
}
