namespace Flask.Net.Signals;

/// <summary>Tells those who asked that something happened.</summary>
/// <remarks>Mirrors <c>blinker.Signal</c>.</remarks>
/// <param name="name">The name.</param>
/// <param name="doc">What it tells.</param>
public sealed class Signal(string name, string? doc = null) : SignalConnections<Action<object?>>(name, doc)
{
    /// <summary>Calls the receivers. An exception of one goes to whoever sends, and the others are not called.</summary>
    public void Send(object? sender)
    {
        WriteDiagnostics(sender, null);
        foreach (Action<object?> receiver in Receivers(sender))
            receiver(sender);
    }
}

/// <summary>Tells those who asked that something happened, and one fact about it.</summary>
/// <param name="name">The name.</param>
/// <param name="doc">What it tells.</param>
public sealed class Signal<T>(string name, string? doc = null) : SignalConnections<Action<object?, T>>(name, doc)
{
    /// <summary>Calls the receivers. An exception of one goes to whoever sends, and the others are not called.</summary>
    public void Send(object? sender, T argument)
    {
        WriteDiagnostics(sender, argument);
        foreach (Action<object?, T> receiver in Receivers(sender))
            receiver(sender, argument);
    }
}

/// <summary>Tells those who asked that something happened, and two facts about it.</summary>
/// <param name="name">The name.</param>
/// <param name="doc">What it tells.</param>
public sealed class Signal<T1, T2>(string name, string? doc = null) : SignalConnections<Action<object?, T1, T2>>(name, doc)
{
    /// <summary>Calls the receivers. An exception of one goes to whoever sends, and the others are not called.</summary>
    public void Send(object? sender, T1 first, T2 second)
    {
        WriteDiagnostics(sender, (first, second));
        foreach (Action<object?, T1, T2> receiver in Receivers(sender))
            receiver(sender, first, second);
    }
}
