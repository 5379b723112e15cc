using System.Diagnostics.CodeAnalysis;

namespace Werkzeug.Net.Local;

/// <summary>A stand-in for whatever is bound at the moment, with a message of its own for when nothing is.</summary>
/// <typeparam name="T">What it stands for.</typeparam>
/// <param name="find">Finds the object; <see langword="null"/> where nothing is bound.</param>
/// <param name="unboundMessage">What to say where nothing is bound; <see langword="null"/> is a plain sentence.</param>
/// <remarks>
/// Mirrors <c>werkzeug.local.LocalProxy</c>. Python's proxy answers for every attribute and operator of its object; C#
/// cannot, so the object is read from <see cref="Current"/> and keeps its type.
/// </remarks>
public sealed class LocalProxy<T>(Func<T?> find, string? unboundMessage = null)
    where T : class
{
    /// <summary>Makes a stand-in for a local value.</summary>
    public LocalProxy(ContextLocal<T> local, string? unboundMessage = null)
        : this(() => local.TryGetValue(out T? value) ? value : null, unboundMessage)
    {
    }

    /// <summary>Makes a stand-in for the top of a stack.</summary>
    public LocalProxy(LocalStack<T> stack, string? unboundMessage = null)
        : this(() => stack.Top, unboundMessage)
    {
    }

    /// <summary>Whether something is bound.</summary>
    public bool IsBound => find() is not null;

    /// <summary>The object that is bound.</summary>
    /// <exception cref="InvalidOperationException">Nothing is bound.</exception>
    public T Current => find() ?? throw new InvalidOperationException(unboundMessage ?? "object is not bound");

    /// <summary>The object that is bound, if there is one.</summary>
    public bool TryGetCurrent([NotNullWhen(true)] out T? current)
    {
        current = find();
        return current is not null;
    }

    /// <summary>The object's own text, or <c>&lt;LocalProxy unbound&gt;</c>.</summary>
    public override string ToString() => find()?.ToString() ?? "<LocalProxy unbound>";
}
