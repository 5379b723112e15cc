using System.Runtime.CompilerServices;
using Jinja.Net.Runtime.Values;

namespace Jinja.Net.Runtime;

/// <summary>The code of a macro or of a call block's body.</summary>
internal abstract class MacroCode(CodeUnit unit) : FunctionCode(unit)
{
    /// <summary>The macro's name; <see langword="null"/> for the body of a call block.</summary>
    public required string? Name { get; init; }

    /// <summary>The parameters; the first slots are theirs, in order.</summary>
    public required string[] Parameters { get; init; }

    /// <summary>The slot of <c>caller</c> if the macro reads it without naming it as a parameter, else -1.</summary>
    public int CallerSlot { get; set; } = -1;

    /// <summary>Whether the macro reads <c>caller</c>, as a parameter or not.</summary>
    public bool ReadsCaller { get; init; }

    /// <summary>The slot of <c>kwargs</c> if the macro reads it, else -1.</summary>
    public int KwargsSlot { get; set; } = -1;

    /// <summary>The slot of <c>varargs</c> if the macro reads it, else -1.</summary>
    public int VarargsSlot { get; set; } = -1;

    /// <summary>Whether this many arguments without names simply become the first locals.</summary>
    public bool TakesPlainly(int count) => count <= Parameters.Length && (CallerSlot & KwargsSlot & VarargsSlot) < 0;

    public override string Label => Name is null ? "call block" : $"macro '{Name}'";

    public string Shown => Name is null ? "None" : $"'{Name}'";
}

/// <summary>A macro together with the place that it was defined in.</summary>
/// <remarks>Mirrors <c>jinja2.runtime.Macro</c>.</remarks>
internal sealed class Macro(MacroCode code, RenderContext context, Activation? closure) : Callable, IResumable, IHasAttributes, INamedType, IHasRepr
{
    public MacroCode Code => code;

    public override string Name => code.Name ?? "caller";

    public string TypeName => "Macro";

    public string? Module => "jinja2.runtime";

    public string ToRepr() => code.Name is null ? "<Macro anonymous>" : $"<Macro {Representation.Quote(code.Name)}>";

    public override Value Invoke(IRuntimeServices services, in CallArguments arguments)
    {
        Frame frame = services as Frame ?? NewFrame(services, services.Budget, canWait: false);
        bool safe = frame.EvalContext.AutoEscape;
        int start = frame.Output.BeginCapture();
        return Render(frame, arguments) == Flow.Suspended ? frame.EndCaptureLater(start, safe) : frame.Output.EndCapture(start, safe);
    }

    /// <summary>Whether a call of the macro may be a near one; see <see cref="RenderNear"/>.</summary>
    public bool IsNear(Frame frame) => frame.IsNear(code, closure, context);

    /// <summary>Runs the macro with the first arguments (<see cref="MacroCode.TakesPlainly"/>) in the room that was reserved for them; what it prints goes to the frame's output.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public Flow RenderNear(Frame frame, int given)
    {
        string? spoiled = frame.Output.Spoiled;
        int line = frame.Line, callerBase = frame.EnterNear(code, given), place = frame.Base;
        Value[] stack = frame.Stack;
        Flow flow = code.Run(frame);
        if (flow == Flow.Suspended)
        {
            Frame.SaveCaller(stack, place, callerBase, line, context, closure, code.Unit, out Frame.Caller caller);
            return frame.SuspendRender(this, 0, new Ending(caller, spoiled));
        }

        frame.Output.CheckSince(spoiled);
        frame.LeaveNear(callerBase);
        return flow;
    }

    /// <summary>Runs the macro; what it prints goes to the frame's output.</summary>
    public Flow Render(Frame frame, in CallArguments arguments)
    {
        PyDict? rest = Check(arguments);
        frame.Enter(code, closure, context, out Frame.Caller caller);
        Bind(frame, arguments, rest);
        return Run(frame, caller);
    }

    private Flow Run(Frame frame, in Frame.Caller caller)
    {
        string? spoiled = frame.Output.Spoiled;
        Flow flow = code.Run(frame);
        return flow == Flow.Suspended ? frame.SuspendRender(this, 0, new Ending(caller, spoiled)) : End(frame, caller, spoiled, flow);
    }

