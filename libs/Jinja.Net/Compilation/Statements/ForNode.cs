using Jinja.Net.Runtime;
using Jinja.Net.Runtime.Values;

namespace Jinja.Net.Compilation;

/// <summary>A loop that never asks where it stands.</summary>
internal sealed class ForNode(EvalNode items, LoopParts parts) : ResumableNode
{
    public override Flow Render(Frame frame)
    {
        frame.Line = parts.Line;
        Value iterable = items.Eval(frame);
        return iterable.IsPending ? frame.SuspendRender(this, AtItems) : Begin(frame, iterable);
    }

    protected override Flow GoOn(Frame frame, int stage, object? state, Value value)
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

    private Flow Begin(Frame frame, Value iterable)
    {
        if (parts.Test is { } test)
            frame.Line = test.Line;
        ValueEnumerator enumerator = frame.CanWait ? frame.Items(iterable) : Iteration.Of(iterable);
        return Loop(frame, ref enumerator, false, null);
    }

    private Flow Loop(Frame frame, ref ValueEnumerator enumerator, bool any, Position? position)
    {
        while (enumerator.TryNext())
        {
            Value item = enumerator.Current.Halves;
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

    private Flow Run(Frame frame, Value item)
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

    private Flow Take(Frame frame, Position position, Value item)
    {
        position.Item = item;
        if (parts.Test is null)
            return Ended(frame, position, Run(frame, item));
        Value answer = parts.Test.Ask(frame, item);
        return answer.IsPending ? Suspend(frame, AtTest, position.Items, item, position.Any, position) : Answered(frame, position, answer);
    }

    private Flow Answered(Frame frame, Position position, Value answer) => Truth.IsTrue(answer)
        ? Ended(frame, position, Run(frame, position.Item))
        : Loop(frame, ref position.Items, position.Any, position);

    private Flow Ended(Frame frame, Position position, Flow flow) =>
        After(frame, position.Items, position.Any, position, flow) ?? Loop(frame, ref position.Items, position.Any || flow != Flow.Continue, position);

    // As in the original, "else" is for a loop whose body never came to its end: breaking off or going on in each turn counts as none.
    private Flow End(Frame frame, bool any) => any ? Flow.Next : parts.RenderElse(frame);

    private Flow Suspend(Frame frame, int stage, in ValueEnumerator enumerator, Value item, bool any, Position? position)
    {
        position ??= new Position();
        (position.Items, position.Item, position.Any) = (enumerator, item, any);
        return frame.SuspendRender(this, stage, position);
    }
}
