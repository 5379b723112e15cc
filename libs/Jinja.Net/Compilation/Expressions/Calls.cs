using Jinja.Net.Runtime;
using Jinja.Net.Runtime.Values;

namespace Jinja.Net.Compilation.Expressions;

/// <summary><c>a(b)</c>. A macro that is printed at once prints straight into the output.</summary>
internal sealed class CallNode(EvalNode callee, ArgumentsNode arguments) : EvalNode
{
    public override Value Eval(Frame frame)
    {
        Value called = callee.Eval(frame);
        if (!arguments.IsSmall)
        {
            Value[] all = arguments.EvalAll(frame, default, out string[] names);
            return Awaiting.Ready(frame.Environment.Call(frame, called, new CallArguments(all, names)));
        }

        SmallArguments room = default;
        Span<Value> values = ((Span<Value>)room)[..arguments.Count];
        arguments.Eval(frame, values);
        return Awaiting.Ready(frame.Environment.Call(frame, called, new CallArguments(values, arguments.Names)));
    }

    public override void Emit(Frame frame, bool escape)
    {
        Value called = callee.Eval(frame);
        if (called.O is not Macro macro || frame.EvalContext.AutoEscape != escape || frame.Output.IsForValues)
        {
            frame.Output.Write(Call(frame, called), escape, frame.Budget);
            return;
        }

        if (!arguments.IsSmall)
        {
            Value[] all = arguments.EvalAll(frame, default, out string[] names);
            macro.Render(frame, new CallArguments(all, names));
            return;
        }

        SmallArguments room = default;
        Span<Value> values = ((Span<Value>)room)[..arguments.Count];
        arguments.Eval(frame, values);
        macro.Render(frame, new CallArguments(values, arguments.Names));
    }

    /// <summary>Prints what the call returns as it is.</summary>
    public void EmitText(Frame frame)
    {
        Value called = callee.Eval(frame);
        if (called.O is Macro)
        {
            Value[] all = arguments.EvalAll(frame, default, out string[] names);
            ((Macro)called.O).Render(frame, new CallArguments(all, names));
            return;
        }

        frame.Output.WriteAsIs(Call(frame, called));
    }

    private Value Call(Frame frame, in Value called)
    {
        Value[] all = arguments.EvalAll(frame, default, out string[] names);
        return Awaiting.Ready(frame.Environment.Call(frame, called, new CallArguments(all, names)));
    }
}

/// <summary><c>a.b(c)</c></summary>
internal sealed class MethodCallNode(EvalNode target, string name, ArgumentsNode arguments) : EvalNode
{
    public override Value Eval(Frame frame)
    {
        Value value = target.Eval(frame);
        if (value.Kind is ValueKind.Object or ValueKind.Undefined || frame.Environment.IsSandboxed)
            return CallMember(frame, value);
        if (!arguments.IsSmall)
        {
            Value[] all = arguments.EvalAll(frame, default, out string[] names);
            return Awaiting.Ready(MemberAccess.CallMethod(frame, value, name, new CallArguments(all, names)));
        }

        SmallArguments room = default;
        Span<Value> values = ((Span<Value>)room)[..arguments.Count];
        arguments.Eval(frame, values);
        return Awaiting.Ready(MemberAccess.CallMethod(frame, value, name, new CallArguments(values, arguments.Names)));
    }

    // The member is looked up before the arguments are evaluated.
    private Value CallMember(Frame frame, in Value value)
    {
        Value member = frame.Environment.GetAttribute(frame, value, name);
        Value[] all = arguments.EvalAll(frame, default, out string[] names);
        return Awaiting.Ready(frame.Environment.Call(frame, member, new CallArguments(all, names)));
    }
}

/// <summary><c>a|b(c)</c> and <c>a is b(c)</c></summary>
internal sealed class FilterNode(Callable filter, EvalNode target, ArgumentsNode arguments) : EvalNode
{
    public override Value Eval(Frame frame)
    {
        Value value = target.Eval(frame);
        if (!arguments.IsSmall)
        {
            Value[] all = arguments.EvalAll(frame, value, out string[] names);
            return Awaiting.Ready(filter.Invoke(frame, new CallArguments(all, names)));
        }

        SmallArguments room = default;
        Span<Value> values = ((Span<Value>)room)[..(arguments.Count + 1)];
        values[0] = value;
        arguments.Eval(frame, values[1..]);
        return Awaiting.Ready(filter.Invoke(frame, new CallArguments(values, arguments.Names)));
    }
}

/// <summary>The text of a body as a value, at the head of the filters that it goes through.</summary>
internal sealed class BodyTextNode(RenderNode body, AutoEscapeMode mode) : EvalNode
{
    public override Value Eval(Frame frame)
    {
        int line = frame.Line;
        int start = frame.Output.BeginCapture();
        body.Render(frame);
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
        throw new TemplateRuntimeException($"No {kind} named {Representation.Quote(name)} found.");
    }
}
