namespace Werkzeug.Net.Local;

/// <summary>Lets go of several local values at once, at the end of a request.</summary>
/// <param name="locals">The values and stacks.</param>
/// <remarks>Mirrors <c>werkzeug.local.LocalManager</c>. A WSGI application wraps itself so that <see cref="Cleanup"/> runs when its answer is closed.</remarks>
public sealed class LocalManager(params IEnumerable<IReleasable> locals)
{
    private readonly List<IReleasable> _locals = [.. locals];

    /// <summary>The values and stacks.</summary>
    public IReadOnlyList<IReleasable> Locals => _locals;

    /// <summary>Adds a value or stack.</summary>
    public void Add(IReleasable local) => _locals.Add(local);

    /// <summary>Lets go of what the present flow of execution holds in all of them.</summary>
    public void Cleanup()
    {
        foreach (IReleasable local in _locals)
            local.Release();
    }
}
