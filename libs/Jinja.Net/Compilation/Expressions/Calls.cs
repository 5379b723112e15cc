using System.Runtime.CompilerServices;
using Jinja.Net.Runtime;
using Jinja.Net.Runtime.Values;

namespace Jinja.Net.Compilation.Expressions;

/// <summary><c>a(b)</c>. A macro that is printed at once prints straight into the output.</summary>
internal sealed class CallNode(EvalNode callee, ArgumentsNode arguments, LocalsNode? seen) : CallingNode(callee, arguments)
{
    private readonly EvalNode _callee = callee;
    private readonly ArgumentsNode _arguments = arguments;
    private readonly bool _isPlain = arguments.IsSmall && arguments.Names.Length == 0;

    public override bool Emit(Frame frame, bool escape)
    {
        Value called = _callee.Eval(frame);
        bool prints = called.O is Macro && frame.EvalContext.AutoEscape == escape && !frame.Output.IsForValues;
        if (prints && _isPlain && called.O is Macro macro && macro.Code.TakesPlainly(_arguments.Count) && macro.IsNear(frame))
            return Print(frame, macro);
        return Emit(frame, called, prints, escape);
    }

    // Most calls of macros are like this: a few arguments, in order, and the macro stands in the same template.
    private bool Print(Frame frame, Macro macro)
    {
        Span<Value> values = frame.Reserve(_arguments.Count);
        int done = _arguments.Eval(frame, values, 0);
        if (done == values.Length)
            return macro.RenderNear(frame, done) != Flow.Suspended || !SuspendPrinting(frame).IsPending;
        return !SuspendArgument(frame, Value.Object(macro), values, done, prints: true, reserved: values.Length).IsPending;
    }

    /// <summary>Prints what the call returns as it is.</summary>
    /// <returns>Whether that is done; see <see cref="EvalNode.Emit"/>.</returns>
    public bool EmitText(Frame frame)
    {
        Value called = _callee.Eval(frame);
        if (called.IsPending)
            return Emit(frame, called, prints: false, escape: false);
        Value printed = OfCallee(frame, called, prints: called.O is Macro);
        if (printed.IsPending)
            return false;
        if (!printed.IsMissing)
            frame.Output.WriteAsIs(printed);
        return true;
    }

    protected override Value Invoke(Frame frame, Value callee, in CallArguments given) => Call(frame, callee, given, seen);

    protected override Appetite AppetiteOf(Value callee) => Callable.AppetiteOf(callee);

    private bool Emit(Frame frame, Value called, bool prints, bool escape)
    {
        Value printed = called.IsPending ? frame.SuspendEval(this, AtTarget) : OfCallee(frame, called, prints);
        if (printed.IsPending)
            return false;
        if (!printed.IsMissing)
            frame.Output.Write(printed, escape, frame.Budget);
        return true;
    }
}

/// <summary><c>a.b(c)</c></summary>
internal sealed class MethodCallNode(EvalNode target, string name, ArgumentsNode arguments, LocalsNode? seen) : CallingNode(target, arguments)
{
    private readonly bool _isOfLoops = name is "cycle" or "changed";

    // What is no object has methods, which are called without an object for them in between. Of an object the member is looked up
    // before the arguments are evaluated.
    protected override Value OfTarget(Frame frame, Value called)
    {
        if (!HasMembers(frame, called) || IsOfLoop(called) && !frame.Environment.IsSandboxed)
            return OfCallee(frame, called);
        Value member = frame.Ready(frame.Environment.GetAttribute(frame, called, name));
        return member.IsPending ? frame.SuspendEval(this, AtCallee) : OfMember(frame, member);
    }

    // A member that is a plain value is called as it is: it must not be taken for the target, whose method has the same name.
    protected override Value OfMember(Frame frame, Value member) =>
        OfCallee(frame, HasMembers(frame, member) && !IsOfLoop(member) ? member : Value.Object(new PlainMember(member)));

