using System.Runtime.CompilerServices;
using Jinja.Net.Runtime.Values;

namespace Jinja.Net.Runtime;

/// <summary>One render: its output, its budget, and the state of the function that runs at present.</summary>
internal sealed partial class Frame(IEnvironment environment, RenderBudget budget, OutputBuffer output) : IRuntimeServices
{
    private const int StackSize = 128;

    [ThreadStatic]
    private static Value[]? _spareStack;

    private Value[] _stack = RentStack();
    private int _top;
    private int _highest;
    private CallTrail _trail;

    /// <summary>The locals of the running function begin at <see cref="Base"/>.</summary>
    public Value[] Slots = [];
    public int Base;

    /// <summary>The locals of the running function, if functions inside of it use them.</summary>
    public Activation? Own;

    /// <summary>The locals of the function that the running one was written in.</summary>
    public Activation? Closure;

    public RenderContext RenderContext = null!;

    /// <summary>The values of the names that the running template asks its context for.</summary>
    public Value[] Names = [];

    public CodeUnit Unit = null!;

    /// <summary>The line that runs at present.</summary>
    public int Line = 1;

    /// <summary>The parent template that the running template has chosen.</summary>
    public object? Parent;

    /// <summary>Whether this is no render, but the place where constants are computed.</summary>
    public bool IsForConstants { get; init; }

    /// <summary>The modules that the render has imported without the variables of the place: each is made once.</summary>
    public Dictionary<object, ModuleObject>? Modules { get; set; }

    public OutputBuffer Output => output;

    public RenderBudget Budget => budget;

    public EvalContext EvalContext => RenderContext.EvalContext;

    public object? Context => RenderContext;

    public IEnvironment Environment => environment;

    /// <summary>What was running before a call, to be given back to <see cref="Leave"/>. It is filled in its place: a copy would cost as much as the call.</summary>
    public struct Caller
    {
        internal Value[] Stack;
        internal Value[] Slots;
        internal Activation? Own;
        internal Activation? Closure;
        internal RenderContext Context;
        internal Value[] Names;
        internal CodeUnit Unit;
        internal object? Parent;
        internal int Top;
        internal int Base;
        internal int Line;
    }

    /// <summary>Begins the outermost function of a render, which nothing goes back from.</summary>
    public void Begin(FunctionCode code, RenderContext context)
    {
        budget.Enter();
        MoveTo(context, code.Unit);
        _trail.Push(code, Unit, Line);
        Open(code, null);
    }

    /// <summary>Begins a function.</summary>
    /// <param name="code">The function.</param>
    /// <param name="closure">The locals of the function that it was written in.</param>
    /// <param name="context">The variables that it sees.</param>
    /// <param name="caller">What was running.</param>
    public void Enter(FunctionCode code, Activation? closure, RenderContext context, out Caller caller)
    {
        budget.Enter();
        _trail.Push(code, Unit, Line);
        Save(out caller);
        if (!ReferenceEquals(context, RenderContext) || !ReferenceEquals(code.Unit, Unit))
            MoveTo(context, code.Unit);
        Open(code, closure);
        Parent = null;
    }

    private void MoveTo(RenderContext context, CodeUnit unit)
    {
        Put(ref Names, context.CacheFor(unit));
        Put(ref RenderContext, context);
        Put(ref Unit, unit);
    }

    // The locals of a function that is written inside of another live on if that one's do.
    private void Open(FunctionCode code, Activation? closure)
    {
        Put(ref Closure, closure);
        if (code.IsCaptured)
        {
            (Slots, Base) = (new Value[code.SlotCount], 0);
            Own = new Activation(Slots, closure);
            return;
        }

        Own = null;
        Push(code.SlotCount);
    }

    /// <summary>The places that are running, innermost first.</summary>
    public IReadOnlyList<TemplateCall> Places() => _trail.Places(Unit, Line);

    /// <summary>Ends a function. After an error nothing is ended: the frame then still tells where it was.</summary>
    public void Leave(in Caller caller)
    {
        SwitchBack(caller);
        budget.Leave();
        _trail.Pop();
    }

    /// <summary>The state of the running function, for code of it that runs later.</summary>
    public void Save(out Caller caller)
    {
        caller.Stack = _stack;
        caller.Slots = Slots;
        caller.Own = Own;
        caller.Closure = Closure;
        caller.Context = RenderContext;
        caller.Names = Names;
        caller.Unit = Unit;
        caller.Parent = Parent;
        caller.Top = _top;
        caller.Base = Base;
        caller.Line = Line;
    }

