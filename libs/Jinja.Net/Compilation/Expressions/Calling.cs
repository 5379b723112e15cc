using Jinja.Net.Runtime;
using Jinja.Net.Runtime.Values;

namespace Jinja.Net.Compilation.Expressions;

/// <summary>
/// Something that is called with arguments: first what is called is evaluated, then the arguments; then those that the callee cannot
/// take as they are, because it cannot wait, are awaited; then it is called. The render may have to wait between any two of these.
/// </summary>
/// <param name="target">What is called, or what a filter is applied to.</param>
/// <param name="arguments">The arguments.</param>
internal abstract class CallingNode(EvalNode target, ArgumentsNode arguments) : EvalNode, IResumable
{
    /// <summary>How many values stand before the arguments: a filter's is what it is applied to.</summary>
    protected virtual int Before => 0;

    public override Value Eval(Frame frame)
    {
        Value called = target.Eval(frame);
        return called.IsPending ? frame.SuspendEval(this, AtTarget) : OfTarget(frame, called);
    }

    public Value Resume(Frame frame, int stage, object? state, Value value)
    {
        if (state is not Kept call)
            return stage == AtTarget ? OfTarget(frame, value) : OfMember(frame, value);
        if (stage == AtPrinted)
            return default;
        frame.Unreserve(call.Reserved);
        call.Reserved = 0;
        call.Values[call.Next++] = value;
        return stage == AtArguments ? GoOn(frame, call) : Settle(frame, call);
    }

    protected const int AtTarget = 0, AtCallee = 1, AtArguments = 2, AtSettling = 3, AtPrinted = 4;

    /// <summary>Goes on when what is called, or what has the member that is called, is known.</summary>
    protected virtual Value OfTarget(Frame frame, Value called) => OfCallee(frame, called);

    /// <summary>Goes on when the member that is called is known.</summary>
    protected virtual Value OfMember(Frame frame, Value member) => OfCallee(frame, member);

    /// <summary>Makes the call.</summary>
    protected abstract Value Invoke(Frame frame, Value callee, in CallArguments given);

    /// <summary>How the callee takes the items of its arguments.</summary>
    protected abstract Appetite AppetiteOf(Value callee);

    /// <summary>Evaluates the arguments and makes the call.</summary>
    /// <param name="frame">The render.</param>
    /// <param name="callee">What is called.</param>
    /// <param name="prints">Whether a macro prints straight into the output; then nothing comes of the call.</param>
    protected Value OfCallee(Frame frame, Value callee, bool prints = false)
    {
        int count = Before + arguments.Count;
        if (!arguments.IsSmall || count > ArgumentsNode.SmallCount)
            return GoOn(frame, new Kept(callee, new Value[count], Before, prints));
        SmallArguments room = default;
        Span<Value> values = ((Span<Value>)room)[..count];
        if (Before == 1)
            values[0] = callee;
        int done = arguments.Eval(frame, values, Before);
        if (done < count)
            return SuspendArgument(frame, callee, values, done, prints);
        if (frame.CanWait && MustSettle(callee, values))
            return Settle(frame, new Kept(callee, values.ToArray(), 0, prints) { Names = arguments.Names });
        return Make(frame, callee, new CallArguments(values, arguments.Names), prints);
    }

    /// <summary>Calls a value. A function that takes the context sees what the loop around, or the block, has set.</summary>
    protected static Value Call(Frame frame, Value callee, in CallArguments given, LocalsNode? seen) => seen is not null && Invocation.TakesContext(callee)
        ? frame.CallIn(frame.RenderContext.Derive(seen.Read(frame)), callee, given)
        : frame.Environment.Call(frame, callee, given);

    /// <summary>Leaves the call while an argument is waited for.</summary>
    /// <param name="frame">The render.</param>
    /// <param name="callee">What is called.</param>
    /// <param name="values">The arguments so far.</param>
    /// <param name="done">How many there are.</param>
    /// <param name="prints">Whether a macro prints straight into the output.</param>
    /// <param name="reserved">How much room the frame keeps for the arguments: it is given back once the argument is there, because what is called in it stands behind.</param>
    protected Value SuspendArgument(Frame frame, Value callee, ReadOnlySpan<Value> values, int done, bool prints, int reserved = 0) =>
        frame.SuspendEval(this, AtArguments, new Kept(callee, values.ToArray(), done, prints) { Reserved = reserved });

    /// <summary>Leaves the call of a macro that prints and waits.</summary>
    protected Value SuspendPrinting(Frame frame) => frame.SuspendEval(this, AtPrinted, Printing);

    /// <summary>A call that is kept while the render waits.</summary>
    private sealed class Kept(Value callee, Value[] values, int next, bool prints)
    {
        public Value Callee => callee;

        public Value[] Values { get; set; } = values;

        public string[] Names { get; set; } = [];

        public int Next { get; set; } = next;

        public int Reserved { get; set; }

        public bool Prints => prints;
    }

    private Value GoOn(Frame frame, Kept call)
    {
        if (Before == 1)
            call.Values[0] = call.Callee;
        call.Next = arguments.Eval(frame, call.Values, call.Next);
        if (call.Next < call.Values.Length)
            return frame.SuspendEval(this, AtArguments, call);
        call.Values = arguments.Assemble(call.Values, out string[] names);
        (call.Names, call.Next) = (names, 0);
        return frame.CanWait && MustSettle(call.Callee, call.Values) ? Settle(frame, call) : Make(frame, call.Callee, new CallArguments(call.Values, names), call.Prints);
    }

    private bool MustSettle(Value callee, ReadOnlySpan<Value> values)
    {
        foreach (Value value in values)
            if (value.Kind == ValueKind.Object && Settling.IsNeeded(value, AppetiteOf(callee)))
                return true;
        return false;
    }

    private Value Settle(Frame frame, Kept call)
    {
        for (; call.Next < call.Values.Length; call.Next++)
        {
            Value value = Settling.Of(frame, call.Values[call.Next], AppetiteOf(call.Callee));
            if (value.IsPending)
                return frame.SuspendEval(this, AtSettling, call);
            call.Values[call.Next] = value;
        }

        return Make(frame, call.Callee, new CallArguments(call.Values, call.Names), call.Prints);
    }

    private Value Make(Frame frame, Value callee, in CallArguments given, bool prints)
    {
        if (!prints)
            return frame.Ready(Invoke(frame, callee, given));
        return ((Macro)callee.O!).Render(frame, given) == Flow.Suspended ? SuspendPrinting(frame) : default;
    }

    private static readonly Kept Printing = new(default, [], 0, true);
}