    protected override Value Invoke(Frame frame, Value callee, in CallArguments given) =>
        IsOfLoop(callee) ? ((LoopContext)callee.O!).CallMethod(name, given) : HasMembers(frame, callee) ? Call(frame, callee, given, seen) : MemberAccess.CallMethod(frame, callee, name, given);

    protected override Appetite AppetiteOf(Value callee) => callee.O is Callable or Delegate ? Callable.AppetiteOf(callee) : Appetite.All;

    // A loop's methods are called as they are, too: rows that take turns in their colour ask for one each.
    private bool IsOfLoop(Value value) => _isOfLoops && value.O is LoopContext;

    private static bool HasMembers(Frame frame, Value value) => value.Kind is ValueKind.Object or ValueKind.Undefined || frame.Environment.IsSandboxed;

    private sealed class PlainMember(Value value) : Callable
    {
        public override string Name => "";

        public override Value Invoke(IRuntimeServices services, in CallArguments arguments) => services.Environment.Call(services, value, arguments);
    }
}

/// <summary><c>a|b(c)</c> and <c>a is b(c)</c></summary>
internal sealed class FilterNode(Callable filter, EvalNode target, ArgumentsNode arguments) : CallingNode(target, arguments)
{
    protected override int Before => 1;

    private readonly NativeCallable? _reader = filter is NativeCallable { Reader: not null } native ? native : null;

    protected override Value Invoke(Frame frame, Value callee, in CallArguments given) =>
        frame.CanWait && _reader is not null ? ReadingCall.Invoke(frame, _reader, _reader.Signature.Bind(_reader.Name, given)) : filter.Invoke(frame, given);

    protected override Appetite AppetiteOf(Value callee) => filter.Appetite;
}

/// <summary>The call of a built-in that asks its items for attributes: these are read first, because the render may have to wait for them.</summary>
internal sealed class ReadingCall(NativeCallable filter, Value[] bound) : IResumable
{
    public static Value Invoke(Frame frame, NativeCallable filter, Value[] bound)
    {
        if (filter.Reader!(frame, bound) is not { } reading)
            return filter.InvokeBound(frame, bound);
        ReadingCall call = new(filter, bound);
        return Settling.Of(frame, Value.Object(new PyIterator(reading))).IsPending ? frame.SuspendEval(call) : call.Invoke(frame);
    }

    public Value Resume(Frame frame, int stage, object? state, Value value) => Invoke(frame);

    private Value Invoke(Frame frame)
    {
        Value value = filter.InvokeBound(frame, bound);
        frame.ReadAhead = null;
        return value;
    }
}

/// <summary>The text of a body as a value, at the head of the filters that it goes through.</summary>
internal sealed class BodyTextNode(RenderNode body, AutoEscapeMode mode) : EvalNode, IResumable
{
    public override Value Eval(Frame frame)
    {
        int line = frame.Line;
        int start = frame.Output.BeginCapture();
        return body.Render(frame) == Flow.Suspended ? frame.SuspendEval(this, line, start) : End(frame, line, start);
    }

    public Value Resume(Frame frame, int stage, object? state, Value value) => End(frame, stage, (int)state!);

    private Value End(Frame frame, int line, int start)
    {
        frame.Line = line;
        return frame.Output.EndCapture(start, mode.IsOn(frame));
    }
}

/// <summary>A filter or test that the environment did not have when the template was compiled; only using it is an error.</summary>
/// <param name="kind">Filter or test.</param>
/// <param name="name">The name that is not known.</param>
/// <param name="line">The line of the block or template that uses it: there the original looks it up.</param>
internal sealed class UnknownCallable(string kind, string name, int line) : Callable
{
    public override string Name => name;

    public override Value Invoke(IRuntimeServices services, in CallArguments arguments)
    {
        if (services is Frame frame)
            frame.Line = line;
        if (arguments.Names.Length > 0)
            throw PythonErrors.Type($"an unknown {kind} takes no argument by name");
        throw new TemplateRuntimeException($"No {kind} named {Representation.Quote(name)} found.");
    }
}
