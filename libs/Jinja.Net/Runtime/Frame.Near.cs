using System.Runtime.CompilerServices;
using Jinja.Net.Runtime.Values;

namespace Jinja.Net.Runtime;

/// <summary>
/// The calls of macros that stand in the template that calls them, in order: most calls. All that changes with them is where the
/// locals begin, which are put where they will stand before the call.
/// </summary>
internal sealed partial class Frame
{
    /// <summary>Whether a function needs no more of the frame than the running one has.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsNear(FunctionCode code, Activation? closure, RenderContext context) =>
        ReferenceEquals(context, RenderContext) && ReferenceEquals(code.Unit, Unit) && ReferenceEquals(closure, Closure) && !code.IsCaptured
        && Own is null && Parent is null && ReferenceEquals(Slots, _stack) && _stack.Length - _top >= code.SlotCount;

    /// <summary>Room for the arguments of a near call, which become its first locals.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Span<Value> Reserve(int count)
    {
        Span<Value> room = _stack.AsSpan(_top, count);
        _top += count;
        if (_top > _highest)
            _highest = _top;
        return room;
    }

    /// <summary>Gives back the room of arguments whose call does not come. What was called in them has ended.</summary>
    public void Unreserve(int count) => _top -= count;

    /// <summary>Begins a near function.</summary>
    /// <param name="code">The function.</param>
    /// <param name="given">How many arguments stand in the room that was reserved last.</param>
    /// <returns>Where the caller's locals begin, for <see cref="LeaveNear"/>.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int EnterNear(FunctionCode code, int given)
    {
        budget.Enter();
        _trail.Push(code, Unit, Line);
        int caller = Base;
        Base = _top - given;
        Span<Value> rest = _stack.AsSpan(_top, code.SlotCount - given);
        for (int i = 0; i < rest.Length; i++)
            rest[i] = default;
        _top += rest.Length;
        if (_top > _highest)
            _highest = _top;
        return caller;
    }

    /// <summary>Ends a near function.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void LeaveNear(int caller)
    {
        (_top, Base) = (Base, caller);
        Line = _trail.Pop();
        budget.Leave();
    }

    /// <summary>The locals that the running function may go on with; to be kept for <see cref="SaveCaller"/>.</summary>
    public Value[] Stack => _stack;

    /// <summary>
    /// The state of the caller of a near function that waits, for <see cref="Leave"/>. What the function has called may wait inside of it:
    /// nothing of the frame is its own then but what near calls have in common.
    /// </summary>
    /// <param name="stack">The locals when it began.</param>
    /// <param name="place">Where its own locals begin.</param>
    /// <param name="callerBase">Where its caller's locals begin.</param>
    /// <param name="line">The line that called it.</param>
    /// <param name="context">The variables that both see.</param>
    /// <param name="closure">The locals of the function that both were written in.</param>
    /// <param name="unit">The template that both stand in.</param>
    /// <param name="caller">The state.</param>
    public static void SaveCaller(Value[] stack, int place, int callerBase, int line, RenderContext context, Activation? closure, CodeUnit unit, out Caller caller) =>
        caller = new Caller
        {
            Stack = stack,
            Slots = stack,
            Closure = closure,
            Context = context,
            Names = context.CacheFor(unit),
            Unit = unit,
            Top = place,
            Base = callerBase,
            Line = line,
        };
}
