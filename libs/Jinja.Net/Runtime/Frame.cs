using System.Runtime.CompilerServices;
using Jinja.Net.Runtime.Values;

namespace Jinja.Net.Runtime;

/// <summary>One render: its output, its budget, and the state of the function that runs at present.</summary>
internal sealed class Frame(IEnvironment environment, RenderBudget budget, OutputBuffer output) : IRuntimeServices
{
    private const int StackSize = 128;

    [ThreadStatic]
    private static Value[]? _spareStack;

    private Value[] _stack = RentStack();
    private int _top;
    private int _highest;
    private CallTrail _trail;
    private ResumeStack? _left;
    private Task? _awaited;

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

    /// <summary>Whether the render may be left to wait for a task; one that gives its text back at once may not.</summary>
    public bool CanWait { get; set; }

    /// <summary>Who takes the output in chunks while the render goes on, if somebody does.</summary>
    public ChunkSink? Sink { get; init; }

    /// <summary>What was read of which objects before a built-in that cannot wait is called; it asks here first.</summary>
    public Dictionary<(object Item, string Path), Value>? ReadAhead { get; set; }

    /// <summary>What the render waits for; <see langword="null"/> when it only wants its output taken.</summary>
    public Task? Awaited => _awaited;

    public EvalContext EvalContext => RenderContext.EvalContext;

    public object? Context => RenderContext;

    public IEnvironment Environment => environment;

    /// <summary>What was running before a call, to be given back to <see cref="Leave"/>.</summary>
    public readonly record struct Caller(
        Value[] Stack, int Top, Value[] Slots, int Base, Activation? Own, Activation? Closure, RenderContext Context, Value[] Names, CodeUnit Unit, int Line, object? Parent);

    /// <summary>Begins a function.</summary>
    /// <param name="code">The function.</param>
    /// <param name="closure">The locals of the function that it was written in.</param>
    /// <param name="context">The variables that it sees.</param>
    public Caller Enter(FunctionCode code, Activation? closure, RenderContext context)
    {
        budget.Enter();
        _trail.Push(code, Unit, Line);
        Caller caller = new(_stack, _top, Slots, Base, Own, Closure, RenderContext, Names, Unit, Line, Parent);
        Closure = closure;
        if (code.IsCaptured)
        {
            (Slots, Base) = (new Value[code.SlotCount], 0);
            Own = new Activation(Slots, closure);
        }
        else
        {
            Own = null;
            Push(code.SlotCount);
        }

        if (!ReferenceEquals(context, RenderContext) || !ReferenceEquals(code.Unit, Unit))
            Names = context.CacheFor(code.Unit);
        (RenderContext, Unit, Parent) = (context, code.Unit, null);
        return caller;
    }

    /// <summary>The places that are running, innermost first.</summary>
    public IReadOnlyList<TemplateCall> Places() => _trail.Places(Unit, Line);

    /// <summary>Ends a function. After an error nothing is ended: the frame then still tells where it was.</summary>
    public void Leave(in Caller caller)
    {
        (_stack, _top, Slots, Base, Own, Closure) = (caller.Stack, caller.Top, caller.Slots, caller.Base, caller.Own, caller.Closure);
        (RenderContext, Names, Unit, Line, Parent) = (caller.Context, caller.Names, caller.Unit, caller.Line, caller.Parent);
        budget.Leave();
        _trail.Pop();
    }

    /// <summary>The state of the running function, for code of it that runs later.</summary>
    public Caller Save() => new(_stack, _top, Slots, Base, Own, Closure, RenderContext, Names, Unit, Line, Parent);

    /// <summary>Runs in the state that was saved; gives what to return to.</summary>
    public Caller SwitchTo(in Caller saved)
    {
        Caller current = Save();
        (Slots, Base, Own, Closure) = (saved.Slots, saved.Base, saved.Own, saved.Closure);
        (RenderContext, Names, Unit, Line, Parent) = (saved.Context, saved.Names, saved.Unit, saved.Line, saved.Parent);
        return current;
    }

