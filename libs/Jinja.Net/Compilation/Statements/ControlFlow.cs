using Jinja.Net.Runtime;
using Jinja.Net.Runtime.Values;

namespace Jinja.Net.Compilation;

/// <summary><c>if</c></summary>
internal sealed class IfNode((EvalNode Test, RenderNode Body, int Line)[] branches, RenderNode otherwise) : RenderNode
{
    public override Flow Render(Frame frame)
    {
        foreach ((EvalNode test, RenderNode body, int line) in branches)
        {
            frame.Line = line;
            if (Truth.IsTrue(test.Eval(frame)))
                return body.Render(frame);
        }

        return otherwise.Render(frame);
    }
}

/// <summary>Which items a loop takes: a test over a target of its own.</summary>
internal sealed class LoopTest(TargetNode target, ScopeEntry entry, EvalNode test, int line)
{
    public bool Accepts(Frame frame, in Value item)
    {
        frame.Line = line;
        target.Assign(frame, item);
        entry.Run(frame);
        return Truth.IsTrue(test.Eval(frame));
    }
}

/// <summary>The test of a loop that may be asked for its items at any time, from wherever the render then is.</summary>
internal sealed class DetachedLoopTest(Frame frame, LoopTest test) : ItemFilter
{
    private readonly Frame.Caller _place = frame.Save();

    public override bool Accepts(in Value item)
    {
        Frame.Caller current = frame.SwitchTo(_place);
        bool accepted = test.Accepts(frame, item);
        frame.SwitchBack(current);
        return accepted;
    }
}

/// <summary>The parts of a loop that all kinds of loops have.</summary>
internal sealed record LoopParts(TargetNode Target, LoopTest? Test, ScopeEntry Entry, RenderNode Body, ScopeEntry ElseEntry, RenderNode? Else, int Line)
{
    public Flow RenderElse(Frame frame)
    {
        if (Else is null)
            return Flow.Next;
        ElseEntry.Run(frame);
        return Else.Render(frame);
    }
}

/// <summary>A loop that never asks where it stands.</summary>
internal sealed class ForNode(EvalNode items, LoopParts parts) : RenderNode
{
    public override Flow Render(Frame frame)
    {
        frame.Line = parts.Line;
        ValueEnumerator enumerator = Iteration.Of(items.Eval(frame));
        bool any = false;
        while (enumerator.MoveNext())
        {
            Value item = enumerator.Current;
            frame.Budget.Step();
            if (parts.Test is not null && !parts.Test.Accepts(frame, item))
                continue;
            any = true;
            frame.Line = parts.Line;
            parts.Target.Assign(frame, item);
            parts.Entry.Run(frame);
            if (parts.Body.Render(frame) == Flow.Break)
                break;
            frame.Line = parts.Line;
        }

        return any ? Flow.Next : parts.RenderElse(frame);
    }
}

/// <summary>A loop with <c>loop</c>.</summary>
internal sealed class LoopNode(EvalNode items, LoopParts parts, int loopSlot) : RenderNode
{
    public override Flow Render(Frame frame)
    {
        frame.Line = parts.Line;
        Value iterable = items.Eval(frame);
        return Run(frame, parts, loopSlot, iterable, null, 0);
    }

    /// <summary>Runs a loop over items that are known.</summary>
    public static Flow Run(Frame frame, LoopParts parts, int loopSlot, in Value iterable, RecursiveBody? body, int depth)
    {
        ItemFilter? filter = parts.Test is null ? null : new DetachedLoopTest(frame, parts.Test);
        LoopContext loop = new(frame, iterable, filter, body, depth);
        bool any = false;
        while (loop.MoveNext(out Value item))
        {
            frame.Budget.Step();
            any = true;
            frame.Slots[frame.Base + loopSlot] = Value.Object(loop);
            frame.Line = parts.Line;
            parts.Target.Assign(frame, item);
            parts.Entry.Run(frame);
            if (parts.Body.Render(frame) == Flow.Break)
                break;
            frame.Line = parts.Line;
        }

        return any ? Flow.Next : parts.RenderElse(frame);
    }
}

/// <summary>The body of a recursive loop as a function of its own.</summary>
internal sealed class RecursiveCode(CodeUnit unit) : FunctionCode(unit)
{
    public LoopParts Parts { get; set; } = null!;

    public int LoopSlot { get; set; }

    public override void Run(Frame frame) => throw new InvalidOperationException("A recursive loop runs with items.");
}

/// <summary>A recursive loop: runs its body as a function, which <c>loop(items)</c> calls again.</summary>
internal sealed class RecursiveLoopNode(EvalNode items, RecursiveCode code, int line) : RenderNode
{
    public override Flow Render(Frame frame)
    {
        frame.Line = line;
        Value iterable = items.Eval(frame);
        new Recursion(code, frame).Render(frame, iterable, 0);
        return Flow.Next;
    }

    private sealed class Recursion(RecursiveCode code, Frame frame) : RecursiveBody
    {
        private readonly Activation? _closure = frame.Own ?? frame.Closure;
        private readonly RenderContext _context = frame.RenderContext;

        public override Value Run(Frame frame, in Value items, int depth)
        {
            int start = frame.Output.BeginCapture();
            bool safe = Render(frame, items, depth);
            return frame.Output.EndCapture(start, safe);
        }

        public bool Render(Frame frame, in Value items, int depth)
        {
            Frame.Caller caller = frame.Enter(code, _closure, _context);
            frame.Line = code.Parts.Line;
            frame.Parent = caller.Parent;
            LoopNode.Run(frame, code.Parts, code.LoopSlot, items, this, depth);
            bool safe = frame.EvalContext.AutoEscape;
            frame.Leave(caller);
            return safe;
        }
    }
}
