using Jinja.Net.Runtime;
using Jinja.Net.Runtime.Values;

namespace Jinja.Net.Compilation.Expressions;

/// <summary><c>a(b)</c>. A macro that is printed at once prints straight into the output.</summary>
internal sealed class CallNode(EvalNode callee, ArgumentsNode arguments) : CallingNode(callee, arguments)
{
    private readonly EvalNode _callee = callee;

    public override bool Emit(Frame frame, bool escape)
    {
        Value called = _callee.Eval(frame);
        return Emit(frame, called, prints: called.O is Macro && frame.EvalContext.AutoEscape == escape, escape);
    }

    /// <summary>Prints what the call returns, which must be text.</summary>
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
            EmitTextNode.Print(frame, printed);
        return true;
    }

    protected override Value Invoke(Frame frame, in Value callee, in CallArguments given) => frame.Environment.Call(frame, callee, given);

    protected override Appetite AppetiteOf(in Value callee) => Callable.AppetiteOf(callee);

    private bool Emit(Frame frame, in Value called, bool prints, bool escape)
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
internal sealed class MethodCallNode(EvalNode target, string name, ArgumentsNode arguments) : CallingNode(target, arguments)
{
    // What is no object has methods, which are called without an object for them in between. Of an object the member is looked up
    // before the arguments are evaluated.
    protected override Value OfTarget(Frame frame, in Value called)
    {
        if (!HasMembers(frame, called))
            return OfCallee(frame, called);
        Value member = frame.Ready(frame.Environment.GetAttribute(frame, called, name));
        return member.IsPending ? frame.SuspendEval(this, AtCallee) : OfCallee(frame, member);
    }

    protected override Value Invoke(Frame frame, in Value callee, in CallArguments given) =>
        HasMembers(frame, callee) ? frame.Environment.Call(frame, callee, given) : MemberAccess.CallMethod(frame, callee, name, given);

    protected override Appetite AppetiteOf(in Value callee) => callee.O is Callable or Delegate ? Callable.AppetiteOf(callee) : Appetite.All;

    private static bool HasMembers(Frame frame, in Value value) => value.Kind is ValueKind.Object or ValueKind.Undefined || frame.Environment.IsSandboxed;
}

/// <summary><c>a|b(c)</c> and <c>a is b(c)</c></summary>
internal sealed class FilterNode(Callable filter, EvalNode target, ArgumentsNode arguments) : CallingNode(target, arguments)
{
    protected override int Before => 1;

    protected override Value Invoke(Frame frame, in Value callee, in CallArguments given) => filter.Invoke(frame, given);

    protected override Appetite AppetiteOf(in Value callee) => filter.Appetite;
}

/// <summary>The text of a body as a value, at the head of the filters that it goes through.</summary>
internal sealed class BodyTextNode(RenderNode body, AutoEscapeMode mode) : EvalNode, IResumable
{
    public override Value Eval(Frame frame)
    {
        int start = frame.Output.BeginCapture();
        return body.Render(frame) == Flow.Suspended ? frame.SuspendEval(this, 0, start) : frame.Output.EndCapture(start, mode.IsOn(frame));
    }

    public Value Resume(Frame frame, int stage, object? state, in Value value) => frame.Output.EndCapture((int)state!, mode.IsOn(frame));
}

/// <summary>A filter or test that the environment did not have when the template was compiled; only using it is an error.</summary>
internal sealed class UnknownCallable(string kind, string name) : Callable
{
    public override string Name => name;

    public override Value Invoke(IRuntimeServices services, in CallArguments arguments) =>
        throw new TemplateRuntimeException($"No {kind} named {Representation.Quote(name)} found.");
}
