using System.Runtime.CompilerServices;
using Jinja.Net.Runtime.Values;

namespace Jinja.Net.Runtime;

/// <summary>Waiting: how a render is left in the middle, and how it goes on.</summary>
internal sealed partial class Frame
{
    private ResumeStack? _left;
    private Task? _awaited;

    /// <summary>Whether the render may be left to wait for a task; one that gives its text back at once may not.</summary>
    public bool CanWait { get; set; }

    /// <summary>Who takes the output in chunks while the render goes on, if somebody does.</summary>
    public ChunkSink? Sink { get; init; }

    /// <summary>What was read of which objects before a built-in that cannot wait is called; it asks here first.</summary>
    public Dictionary<(object Item, string Path), Value>? ReadAhead { get; set; }

    /// <summary>What the render waits for; <see langword="null"/> when it only wants its output taken.</summary>
    public Task? Awaited => _awaited;

    /// <summary>The value itself, or the result of the task that it is: now if it is done, else when the render goes on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Value Ready(Value value) => value.IsPending ? Await(value) : value;

    /// <summary>The result of a task if it is done; else the render is left to wait for it, and this is the innermost part of what waits.</summary>
    /// <exception cref="TemplateRuntimeException">The render cannot wait.</exception>
    public Value Await(Value pending)
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
        budget.Move();
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
    public ValueEnumerator Items(Value value)
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

        public Value Resume(Frame frame, int stage, object? state, Value value)
        {
            frame.Leave((Caller)state!);
            return value;
        }
    }

    private sealed class CapturePart : IResumable
    {
        public static readonly CapturePart Instance = new();

        public Value Resume(Frame frame, int stage, object? state, Value value) => frame.Output.EndCapture((int)state!, stage == 1);
    }
}