    public Value Resume(Frame frame, int stage, object? state, Value value) =>
        End(frame, ((Ending)state!).Caller, ((Ending)state).Spoiled, value.ToFlow()).ToValue();

    private sealed record Ending(Frame.Caller Caller, string? Spoiled);

    private static Flow End(Frame frame, in Frame.Caller caller, string? spoiled, Flow flow)
    {
        frame.Output.CheckSince(spoiled);
        frame.Leave(caller);
        return flow;
    }

    public bool TryGetAttribute(IRuntimeServices services, string name, out Value value)
    {
        value = name switch
        {
            "name" => Value.From(code.Name),
            "arguments" => Value.Tuple(new PyTuple([.. code.Parameters.Select(static parameter => Value.Text(parameter))])),
            "catch_kwargs" => Value.Bool(code.KwargsSlot >= 0),
            "catch_varargs" => Value.Bool(code.VarargsSlot >= 0),
            "caller" => Value.Bool(code.ReadsCaller),
            "explicit_caller" => Value.Bool(code.Parameters.Contains("caller", StringComparer.Ordinal)),
            _ => default,
        };
        return !value.IsMissing;
    }

    /// <summary>A render for a call from outside of one.</summary>
    /// <param name="services">The environment's.</param>
    /// <param name="budget">What it may use.</param>
    /// <param name="canWait">Whether the call may wait for tasks.</param>
    public Frame NewFrame(IRuntimeServices services, RenderBudget budget, bool canWait) => new(services.Environment, budget, services.Environment.NewOutput())
    {
        CanWait = canWait,
        RenderContext = context,
        Unit = code.Unit,
        Names = context.CacheFor(code.Unit),
    };

    // Gives the named arguments that are no parameters, if the macro takes such.
    private PyDict? Check(in CallArguments arguments)
    {
        int positional = arguments.Positional.Length;
        if (positional > code.Parameters.Length && code.VarargsSlot < 0)
            throw PythonErrors.Type($"macro {code.Shown} takes not more than {code.Parameters.Length} argument(s)");
        PyDict? rest = code.KwargsSlot >= 0 ? new PyDict() : null;
        for (int i = 0; i < arguments.Names.Length; i++)
        {
            string name = arguments.Names[i];
            if (Array.IndexOf(code.Parameters, name) >= positional || (name == "caller" && code.CallerSlot >= 0))
                continue;
            if (rest is null)
                throw Superfluous(name);
            rest[name] = arguments.Named[i];
        }

        return rest;
    }

    private OperationException Superfluous(string name) => PythonErrors.Type(name == "caller"
        ? $"macro {code.Shown} was invoked with two values for the special caller argument. This is most likely a bug."
        : $"macro {code.Shown} takes no keyword argument {Representation.Quote(name)}");

    private void Bind(Frame frame, in CallArguments arguments, PyDict? rest)
    {
        Span<Value> slots = frame.Slots.AsSpan(frame.Base, code.SlotCount);
        ReadOnlySpan<Value> positional = arguments.Positional;
        int direct = Math.Min(positional.Length, code.Parameters.Length);
        positional[..direct].CopyTo(slots);
        for (int i = 0; i < arguments.Names.Length; i++)
        {
            int parameter = Array.IndexOf(code.Parameters, arguments.Names[i]);
            if (parameter >= direct)
                slots[parameter] = arguments.Named[i];
        }

        if (code.CallerSlot >= 0)
            slots[code.CallerSlot] = arguments.Get("caller") is { IsMissing: false, IsNone: false } given ? given : NoCaller(frame);
        if (rest is not null)
            slots[code.KwargsSlot] = Value.Dict(rest);
        if (code.VarargsSlot >= 0)
            slots[code.VarargsSlot] = Value.Tuple(positional[direct..]);
    }

    private static Value NoCaller(Frame frame) =>
        Value.Undefined(frame.Environment.MakeUndefined(new UndefinedInfo { Hint = "No caller defined", Name = "caller" }));
}