    public void SwitchBack(in Caller current)
    {
        (_stack, _top, Slots, Base, Own, Closure) = (current.Stack, current.Top, current.Slots, current.Base, current.Own, current.Closure);
        (RenderContext, Names, Unit, Line, Parent) = (current.Context, current.Names, current.Unit, current.Line, current.Parent);
    }

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
        Value value = RenderContext.Resolve(Unit.NameAt(index));
        if (index < Names.Length)
            Names[index] = value;
        return value;
    }

    /// <summary>Makes the frame ready for another render of the same environment; nothing of this one may have kept it.</summary>
    public void Restart()
    {
        Array.Clear(_stack, 0, Math.Min(_highest, _stack.Length));
        (_top, _highest, Base, Line) = (0, 0, 0, 1);
        (Slots, Names) = ([], []);
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

    // ---- waiting ----

    /// <summary>The value itself, or the result of the task that it is: now if it is done, else when the render goes on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Value Ready(in Value value) => value.IsPending ? Await(value) : value;

    /// <summary>The result of a task if it is done; else the render is left to wait for it, and this is the innermost part of what waits.</summary>
    /// <exception cref="TemplateRuntimeException">The render cannot wait.</exception>
    public Value Await(in Value pending)
    {
        Value value = pending;
        while (value.IsPending && !value.Is(Value.Suspended))
        {
            Task task = Awaitables.TaskOf(value);
            if (!task.IsCompleted)
                return WaitFor(task);
            value = Awaitables.Result(task);
        }

        return value;
    }

    /// <summary>Leaves the render until a task is done; its result is the value of the innermost part that was left.</summary>
    /// <exception cref="TemplateRuntimeException">The render cannot wait.</exception>
    public Value WaitFor(Task task)
    {
        if (!CanWait)
            throw Awaitables.CannotWait();
        _awaited = task;
        return Value.Suspended;
    }

    /// <summary>The result of a variable that is a task, kept in its place once it is there.</summary>
    public Value AwaitIn(ref Value place)
    {
        Value value = Await(place);
        if (!value.IsPending)
            place = value;
        return value;
    }

    /// <summary>Leaves an expression in the middle.</summary>
    public Value SuspendEval(IResumable part, int stage = 0, object? state = null)
    {
        (_left ??= new ResumeStack()).Add(part, stage, state);
        return Value.Suspended;
    }

    /// <summary>Leaves a statement in the middle.</summary>
    public Flow SuspendRender(IResumable part, int stage = 0, object? state = null)
    {
        (_left ??= new ResumeStack()).Add(part, stage, state);
        return Flow.Suspended;
    }

    /// <summary>Goes on with what was left, once what it waits for is done.</summary>
    /// <returns>What comes of the outermost part, or <see cref="Value.Suspended"/> if it must wait once more.</returns>
    public Value GoOn()
    {
        Value result = _awaited is null ? Flow.Next.ToValue() : Await(Value.Pending(_awaited));
        while (!result.IsPending)
        {
            _awaited = null;
            if (_left is null || !_left.TryTake(out ResumeStack.Entry next))
                break;
            result = next.Part.Resume(this, next.Stage, next.State, result);
        }

        return result;
    }

    /// <summary>Hands a chunk of output to who takes it; <see cref="Flow.Suspended"/> if the render must wait for that.</summary>
    public Flow Send() => Sink is null || output.IsCapturing ? Flow.Next : Sink.Send(this);

    /// <summary>Leaves a function once its code, which waits, has ended.</summary>
    public Flow LeaveLater(in Caller caller) => SuspendRender(LeavingPart.Instance, 0, caller);

    /// <summary>Ends a capture once what is captured, which waits, has ended.</summary>
    public Value EndCaptureLater(int start, bool safe) => SuspendEval(CapturePart.Instance, safe ? 1 : 0, start);

    /// <summary>A value's items. Asynchronous sequences are closed when the render ends, if not before.</summary>
    public ValueEnumerator Items(in Value value)
    {
        if (!CanWait || value.Kind != ValueKind.Object || value.O is INamedType || Shapes.Of(value.O!) is not (Shape.Iterable or Shape.AsyncIterable))
            return Iteration.Of(value);
        if (AsyncItems.TryOf(value.O!) is not { } items)
            return Iteration.Of(value);
        _open ??= [];
        if (_open.Count >= MostOpen)
            _open.RemoveAll(static open => open.IsOver);
        _open.Add(items);
        return new ValueEnumerator(items);
    }

    /// <summary>Closes a sequence that nobody goes on with; the render may have to wait for it.</summary>
    public Value Close(in ValueEnumerator items) => items.Async?.Close() is { } closing ? Await(Value.Pending(closing)) : default;

    /// <summary>Whether asynchronous sequences may have to be closed.</summary>
    public bool HasOpen => _open is not null;

    /// <summary>Closes the asynchronous sequences that were not gone through to the end.</summary>
    public async ValueTask CloseAllAsync()
    {
        foreach (AsyncItems items in _open ?? [])
            if (items is { IsOver: false, IsMoving: false } && items.Close() is { } closing)
                await closing.ConfigureAwait(false);
    }

    private const int MostOpen = 64;
    private List<AsyncItems>? _open;

    private sealed class LeavingPart : IResumable
    {
        public static readonly LeavingPart Instance = new();

        public Value Resume(Frame frame, int stage, object? state, in Value value)
        {
            frame.Leave((Caller)state!);
            return value;
        }
    }

    private sealed class CapturePart : IResumable
    {
        public static readonly CapturePart Instance = new();

        public Value Resume(Frame frame, int stage, object? state, in Value value) => frame.Output.EndCapture((int)state!, stage == 1);
    }

    private void Push(int count)
    {
        if (_top + count > _stack.Length)
        {
            _stack = new Value[Math.Max(_stack.Length * 2, count)];
            _top = 0;
        }

        Slots = _stack;
        Base = _top;
        Array.Clear(_stack, _top, count);
        _top += count;
        if (_top > _highest)
            _highest = _top;
    }
}
