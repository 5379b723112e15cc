using System.Runtime.CompilerServices;
using Flask.Net.Signals;

namespace Flask.Net.Tests.Signals;

[TestClass]
public class SignalTests
{
    [TestMethod]
    public void Receivers_hear_in_the_order_of_connecting()
    {
        Signal<string> signal = new("test");
        List<string> heard = [];
        using IDisposable first = signal.Connect((sender, argument) => heard.Add($"first {sender} {argument}"));
        using IDisposable second = signal.Connect((sender, argument) => heard.Add($"second {sender} {argument}"));

        signal.Send("me", "hello");

        CollectionAssert.AreEqual(new[] { "first me hello", "second me hello" }, heard);
    }

    [TestMethod]
    public void A_connection_ends_when_it_is_disposed_of()
    {
        Signal signal = new("test");
        int heard = 0;
        IDisposable connection = signal.Connect(_ => heard++);
        signal.Send(this);
        connection.Dispose();

        signal.Send(this);

        Assert.AreEqual(1, heard);
        Assert.IsFalse(signal.HasReceivers);
    }

    [TestMethod]
    public void A_receiver_can_listen_to_one_sender_only()
    {
        Signal signal = new("test");
        object mine = new(), other = new();
        int heard = 0;
        using IDisposable connection = signal.Connect(_ => heard++, mine);

        signal.Send(other);
        signal.Send(mine);

        Assert.AreEqual(1, heard);
        Assert.IsTrue(signal.HasReceiversFor(mine));
        Assert.IsFalse(signal.HasReceiversFor(other));
    }

    [TestMethod]
    public void A_weak_receiver_goes_with_its_object()
    {
        Signal signal = new("test");
        ConnectWeakly(signal);

        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        signal.Send(this);

        Assert.IsFalse(signal.HasReceivers);
    }

    [TestMethod]
    public void A_weak_receiver_stays_as_long_as_its_object()
    {
        Signal signal = new("test");
        Listener listener = new();
        signal.Connect(listener.Hear, weak: true);

        GC.Collect();
        GC.WaitForPendingFinalizers();
        signal.Send(this);

        Assert.AreEqual(1, listener.Heard);
    }

    [TestMethod]
    public void An_exception_of_a_receiver_reaches_the_sender()
    {
        Signal signal = new("test");
        using IDisposable connection = signal.Connect(static _ => throw new FormatException("heard"));

        Assert.ThrowsExactly<FormatException>(() => signal.Send(this));
    }

    [TestMethod]
    public void A_namespace_gives_one_signal_for_one_name()
    {
        SignalNamespace signals = new();

        Assert.AreSame(signals.Signal("saved"), signals.Signal("saved"));
        Assert.AreNotSame(signals.Signal("saved"), signals.Signal("deleted"));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ConnectWeakly(Signal signal) => signal.Connect(new Listener().Hear, weak: true);

    private sealed class Listener
    {
        public int Heard { get; private set; }

        public void Hear(object? sender) => Heard++;
    }
}
