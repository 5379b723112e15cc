using Jinja.Net.Runtime;
using Jinja.Net.Runtime.Values;

namespace Jinja.Net.Compilation;

/// <summary>Which items a loop takes: a test over a target of its own.</summary>
internal sealed class LoopTest(TargetNode target, ScopeEntry entry, EvalNode test, int line)
{
    /// <summary>Whether the item of a target is asked for its own items.</summary>
    public bool Unpacks => target.Unpacks;

    /// <summary>What says whether an item is taken; the render may have to wait for it.</summary>
    public Value Ask(Frame frame, in Value item)
    {
        frame.Line = line;
        target.Assign(frame, item);
        entry.Run(frame);
        return test.Eval(frame);
    }
}

/// <summary>The test of a loop that may be asked for its items at any time, from wherever the render then is.</summary>
internal sealed class DetachedLoopTest : ItemFilter, IResumable
{
    private readonly Frame _frame;
    private readonly LoopTest _test;
    private readonly Frame.Caller _place;

    public DetachedLoopTest(Frame frame, LoopTest test)
    {
        (_frame, _test) = (frame, test);
        frame.Save(out _place);
    }

    public override Value Accepts(in Value item)
    {
        _frame.SwitchTo(_place, out Frame.Caller current);
        Value answer = _test.Ask(_frame, item);
        return answer.IsPending ? _frame.SuspendEval(this, 0, current) : Answer(current, answer);
    }

    public Value Resume(Frame frame, int stage, object? state, in Value value) => Answer((Frame.Caller)state!, value);

    private Value Answer(in Frame.Caller current, in Value answer)
    {
        Value accepted = Value.Bool(Truth.IsTrue(answer));
        _frame.SwitchBack(current);
        return accepted;
    }
}

/// <summary>The parts of a loop that all kinds of loops have.</summary>
internal sealed record LoopParts(TargetNode Target, LoopTest? Test, ScopeEntry Entry, RenderNode Body, ScopeEntry ElseEntry, RenderNode? Else, int Line)
{
    /// <summary>Whether items are asked for their own items.</summary>
    public bool Unpacks { get; } = Target.Unpacks || Test is { Unpacks: true };

    public Flow RenderElse(Frame frame)
    {
        if (Else is null)
            return Flow.Next;
        ElseEntry.Run(frame);
        return Else.Render(frame);
    }
}

/// <summary>A loop that never asks where it stands.</summary>
internal sealed class ForNode(EvalNode items, LoopParts parts) : ResumableNode
{
    public override Flow Render(Frame frame)
    {
        frame.Line = parts.Line;
        Value iterable = items.Eval(frame);
        return iterable.IsPending ? frame.SuspendRender(this, AtItems) : Begin(frame, iterable);
    }

    protected override Flow GoOn(Frame frame, int stage, object? state, in Value value)
    {
        if (state is not Position position)
            return Begin(frame, value);
        switch (stage)
        {
            case AtItem:
                return Take(frame, position, value);
            case AtTest:
                return Answered(frame, position, value);
            case AtBody:
                return Ended(frame, position, value.ToFlow());
            case AtClose:
                return End(frame, position.Any);
            default:
                return Loop(frame, ref position.Items, position.Any, position);
        }
    }

    private const int AtItems = 0, AtNext = 1, AtItem = 2, AtTest = 3, AtBody = 4, AtClose = 5;

    /// <summary>Where the loop stands while the render waits.</summary>
    private sealed class Position
    {
        public ValueEnumerator Items;
        public Value Item;
        public bool Any;
    }

    private Flow Begin(Frame frame, in Value iterable)
    {
        ValueEnumerator enumerator = frame.CanWait ? frame.Items(iterable) : Iteration.Of(iterable);
        return Loop(frame, ref enumerator, false, null);
    }

    private Flow Loop(Frame frame, ref ValueEnumerator enumerator, bool any, Position? position)
    {
        while (enumerator.TryNext())
        {
            Value item = enumerator.Current;
            if (item.IsPending)
            {
                if (frame.Await(item).IsPending)
                    return Suspend(frame, AtNext, enumerator, item, any, position);
                continue;
            }

            frame.Budget.Step();
            if (parts.Unpacks && item.Kind == ValueKind.Object)
            {
                item = Settling.Of(frame, item);
                if (item.IsPending)
                    return Suspend(frame, AtItem, enumerator, item, any, position);
            }

            if (parts.Test is not null)
            {
                Value answer = parts.Test.Ask(frame, item);
                if (answer.IsPending)
                    return Suspend(frame, AtTest, enumerator, item, any, position);
                if (!Truth.IsTrue(answer))
                    continue;
            }

            Flow flow = Run(frame, item);
            if (flow is Flow.Next or Flow.Continue)
            {
                any |= flow == Flow.Next;
                frame.Line = parts.Line;
                continue;
            }

            if (After(frame, enumerator, any, position, flow) is { } end)
                return end;
            any = true;
        }

        return End(frame, any);
    }

    private Flow Run(Frame frame, in Value item)
    {
        frame.Line = parts.Line;
        parts.Target.Assign(frame, item);
        parts.Entry.Run(frame);
        return parts.Body.Render(frame);
    }

    // What happens after a body that did not simply end; null if the loop goes on.
    private Flow? After(Frame frame, in ValueEnumerator enumerator, bool any, Position? position, Flow flow)
    {
        if (flow == Flow.Full)
            flow = frame.Send();
        if (flow == Flow.Suspended)
            return Suspend(frame, AtBody, enumerator, default, any, position);
        if (flow == Flow.Break)
            return frame.Close(enumerator).IsPending ? Suspend(frame, AtClose, enumerator, default, any, position) : End(frame, any);
        frame.Line = parts.Line;
        return null;
    }

