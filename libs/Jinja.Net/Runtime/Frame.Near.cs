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

    /// <summary>Gives back the room of arguments whose call does not come.</summary>
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

    /// <summary>The state of the caller of the near function that runs, for <see cref="Leave"/>.</summary>
    public void SaveCaller(int callerBase, out Caller caller)
    {
        Save(out caller);
        (caller.Top, caller.Base, caller.Line) = (Base, callerBase, _trail.CallingLine);
    }
}
