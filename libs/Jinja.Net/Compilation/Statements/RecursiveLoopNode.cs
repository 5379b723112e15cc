using Jinja.Net.Runtime;
using Jinja.Net.Runtime.Values;

namespace Jinja.Net.Compilation;

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

    protected override Flow GoOn(Frame frame, int stage, object? state, Value value) => stage switch
    {
        AtItems => Begin(frame, value),
        AtValue => Print(frame, value),
        _ => frame.Output.State,
    };

    private const int AtItems = 0, AtEnd = 1, AtValue = 2;

    private Flow Begin(Frame frame, Value iterable)
    {
        Recursion recursion = new(code, frame);
        if (!frame.Output.IsForValues)
            return recursion.Render(frame, iterable, 0).IsPending ? frame.SuspendRender(this, AtEnd) : frame.Output.State;
        Value printed = recursion.Run(frame, iterable, 0);
        return printed.IsPending ? frame.SuspendRender(this, AtValue) : Print(frame, printed);
    }

    // Where values are given, all that the loop prints is one of them.
    private static Flow Print(Frame frame, Value printed)
    {
        frame.Output.WriteAsIs(printed);
        return frame.Output.State;
    }

    private sealed class Recursion(RecursiveCode code, Frame frame) : RecursiveBody, IResumable
    {
        private readonly Activation? _closure = frame.Own ?? frame.Closure;
        private readonly RenderContext _context = frame.RenderContext;

        public override Value Run(Frame frame, Value items, int depth)
        {
            int start = frame.Output.BeginCapture();
            Value safe = Render(frame, items, depth);
            return safe.IsPending ? frame.SuspendEval(this, AtCapture, start) : frame.Output.EndCapture(start, safe.AsBool);
        }

        /// <summary>Prints the items; says whether that is escaped.</summary>
        public Value Render(Frame frame, Value items, int depth)
        {
            frame.Enter(code, _closure, _context, out Frame.Caller caller);
            frame.Line = code.Body.Parts.Line;
            frame.Parent = caller.Parent;
            return code.Body.Begin(frame, items, this, depth) == Flow.Suspended ? frame.SuspendEval(this, AtLeave, caller) : Leave(frame, caller);
        }

        public Value Resume(Frame frame, int stage, object? state, Value value) =>
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
