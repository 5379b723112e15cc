using Jinja.Net.Runtime;
using Jinja.Net.Runtime.Values;

namespace Jinja.Net.Compilation;

/// <summary>The top of a template. When it is done, the parent that it chose runs in its place.</summary>
internal sealed class RootCode(CodeUnit unit) : FunctionCode(unit), IResumable
{
    public ScopeEntry Entry { get; set; } = ScopeEntry.Nothing;

    public RenderNode Body { get; set; } = SequenceNode.Empty;

    /// <summary>The slot of <c>self</c>, or -1.</summary>
    public int SelfSlot { get; set; } = -1;

    public override Flow Run(Frame frame)
    {
        if (SelfSlot >= 0)
            frame.Local(SelfSlot) = Value.Object(new TemplateReference(frame.RenderContext));
        Entry.Run(frame);
        Flow flow = Body.Render(frame);
        return flow == Flow.Suspended ? frame.SuspendRender(this) : End(frame, flow);
    }

    public Value Resume(Frame frame, int stage, object? state, Value value) => End(frame, value.ToFlow()).ToValue();

    private static Flow End(Frame frame, Flow flow) => frame.Parent is CompiledTemplate parent ? parent.Run(frame, frame.RenderContext) : flow;
}

/// <summary>The code of a block.</summary>
internal sealed class CompiledBlock(CodeUnit unit, string name, bool isRequired) : BlockCode(unit, name, isRequired)
{
    public ScopeEntry Entry { get; set; } = ScopeEntry.Nothing;

    public RenderNode Body { get; set; } = SequenceNode.Empty;

    /// <summary>The slot of <c>self</c>, or -1.</summary>
    public int SelfSlot { get; set; } = -1;

    /// <summary>The slot of <c>super</c>, or -1.</summary>
    public int SuperSlot { get; set; } = -1;

    /// <summary>The line that errors before the first statement are told with.</summary>
    public int Line { get; init; }

    public override Flow Run(Frame frame)
    {
        frame.Line = Line;
        if (SelfSlot >= 0)
            frame.Local(SelfSlot) = Value.Object(new TemplateReference(frame.RenderContext));
        if (SuperSlot >= 0)
            frame.Local(SuperSlot) = BlockReference.Super(frame, frame.RenderContext, this);
        Entry.Run(frame);
        return Body.Render(frame);
    }
}

/// <summary>The code of a macro.</summary>
internal sealed class CompiledMacro(CodeUnit unit) : MacroCode(unit), IResumable
{
    public ScopeEntry Entry { get; set; } = ScopeEntry.Nothing;

    public RenderNode Body { get; set; } = SequenceNode.Empty;

    /// <summary>The default of each parameter, or null.</summary>
    public required EvalNode?[] Defaults { get; init; }

    public int Line { get; init; }

    public override Flow Run(Frame frame)
    {
        frame.Line = Line;
        Entry.Run(frame);
        return From(frame, 0);
    }

    public Value Resume(Frame frame, int stage, object? state, Value value)
    {
        frame.Local(stage) = value;
        return From(frame, stage + 1).ToValue();
    }

    private Flow From(Frame frame, int next)
    {
        for (int i = next; i < Defaults.Length; i++)
        {
            if (!frame.Local(i).IsMissing)
                continue;
            Value value = Defaults[i]?.Eval(frame) ?? NotProvided(frame, Parameters[i]);
            if (value.IsPending)
                return frame.SuspendRender(this, i);
            frame.Local(i) = value;
        }

        return Body.Render(frame);
    }

    private static Value NotProvided(Frame frame, string parameter) => Value.Undefined(frame.Environment.MakeUndefined(
        new UndefinedInfo { Hint = $"parameter {Representation.Quote(parameter)} was not provided", Name = parameter }));
}
