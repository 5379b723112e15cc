using System.Collections.Concurrent;

namespace Flask.Net.Signals;

/// <summary>Signals by name, made when they are first asked for: for extensions that share signals without sharing code.</summary>
/// <remarks>Mirrors <c>blinker.Namespace</c>.</remarks>
public sealed class SignalNamespace
{
    private readonly ConcurrentDictionary<string, Signal<IReadOnlyDictionary<string, object?>>> _signals = new(StringComparer.Ordinal);

    /// <summary>The signal of a name; its argument is a dictionary of facts.</summary>
    /// <param name="name">The name.</param>
    /// <param name="doc">What it tells; counts where the signal is made.</param>
    public Signal<IReadOnlyDictionary<string, object?>> Signal(string name, string? doc = null) =>
        _signals.GetOrAdd(name, static (name, doc) => new Signal<IReadOnlyDictionary<string, object?>>(name, doc), doc);
}
