using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace Jinja.Net.Runtime.Values;

/// <summary>The items of a .NET <see cref="IAsyncEnumerable{T}"/>, whatever their type. Nothing here ever waits.</summary>
internal abstract class AsyncItems
{
    private Task<bool>? _moving;
    private Task? _closing;

    /// <summary>Begins to go through an object, if it is an asynchronous sequence.</summary>
    public static AsyncItems? TryOf(object instance) => instance switch
    {
        IAsyncEnumerable<object?> items => new TypedItems<object?>(items),
        IAsyncEnumerable<int> items => new TypedItems<int>(items),
        IAsyncEnumerable<long> items => new TypedItems<long>(items),
        _ => ReflectedItems.Of(instance),
    };

    /// <summary>Whether a sequence can be gone through asynchronously.</summary>
    public static bool IsAsync(object instance) => instance is IAsyncEnumerable<object?> || Shapes.Of(instance) == Shape.AsyncIterable;

    /// <summary>Whether the next item is not there yet.</summary>
    public bool IsMoving => _moving is not null;

    /// <summary>Whether the end was reached, or nobody goes on.</summary>
    public bool IsOver { get; private set; }

    /// <summary>Goes to the next item.</summary>
    /// <param name="item">The item, or the task to await before one asks again.</param>
    /// <returns>False at the end.</returns>
    public bool TryNext(out Value item)
    {
        item = default;
        if (IsOver)
            return IsClosing(out item);
        if (!Move(out bool moved))
        {
            item = Value.Pending(_moving!);
            return true;
        }

        if (!moved)
        {
            Close();
            return IsClosing(out item);
        }

        item = Current();
        return true;
    }

    private bool Move(out bool moved) => _moving is null ? IsThere(MoveNextAsync(), out moved) : IsThere(new ValueTask<bool>(_moving), out moved);

    // Whether the sequence has moved; else it is moving.
    private bool IsThere(ValueTask<bool> moving, out bool moved)
    {
        bool isThere = moving.IsCompleted;
        moved = isThere && moving.GetAwaiter().GetResult();
        _moving = isThere ? null : moving.AsTask();
        return isThere;
    }

    /// <summary>Gives back what the sequence holds.</summary>
    /// <returns>A task, if that takes time.</returns>
    public Task? Close()
    {
        if (IsOver)
            return _closing;
        IsOver = true;
        ValueTask closing = CloseAsync();
        return _closing = closing.IsCompletedSuccessfully ? null : closing.AsTask();
    }

    private bool IsClosing(out Value wait)
    {
        bool isClosing = _closing is { IsCompletedSuccessfully: false };
        wait = isClosing ? Value.Pending(_closing!) : default;
        return isClosing;
    }

    protected abstract ValueTask<bool> MoveNextAsync();

    protected abstract Value Current();

    protected abstract ValueTask CloseAsync();

    private sealed class TypedItems<T>(IAsyncEnumerable<T> items) : AsyncItems
    {
        private readonly IAsyncEnumerator<T> _items = items.GetAsyncEnumerator();

        protected override ValueTask<bool> MoveNextAsync() => _items.MoveNextAsync();

        protected override Value Current() => Value.From(_items.Current);

        protected override ValueTask CloseAsync() => _items.DisposeAsync();
    }

    /// <summary>Items of other value types.</summary>
    private sealed class ReflectedItems(object items, Func<ValueTask<bool>> move, PropertyInfo current) : AsyncItems
    {
        private const string Reason = "Members of interfaces that a live object implements and its own code uses.";

        [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = Reason)]
        [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = Reason)]
        public static ReflectedItems? Of(object sequence)
        {
            if (Shapes.Of(sequence) is not (Shape.AsyncIterable or Shape.Iterable))
                return null;
            Type? shape = Array.Find(sequence.GetType().GetInterfaces(), static i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>));
            MethodInfo? begin = shape?.GetMethod(nameof(IAsyncEnumerable<>.GetAsyncEnumerator));
            if (begin?.Invoke(sequence, BindingFlags.DoNotWrapExceptions, null, [CancellationToken.None], null) is not { } items)
                return null;
            MethodInfo? move = begin.ReturnType.GetMethod(nameof(IAsyncEnumerator<>.MoveNextAsync));
            PropertyInfo? current = begin.ReturnType.GetProperty(nameof(IAsyncEnumerator<>.Current));
            return move is null || current is null ? null : new ReflectedItems(items, move.CreateDelegate<Func<ValueTask<bool>>>(items), current);
        }

        protected override ValueTask<bool> MoveNextAsync() => move();

        protected override Value Current() => Value.From(current.GetValue(items, BindingFlags.DoNotWrapExceptions, null, null, null));

        protected override ValueTask CloseAsync() => items is IAsyncDisposable disposable ? disposable.DisposeAsync() : default;
    }
}
