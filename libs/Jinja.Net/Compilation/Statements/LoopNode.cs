using Jinja.Net.Runtime;
using Jinja.Net.Runtime.Values;

namespace Jinja.Net.Compilation;

/// <summary>The body of loops with <c>loop</c>.</summary>
internal sealed class LoopBody(LoopParts parts, int loopSlot) : IResumable
{
    public LoopParts Parts => parts;

    /// <summary>Runs the loop over items that are known.</summary>
    public Flow Begin(Frame frame, Value iterable, RecursiveBody? recursion = null, int depth = 0)
    {
        ItemFilter? filter = parts.Test is null ? null : new DetachedLoopTest(frame, parts.Test);
        if (parts.Test is { } test)
            frame.Line = test.Line;
        return Loop(frame, new LoopContext(frame, iterable, filter, recursion, depth));
    }

    public Value Resume(Frame frame, int stage, object? state, Value value)
    {
        LoopContext loop = (LoopContext)state!;
        Flow flow = stage switch
        {
            AtNext => value.IsMissing ? End(frame, loop) : Take(frame, loop, value),
            AtItem => Ended(frame, loop, Run(frame, loop, value)),
            AtBody => Ended(frame, loop, value.ToFlow()),
            _ => End(frame, loop),
        };
        return flow.ToValue();
    }

    private const int AtNext = 0, AtItem = 1, AtBody = 2, AtClose = 3;

    private Flow Loop(Frame frame, LoopContext loop)
    {
        while (true)
        {
            Value item = loop.Next();
            if (item.IsPending)
                return frame.SuspendRender(this, AtNext, loop);
            if (item.IsMissing)
                return End(frame, loop);
            if (parts.Unpacks && item.Kind == ValueKind.Object && (item = Settling.Of(frame, item)).IsPending)
                return frame.SuspendRender(this, AtItem, loop);
            Flow flow = Run(frame, loop, item);
            if (flow is not (Flow.Next or Flow.Continue) && After(frame, loop, flow) is { } end)
                return end;
            loop.HasTurned |= flow != Flow.Continue;
            frame.Line = parts.Line;
        }
    }

    private Flow Run(Frame frame, LoopContext loop, Value item)
    {
        frame.Budget.Step();
        loop.GoTo(item);
        frame.Local(loopSlot) = Value.Object(loop);
        frame.Line = parts.Line;
        parts.Target.Assign(frame, item);
        parts.Entry.Run(frame);
        return parts.Body.Render(frame);
    }

    // What happens after a body that did not simply end; null if the loop goes on.
    private Flow? After(Frame frame, LoopContext loop, Flow flow)
    {
        if (flow == Flow.Full)
            flow = frame.Send();
        if (flow == Flow.Suspended)
            return frame.SuspendRender(this, AtBody, loop);
        if (flow == Flow.Break)
            return loop.Close().IsPending ? frame.SuspendRender(this, AtClose, loop) : End(frame, loop);
        return null;
    }

    private Flow Take(Frame frame, LoopContext loop, Value item)
    {
        if (parts.Unpacks && (item = Settling.Of(frame, item)).IsPending)
            return frame.SuspendRender(this, AtItem, loop);
        return Ended(frame, loop, Run(frame, loop, item));
    }

    private Flow Ended(Frame frame, LoopContext loop, Flow flow)
    {
        if (After(frame, loop, flow) is { } end)
            return end;
        loop.HasTurned |= flow != Flow.Continue;
        frame.Line = parts.Line;
        return Loop(frame, loop);
    }

    private Flow End(Frame frame, LoopContext loop) => loop.HasTurned ? Flow.Next : parts.RenderElse(frame);
}

/// <summary>A loop with <c>loop</c>.</summary>
internal sealed class LoopNode(EvalNode items, LoopBody body) : ResumableNode
{
    public override Flow Render(Frame frame)
    {
        frame.Line = body.Parts.Line;
        Value iterable = items.Eval(frame);
        return iterable.IsPending ? frame.SuspendRender(this) : body.Begin(frame, iterable);
    }

    protected override Flow GoOn(Frame frame, int stage, object? state, Value value) => body.Begin(frame, value);
}
