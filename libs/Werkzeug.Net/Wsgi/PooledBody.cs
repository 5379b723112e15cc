using System.Buffers;

namespace Werkzeug.Net.Wsgi;

/// <summary>A body in memory that goes back to its pool when a server has written it.</summary>
internal sealed class PooledBody(PooledBytes bytes) : WholeBody
{
    /// <summary>The body, to be sent once.</summary>
    /// <exception cref="InvalidOperationException">It was sent.</exception>
    public static PooledBody Of(PooledBytes bytes)
    {
        bytes.Check();
        return new(bytes);
    }

    public override int Length => bytes.Length;

    // Who asks for the block may hold on to it.
    internal override ReadOnlyMemory<byte> SingleBlock => bytes.Keep();

    public override void WriteTo(IBufferWriter<byte> writer) => bytes.SendTo(writer);
}
