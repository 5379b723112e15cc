using Jinja.Net.Runtime;
using Jinja.Net.Runtime.Values;

namespace Jinja.Net.Compilation;

/// <summary>Which items a loop takes: a test over a target of its own.</summary>
internal sealed class LoopTest(TargetNode target, ScopeEntry entry, EvalNode test, int line)
{
    /// <summary>Whether the item of a target is asked for its own items.</summary>
    public bool Unpacks => target.Unpacks;

    /// <summary>The line of the test; what cannot be gone through is told with it, too.</summary>
    public int Line => line;

    /// <summary>An item as it is tested: several targets take what they are given out of a tuple that is made for them, which the loop then goes on with.</summary>
    public Value Shape(Frame frame, Value item)
    {
        frame.Line = line;
        return target.Gather(frame, item);
    }

    /// <summary>What says whether an item is taken; the render may have to wait for it.</summary>
    public Value Ask(Frame frame, Value item)
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
    private Frame.Caller _place;

    public DetachedLoopTest(Frame frame, LoopTest test)
    {
        (_frame, _test) = (frame, test);
        frame.Save(out _place);
    }

    public override Value Shape(Value item)
    {
        if (!_test.Unpacks)
            return item;
        _frame.SwitchTo(_place, out Frame.Caller current);
        Value shaped = _test.Shape(_frame, item);
        _frame.SwitchBack(current);
        return shaped;
    }

    public override Value Accepts(Value item)
    {
        _frame.SwitchTo(_place, out Frame.Caller current);
        Value answer = _test.Ask(_frame, item);
        return answer.IsPending ? _frame.SuspendEval(this, 0, current) : Answer(current, answer);
    }

    public override void Detach() => Frame.Detach(ref _place);

    public Value Resume(Frame frame, int stage, object? state, Value value) => Answer((Frame.Caller)state!, value);

    private Value Answer(in Frame.Caller current, Value answer)
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
