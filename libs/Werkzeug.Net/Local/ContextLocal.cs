namespace Werkzeug.Net.Local;

/// <summary>A value that each flow of execution has for itself: it follows <c>await</c>, and a task started from here inherits it.</summary>
/// <typeparam name="T">What is held.</typeparam>
/// <remarks>
/// Mirrors one attribute of <c>werkzeug.local.Local</c>, over <see cref="AsyncLocal{T}"/>. C# has no attributes made at
/// run time, so each value is a field of its own with a type.
/// </remarks>
public sealed class ContextLocal<T> : IReleasable
{
    private readonly AsyncLocal<Held?> _value = new();

    /// <summary>Whether there is a value here.</summary>
    public bool HasValue => _value.Value is not null;

    /// <summary>The value.</summary>
    /// <exception cref="InvalidOperationException">There is none here.</exception>
    public T Value
    {
        get => _value.Value is { } held ? held.Value : throw new InvalidOperationException("The object is not bound.");
        set => _value.Value = new(value);
    }

    /// <summary>The value, if there is one here.</summary>
    public bool TryGetValue([System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out T value)
    {
        Held? held = _value.Value;
        value = held is null ? default : held.Value;
        return held is not null;
    }

    /// <inheritdoc/>
    public void Release() => _value.Value = null;

    private sealed record Held(T Value);
}

/// <summary>Something that lets go of what the present flow of execution holds.</summary>
public interface IReleasable
{
    /// <summary>Lets go of it. Other flows keep theirs.</summary>
    void Release();
}
