using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using Werkzeug.Net.Wsgi;

namespace Werkzeug.Net;

/// <summary>What a response is made of: text, bytes, blocks of them, a stream or a WSGI body. Each converts by itself.</summary>
public readonly struct ResponseBody
{
    private ResponseBody(BodyInMemory held, bool isWhole = false)
    {
        Held = held;
        IsWhole = isWhole;
    }

    private ResponseBody(WsgiBody stream) => Stream = stream;

    /// <summary>The bytes, where they are at hand; nothing where the body streams or is empty.</summary>
    internal BodyInMemory Held { get; }

    /// <summary>The body that streams; null where the blocks are at hand.</summary>
    internal WsgiBody? Stream { get; }

    /// <summary>Whether it was one text or one array, whose length is told at once.</summary>
    internal bool IsWhole { get; }

    /// <summary>A text, sent in UTF-8.</summary>
    public static ResponseBody FromString(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new(new BodyInMemory(text), isWhole: true);
    }

    /// <summary>Bytes, not copied.</summary>
    public static ResponseBody FromByteArray(byte[] data) => new(new BodyInMemory(data), isWhole: true);

    /// <summary>Texts that are at hand, one block each.</summary>
    public static ResponseBody FromSequence(params IEnumerable<string> texts) => new(new BodyInMemory([.. texts.Select(Encode)]));

    /// <summary>Blocks that are at hand.</summary>
    public static ResponseBody FromSequence(IEnumerable<byte[]> blocks) => new(new BodyInMemory([.. blocks.Select(static block => (ReadOnlyMemory<byte>)block)]));

    /// <summary>Texts that are made while they are sent. The generator is disposed when the response is closed.</summary>
    public static ResponseBody FromStream(IEnumerable<string> texts) => new(new SequenceBody(texts.Select(Encode), null));

    /// <summary>Blocks that are made while they are sent. The generator is disposed when the response is closed.</summary>
    public static ResponseBody FromStream(IEnumerable<byte[]> blocks) =>
        new(new SequenceBody(blocks.Select(static block => (ReadOnlyMemory<byte>)block), null));

    /// <summary>Texts that come in their own time. The generator is disposed when the response is closed.</summary>
    public static ResponseBody FromStream(IAsyncEnumerable<string> texts) => new(WsgiBody.From(EncodeAll(texts)));

    /// <summary>Blocks that come in their own time. The generator is disposed when the response is closed.</summary>
    public static ResponseBody FromStream(IAsyncEnumerable<ReadOnlyMemory<byte>> blocks) => new(WsgiBody.From(blocks));

    /// <summary>A stream from its position to its end. It is closed with the response.</summary>
    public static ResponseBody FromStream(Stream stream) => new(new FileWrapper(stream));

    /// <summary>What a program writes at once, as a page. The memory is used again after the body was sent, so that large pages make no garbage.</summary>
    /// <param name="write">Writes the whole body.</param>
    public static ResponseBody FromBuffer(Action<IBufferWriter<byte>> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        PooledBytes bytes = new();
        write(bytes);
        bytes.Complete();
        return new(new BodyInMemory(bytes), isWhole: true);
    }

    /// <summary>What a program writes while it is sent; it waits where the client is slower.</summary>
    /// <param name="write">Writes the body when the first block is asked for. The token fires when the response is closed before its end, as when the client has gone.</param>
    public static ResponseBody FromWriter(Func<PipeWriter, CancellationToken, Task> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        return new(new PipeBody(write));
    }

    /// <summary>A WSGI body. It is closed with the response.</summary>
    public static ResponseBody FromWsgiBody(WsgiBody body) => new(body);

    /// <summary>A text, sent in UTF-8.</summary>
    public static implicit operator ResponseBody(string text) => text is null ? default : FromString(text);

    /// <summary>Bytes, not copied.</summary>
    public static implicit operator ResponseBody(byte[] data) => data is null ? default : FromByteArray(data);

    /// <summary>Texts that are at hand, one block each.</summary>
    public static implicit operator ResponseBody(string[] texts) => texts is null ? default : FromSequence(texts);

    /// <summary>A stream from its position to its end.</summary>
    public static implicit operator ResponseBody(Stream stream) => stream is null ? default : FromStream(stream);

    /// <summary>A WSGI body.</summary>
    public static implicit operator ResponseBody(WsgiBody body) => body is null ? default : FromWsgiBody(body);

    private static ReadOnlyMemory<byte> Encode(string text) => Encoding.UTF8.GetBytes(text);

    private static async IAsyncEnumerable<ReadOnlyMemory<byte>> EncodeAll(IAsyncEnumerable<string> texts)
    {
        await foreach (string text in texts.ConfigureAwait(false))
            yield return Encode(text);
    }
}
