using System.Buffers;
using Werkzeug.Net.Wsgi;

namespace Werkzeug.Net.Tests.Wsgi;

[TestClass]
public sealed class PooledBytesTests
{
    private static PooledBytes Hello()
    {
        PooledBytes bytes = new();
        bytes.Write("hello"u8);
        bytes.Complete();
        return bytes;
    }

    [TestMethod]
    public void Bytes_are_sent_once()
    {
        PooledBytes bytes = Hello();
        ArrayBufferWriter<byte> sent = new();

        bytes.SendTo(sent);

        Assert.IsTrue(sent.WrittenSpan.SequenceEqual("hello"u8));
        Assert.ThrowsExactly<InvalidOperationException>(() => bytes.SendTo(sent));
        Assert.ThrowsExactly<InvalidOperationException>(() => bytes.Keep());
        Assert.ThrowsExactly<InvalidOperationException>(bytes.Check);
    }

    [TestMethod]
    public void Bytes_that_are_being_sent_are_nobody_elses()
    {
        PooledBytes bytes = Hello();

        bytes.SendTo(new Interrupted(() =>
        {
            Assert.ThrowsExactly<InvalidOperationException>(() => bytes.SendTo(new ArrayBufferWriter<byte>()));
            Assert.ThrowsExactly<InvalidOperationException>(() => bytes.Keep());
        }));
    }

    [TestMethod]
    public void Bytes_that_somebody_keeps_stay_and_can_be_sent_again()
    {
        PooledBytes bytes = Hello();
        ReadOnlyMemory<byte> kept = bytes.Keep();
        ArrayBufferWriter<byte> sent = new();

        bytes.SendTo(sent);
        bytes.SendTo(sent);

        Assert.IsTrue(sent.WrittenSpan.SequenceEqual("hellohello"u8));
        Assert.IsTrue(kept.Span.SequenceEqual("hello"u8));
    }

    // Something happens while it is written to.
    private sealed class Interrupted(Action happening) : IBufferWriter<byte>
    {
        private readonly ArrayBufferWriter<byte> _inner = new();

        public void Advance(int count) => _inner.Advance(count);

        public Memory<byte> GetMemory(int sizeHint = 0) => _inner.GetMemory(sizeHint);

        public Span<byte> GetSpan(int sizeHint = 0)
        {
            happening();
            return _inner.GetSpan(sizeHint);
        }
    }
}