    // ---- the same steps for an item at which the render had to wait ----

    private Flow Take(Frame frame, Position position, in Value item)
    {
        position.Item = item;
        if (parts.Test is null)
            return Ended(frame, position, Run(frame, item));
        Value answer = parts.Test.Ask(frame, item);
        return answer.IsPending ? Suspend(frame, AtTest, position.Items, item, position.Any, position) : Answered(frame, position, answer);
    }

    private Flow Answered(Frame frame, Position position, in Value answer) => Truth.IsTrue(answer)
        ? Ended(frame, position, Run(frame, position.Item))
        : Loop(frame, ref position.Items, position.Any, position);

    private Flow Ended(Frame frame, Position position, Flow flow) =>
        After(frame, position.Items, position.Any, position, flow) ?? Loop(frame, ref position.Items, position.Any || flow != Flow.Continue, position);

    // As in the original, "else" is for a loop whose body never came to its end: breaking off or going on in each turn counts as none.
    private Flow End(Frame frame, bool any) => any ? Flow.Next : parts.RenderElse(frame);

    private Flow Suspend(Frame frame, int stage, in ValueEnumerator enumerator, in Value item, bool any, Position? position)
    {
        position ??= new Position();
        (position.Items, position.Item, position.Any) = (enumerator, item, any);
        return frame.SuspendRender(this, stage, position);
    }
}

/// <summary>The body of loops with <c>loop</c>.</summary>
internal sealed class LoopBody(LoopParts parts, int loopSlot) : IResumable
{
    public LoopParts Parts => parts;

    /// <summary>Runs the loop over items that are known.</summary>
    public Flow Begin(Frame frame, in Value iterable, RecursiveBody? recursion = null, int depth = 0)
    {
        ItemFilter? filter = parts.Test is null ? null : new DetachedLoopTest(frame, parts.Test);
        return Loop(frame, new LoopContext(frame, iterable, filter, recursion, depth));
    }

    public Value Resume(Frame frame, int stage, object? state, in Value value)
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

    private Flow Run(Frame frame, LoopContext loop, in Value item)
    {
        frame.Budget.Step();
        loop.GoTo(item);
        frame.Slots[frame.Base + loopSlot] = Value.Object(loop);
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

    protected override Flow GoOn(Frame frame, int stage, object? state, in Value value) => body.Begin(frame, value);
}

/// <summary>The body of a recursive loop as a function of its own.</summary>
internal sealed class RecursiveCode(CodeUnit unit, LoopBody body) : FunctionCode(unit)
{
    public LoopBody Body => body;

    public override Flow Run(Frame frame) => throw new InvalidOperationException("A recursive loop runs with items.");
}

/// <summary>A recursive loop: runs its body as a function, which <c>loop(items)</c> calls again.</summary>
internal sealed class RecursiveLoopNode(EvalNode items, RecursiveCode code, int line) : ResumableNode
{
    public override Flow Render(Frame frame)
    {
        frame.Line = line;
        Value iterable = items.Eval(frame);
        return iterable.IsPending ? frame.SuspendRender(this, AtItems) : Begin(frame, iterable);
    }

    protected override Flow GoOn(Frame frame, int stage, object? state, in Value value) => stage switch
    {
        AtItems => Begin(frame, value),
        AtValue => Print(frame, value),
        _ => frame.Output.State,
    };

    private const int AtItems = 0, AtEnd = 1, AtValue = 2;

    private Flow Begin(Frame frame, in Value iterable)
    {
        Recursion recursion = new(code, frame);
        if (!frame.Output.IsForValues)
            return recursion.Render(frame, iterable, 0).IsPending ? frame.SuspendRender(this, AtEnd) : frame.Output.State;
        Value printed = recursion.Run(frame, iterable, 0);
        return printed.IsPending ? frame.SuspendRender(this, AtValue) : Print(frame, printed);
    }

    // Where values are given, all that the loop prints is one of them.
    private static Flow Print(Frame frame, in Value printed)
    {
        frame.Output.WriteAsIs(printed);
        return frame.Output.State;
    }

    private sealed class Recursion(RecursiveCode code, Frame frame) : RecursiveBody, IResumable
    {
        private readonly Activation? _closure = frame.Own ?? frame.Closure;
        private readonly RenderContext _context = frame.RenderContext;

        public override Value Run(Frame frame, in Value items, int depth)
        {
            int start = frame.Output.BeginCapture();
            Value safe = Render(frame, items, depth);
            return safe.IsPending ? frame.SuspendEval(this, AtCapture, start) : frame.Output.EndCapture(start, safe.AsBool);
        }

        /// <summary>Prints the items; says whether that is escaped.</summary>
        public Value Render(Frame frame, in Value items, int depth)
        {
            frame.Enter(code, _closure, _context, out Frame.Caller caller);
            frame.Line = code.Body.Parts.Line;
            frame.Parent = caller.Parent;
            return code.Body.Begin(frame, items, this, depth) == Flow.Suspended ? frame.SuspendEval(this, AtLeave, caller) : Leave(frame, caller);
        }

        public Value Resume(Frame frame, int stage, object? state, in Value value) =>
            stage == AtLeave ? Leave(frame, (Frame.Caller)state!) : frame.Output.EndCapture((int)state!, value.AsBool);

        private const int AtLeave = 0, AtCapture = 1;

        private static Value Leave(Frame frame, in Frame.Caller caller)
        {
            bool safe = frame.EvalContext.AutoEscape;
            frame.Leave(caller);
            return Value.Bool(safe);
        }
    }
}
