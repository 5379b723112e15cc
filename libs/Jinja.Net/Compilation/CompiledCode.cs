using Jinja.Net.Runtime;
using Jinja.Net.Runtime.Values;

namespace Jinja.Net.Compilation;

/// <summary>The top of a template. When it is done, the parent that it chose runs in its place.</summary>
internal sealed class RootCode(CodeUnit unit) : FunctionCode(unit)
{
    public ScopeEntry Entry { get; set; } = ScopeEntry.Nothing;

    public RenderNode Body { get; set; } = SequenceNode.Empty;

    /// <summary>The slot of <c>self</c>, or -1.</summary>
    public int SelfSlot { get; set; } = -1;

    public override void Run(Frame frame)
    {
        if (SelfSlot >= 0)
            frame.Slots[frame.Base + SelfSlot] = Value.Object(new TemplateReference(frame.RenderContext));
        Entry.Run(frame);
        Body.Render(frame);
        if (frame.Parent is CompiledTemplate parent)
            parent.Run(frame, frame.RenderContext);
    }
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

    public override void Run(Frame frame)
    {
        frame.Line = Line;
        if (SelfSlot >= 0)
            frame.Slots[frame.Base + SelfSlot] = Value.Object(new TemplateReference(frame.RenderContext));
        if (SuperSlot >= 0)
            frame.Slots[frame.Base + SuperSlot] = BlockReference.Super(frame, frame.RenderContext, this);
        Entry.Run(frame);
        Body.Render(frame);
    }
}

/// <summary>The code of a macro.</summary>
internal sealed class CompiledMacro(CodeUnit unit) : MacroCode(unit)
{
    public ScopeEntry Entry { get; set; } = ScopeEntry.Nothing;

    public RenderNode Body { get; set; } = SequenceNode.Empty;

    /// <summary>The default of each parameter, or null.</summary>
    public required EvalNode?[] Defaults { get; init; }

    public int Line { get; init; }

    public override void Run(Frame frame)
    {
        frame.Line = Line;
        Entry.Run(frame);
        for (int i = 0; i < Defaults.Length; i++)
            if (frame.Slots[frame.Base + i].IsMissing)
                frame.Slots[frame.Base + i] = Defaults[i]?.Eval(frame) ?? NotProvided(frame, Parameters[i]);
        Body.Render(frame);
    }

    private static Value NotProvided(Frame frame, string parameter) => Value.Undefined(frame.Environment.MakeUndefined(
        new UndefinedInfo { Hint = $"parameter {Representation.Quote(parameter)} was not provided", Name = parameter }));
}
