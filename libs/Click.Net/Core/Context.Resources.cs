using System.Runtime.ExceptionServices;

namespace Click.Net;

public sealed partial class Context : IDisposable, IAsyncDisposable
{
    private Stack<object>? _resources;

    /// <inheritdoc />
    public void CloseWith(IDisposable resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        (_resources ??= new()).Push(resource);
    }

    /// <summary>Disposes a resource when the context closes, and returns it.</summary>
    /// <remarks>Mirrors <c>Context.with_resource</c>.</remarks>
    public T WithResource<T>(T resource) where T : IDisposable
    {
        CloseWith(resource);
        return resource;
    }

    /// <summary>Disposes a resource asynchronously when the context closes, and returns it.</summary>
    public T WithAsyncResource<T>(T resource) where T : IAsyncDisposable
    {
        ArgumentNullException.ThrowIfNull(resource);
        (_resources ??= new()).Push(resource);
        return resource;
    }

    /// <summary>Calls a function when the context closes.</summary>
    /// <remarks>Mirrors <c>Context.call_on_close</c>.</remarks>
    public void CallOnClose(Action action)
    {
        ArgumentNullException.ThrowIfNull(action);
        (_resources ??= new()).Push(action);
    }

    /// <summary>Closes what was registered, the last first. Every resource is closed; the first failure is thrown in the end.</summary>
    public void Dispose()
    {
        ExceptionDispatchInfo? failure = null;
        while (_resources is { Count: > 0 })
        {
            try
            {
                CloseOne(_resources.Pop());
            }
            catch (Exception error)
            {
                failure ??= ExceptionDispatchInfo.Capture(error);
            }
        }

        failure?.Throw();
    }

    /// <summary>Closes what was registered, the last first, waiting for each.</summary>
    public async ValueTask DisposeAsync()
    {
        ExceptionDispatchInfo? failure = null;
        while (_resources is { Count: > 0 })
        {
            try
            {
                object resource = _resources.Pop();
                if (resource is IAsyncDisposable asynchronous)
                    await asynchronous.DisposeAsync().ConfigureAwait(false);
                else
                    CloseOne(resource);
            }
            catch (Exception error)
            {
                failure ??= ExceptionDispatchInfo.Capture(error);
            }
        }

        failure?.Throw();
    }

    /// <summary>Makes this the current context until the scope is disposed. Scopes may nest; the context stays open.</summary>
    /// <remarks>Mirrors <c>Context.scope(cleanup=False)</c>.</remarks>
    public ContextScope Scope() => new(this);

    internal bool HasNothingToClose => _resources is null or { Count: 0 };

    private static void CloseOne(object resource)
    {
        switch (resource)
        {
            case Action action:
                action();
                break;
            case IDisposable disposable:
                disposable.Dispose();
                break;
            default:
                throw new InvalidOperationException($"A {resource.GetType().Name} closes asynchronously: run the command with MainAsync or RunAsync.");
        }
    }
}

/// <summary>The time in which a context is the current one.</summary>
public readonly struct ContextScope : IDisposable, IEquatable<ContextScope>
{
    private readonly Context? _previous;

    internal ContextScope(Context context)
    {
        _previous = ContextStack.OfFlow;
        ContextStack.OfFlow = context;
    }

    /// <summary>Makes the context before this one the current one again.</summary>
    public void Dispose() => ContextStack.OfFlow = _previous;

    /// <inheritdoc />
    public bool Equals(ContextScope other) => ReferenceEquals(_previous, other._previous);

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is ContextScope other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => _previous?.GetHashCode() ?? 0;

    /// <summary>Whether both return to the same context.</summary>
    public static bool operator ==(ContextScope left, ContextScope right) => left.Equals(right);

    /// <summary>Whether they return to different contexts.</summary>
    public static bool operator !=(ContextScope left, ContextScope right) => !left.Equals(right);
}