    /// <summary>Copies the locals of a saved state, so that it may be run in when the function has ended.</summary>
    public static void Detach(ref Caller saved)
    {
        if (saved.Own is not null)
            return;
        saved.Slots = saved.Slots.AsSpan(saved.Base, saved.Top - saved.Base).ToArray();
        saved.Base = 0;
    }

    /// <summary>Runs in the state that was saved.</summary>
    /// <param name="saved">The state.</param>
    /// <param name="current">What to return to.</param>
    public void SwitchTo(in Caller saved, out Caller current)
    {
        Save(out current);
        Restore(saved);
    }

    public void SwitchBack(in Caller current)
    {
        Put(ref _stack, current.Stack);
        _top = current.Top;
        Restore(current);
    }

    private void Restore(in Caller saved)
    {
        Put(ref Slots, saved.Slots);
        Base = saved.Base;
        Put(ref Own, saved.Own);
        Put(ref Closure, saved.Closure);
        Put(ref RenderContext, saved.Context);
        Put(ref Names, saved.Names);
        Put(ref Unit, saved.Unit);
        Line = saved.Line;
        Put(ref Parent, saved.Parent);
    }

    // Writing a reference costs more than looking at it, and most calls change few.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put<T>(ref T place, T value)
        where T : class?
    {
        if (!ReferenceEquals(place, value))
            place = value;
    }

    /// <summary>Calls a function that is to see another context.</summary>
    public Value CallIn(RenderContext context, Value callee, in CallArguments given)
    {
        RenderContext own = RenderContext;
        RenderContext = context;
        try
        {
            return environment.Call(this, callee, given);
        }
        finally
        {
            RenderContext = own;
        }
    }

    /// <summary>A local of the running function. The compiler numbers them, and a function begins with room for all; a number that were wrong is an error, never memory of something else.</summary>
    /// <param name="slot">Its number.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref Value Local(int slot) => ref Slots[Base + slot];

    /// <summary>The value of a name of the running template's context; missing if it has none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Value Name(int index)
    {
        Value[] names = Names;
        if ((uint)index < (uint)names.Length && !names[index].IsMissing)
            return names[index];
        return ResolveName(index);
    }

    private Value ResolveName(int index)
    {
        string name = Unit.NameAt(index);
        Value value = environment.Resolver is { } resolve && resolve(RenderContext, name, out object? given) ? Value.From(given) : RenderContext.Resolve(name);
        if (index < Names.Length)
            Names[index] = value;
        return value;
    }

    /// <summary>Makes the frame ready for another render of the same environment; nothing of this one may have kept it.</summary>
    public void Restart()
    {
        if (_highest > 0)
            Array.Clear(_stack, 0, Math.Min(_highest, _stack.Length));
        (_top, _highest, Base, Line) = (0, 0, 0, 1);
        Put(ref Slots, _stack);
        (Own, Closure, Parent) = (null, null, null);
        Modules = null;
        _trail.Restart();
        CanWait = false;
        output.Reset();
    }

    /// <summary>Gives back what the render used; the frame is done.</summary>
    public void Release()
    {
        _highest = 0;
        if (_stack.Length == StackSize)
        {
            Array.Clear(_stack);
            _spareStack = _stack;
        }

        (_stack, Slots) = ([], []);
        Modules = null;
        OutputBuffer.Return(output);
    }

    private static Value[] RentStack()
    {
        Value[]? spare = _spareStack;
        _spareStack = null;
        return spare ?? new Value[StackSize];
    }

    /// <summary>The undefined value of a variable.</summary>
    public Value Undefined(string name) => Value.Undefined(environment.MakeUndefined(new UndefinedInfo { Name = name }));

    private void Push(int count)
    {
        if (_top + count > _stack.Length)
        {
            _stack = new Value[Math.Max(_stack.Length * 2, count)];
            _top = 0;
        }

        Put(ref Slots, _stack);
        Base = _top;
        Span<Value> locals = _stack.AsSpan(_top, count);
        for (int i = 0; i < locals.Length; i++)
            locals[i] = default;
        _top += count;
        if (_top > _highest)
            _highest = _top;
    }
}
