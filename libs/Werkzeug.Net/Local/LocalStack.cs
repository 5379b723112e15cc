using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Werkzeug.Net.Local;

/// <summary>A stack that each flow of execution has for itself.</summary>
/// <typeparam name="T">What is held.</typeparam>
/// <remarks>
/// Mirrors <c>werkzeug.local.LocalStack</c>. A task started from here begins with this stack, and neither sees what the
/// other pushes afterwards.
/// </remarks>
public sealed class LocalStack<T> : IReleasable
{
    private readonly AsyncLocal<ImmutableStack<T>?> _stack = new();

    /// <summary>The value on top, or the default where the stack is empty.</summary>
    public T? Top => TryPeek(out T? top) ? top : default;

    /// <summary>Whether nothing is on the stack.</summary>
    public bool IsEmpty => _stack.Value is not { IsEmpty: false };

    /// <summary>Puts a value on top.</summary>
    public void Push(T value) => _stack.Value = (_stack.Value ?? []).Push(value);

    /// <summary>Takes the value from the top.</summary>
    /// <returns>The value, or the default where the stack is empty.</returns>
    public T? Pop()
    {
        if (_stack.Value is not { IsEmpty: false } stack)
            return default;
        ImmutableStack<T> rest = stack.Pop(out T top);
        _stack.Value = rest.IsEmpty ? null : rest;
        return top;
    }

    /// <summary>The value on top, if there is one.</summary>
    public bool TryPeek([MaybeNullWhen(false)] out T top)
    {
        bool isEmpty = _stack.Value is not { IsEmpty: false };
        top = isEmpty ? default : _stack.Value!.Peek();
        return !isEmpty;
    }

    /// <inheritdoc/>
    public void Release() => _stack.Value = null;
}
