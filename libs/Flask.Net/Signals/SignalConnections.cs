using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Flask.Net.Signals;

/// <summary>What all signals share: a name, and the receivers that are connected to it.</summary>
/// <remarks>Mirrors <c>blinker.Signal</c>. Connecting and sending are safe from any thread; receivers run on the sender's, in the order of connecting.</remarks>
public abstract class SignalConnections<TReceiver>
    where TReceiver : Delegate
{
    // What keeps a weakly connected receiver alive: the object whose method it is.
    private static readonly ConditionalWeakTable<object, List<TReceiver>> KeptByTarget = [];

    private readonly Lock _lock = new();
    private Connection[] _connections = [];

    private protected SignalConnections(string name, string? doc)
    {
        Name = name;
        Doc = doc;
    }

    /// <summary>The name, which is also that of the event that a <see cref="DiagnosticListener"/> named <c>Flask.Net</c> writes.</summary>
    public string Name { get; }

    /// <summary>What the signal tells; <see langword="null"/> where nobody said.</summary>
    public string? Doc { get; }

    /// <summary>Whether anybody listens: where nobody does, there is no need to prepare what is sent.</summary>
    public bool HasReceivers => _connections.Length > 0 || SignalDiagnostics.IsEnabled(Name);

    /// <summary>Calls a receiver whenever the signal is sent, until the connection is disposed of.</summary>
    /// <param name="receiver">What to call.</param>
    /// <param name="sender">Whose sending counts; <see langword="null"/> means anyone's.</param>
    /// <param name="weak">
    /// Whether the connection ends with the life of the object whose method the receiver is. A receiver that is no object's method
    /// stays connected.
    /// </param>
    public IDisposable Connect(TReceiver receiver, object? sender = null, bool weak = false)
    {
        ArgumentNullException.ThrowIfNull(receiver);
        Connection connection = new(this, receiver, sender, weak && receiver.Target is not null);
        if (connection.IsWeak)
            KeepWithTarget(receiver);
        lock (_lock)
            _connections = [.. _connections, connection];
        return connection;
    }

    /// <summary>Ends all connections of a receiver.</summary>
    public void Disconnect(TReceiver receiver) => Remove(connection => connection.Find() == receiver);

    /// <summary>Whether a sender's signal reaches anybody.</summary>
    public bool HasReceiversFor(object? sender) => Receivers(sender).Any();

    /// <summary>The receivers of a sender's signal, in the order in which they were connected.</summary>
    protected IEnumerable<TReceiver> Receivers(object? sender)
    {
        bool someAreGone = false;
        foreach (Connection connection in _connections)
        {
            if (connection.Find() is not { } receiver)
                someAreGone = true;
            else if (connection.Hears(sender))
                yield return receiver;
        }

        if (someAreGone)
            Remove(static connection => connection.Find() is null);
    }

    private protected void WriteDiagnostics(object? sender, object? arguments)
    {
        if (SignalDiagnostics.IsEnabled(Name))
            SignalDiagnostics.Write(Name, sender, arguments);
    }

    private static void KeepWithTarget(TReceiver receiver)
    {
        List<TReceiver> kept = KeptByTarget.GetOrCreateValue(receiver.Target!); // Connect asked for weak only with a target
        lock (kept)
            kept.Add(receiver);
    }

    private void Remove(Predicate<Connection> isOver)
    {
        lock (_lock)
            _connections = [.. _connections.Where(connection => !isOver(connection))];
    }

    private sealed class Connection(SignalConnections<TReceiver> signal, TReceiver receiver, object? sender, bool isWeak) : IDisposable
    {
        private readonly TReceiver? _strong = isWeak ? null : receiver;
        private readonly WeakReference<TReceiver> _weak = new(receiver);
        private readonly WeakReference<object>? _sender = sender is null ? null : new(sender);

        public bool IsWeak => _strong is null;

        public TReceiver? Find() => _strong ?? (_weak.TryGetTarget(out TReceiver? alive) ? alive : null);

        public bool Hears(object? other) => _sender is null || (_sender.TryGetTarget(out object? only) && ReferenceEquals(only, other));

        public void Dispose() => signal.Remove(connection => connection == this);
    }
}

/// <summary>Where signals are told to who listens to diagnostics instead of connecting.</summary>
internal static class SignalDiagnostics
{
    private static readonly DiagnosticListener Listener = new("Flask.Net");

    public static bool IsEnabled(string name) => Listener.IsEnabled() && Listener.IsEnabled(name);

    public static void Write(string name, object? sender, object? arguments) => Listener.Write(name, new { Sender = sender, Arguments = arguments });
}
