using System.Globalization;
using System.Text;
using Werkzeug.Net.Wsgi;

namespace Werkzeug.Net;

public partial class Response
{
    private List<Func<ValueTask>>? _onClose;
    private BodyInMemory _held;
    private WsgiBody? _stream;

    /// <summary>Whether the blocks of the body are at hand.</summary>
    public bool IsSequence => _stream is null;

    /// <summary>Whether the body is made while it is sent, so that nobody knows how long it is.</summary>
    public bool IsStreamed => _stream is { Count: null };

    /// <summary>Whether a streaming body is read into memory when something asks for its bytes.</summary>
    public virtual bool ImplicitSequenceConversion { get; set; } = true;

    /// <summary>The bytes of the body. A streaming body is read into memory; one that waits needs <see cref="MakeSequenceAsync"/> first.</summary>
    /// <exception cref="InvalidOperationException">The body streams and may not be read into memory.</exception>
    public byte[] Data
    {
        get => GetData();
        set => SetData(value);
    }

    /// <summary>The body as text (UTF-8).</summary>
    /// <exception cref="InvalidOperationException">Read: the body streams and may not be read into memory.</exception>
    public string Text
    {
        get => Encoding.UTF8.GetString(GetData());
        set => SetData(value);
    }

    /// <summary>Writes to the body, block by block.</summary>
    public ResponseStream Stream => new(this);

    /// <summary>The bytes of the body. A streaming body is read into memory.</summary>
    /// <exception cref="InvalidOperationException">The body streams and may not be read into memory.</exception>
    public byte[] GetData()
    {
        EnsureSequence();
        return _held.ToArray();
    }

    /// <summary>The bytes of the body, whatever it waits for.</summary>
    /// <param name="cancel">Stops reading.</param>
    public async ValueTask<byte[]> GetDataAsync(CancellationToken cancel = default)
    {
        await MakeSequenceAsync(cancel).ConfigureAwait(false);
        return _held.ToArray();
    }

    /// <summary>The blocks of the body, whatever the request was; a streaming body can be read once.</summary>
    /// <remarks>Mirrors <c>Response.iter_encoded</c>.</remarks>
    public IAsyncEnumerable<ReadOnlyMemory<byte>> IterEncoded() => SentBody;

    /// <summary>Replaces the body by bytes.</summary>
    public void SetData(byte[] data)
    {
        ArgumentNullException.ThrowIfNull(data);
        SetBody(data);
    }

    /// <summary>Replaces the body by a text, in UTF-8.</summary>
    public void SetData(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        SetBody(text);
    }

    /// <summary>Replaces the body.</summary>
    public void SetBody(ResponseBody body)
    {
        _stream = body.Stream;
        _held = body.Held;
        if (body.IsWhole && AutomaticallySetContentLength)
            Headers["Content-Length"] = LengthText;
    }

    /// <summary>How many bytes the body has; null where a streaming body may not be read into memory.</summary>
    public long? CalculateContentLength()
    {
        if (!IsSequence && (DirectPassthrough || !ImplicitSequenceConversion || !CanReadNow))
            return null;
        EnsureSequence();
        return _held.Length;
    }

    /// <summary>Reads a streaming body into memory.</summary>
    /// <exception cref="InvalidOperationException">The body waits for something; <see cref="MakeSequenceAsync"/> can.</exception>
    public void MakeSequence()
    {
        if (_stream is not { } stream)
            return;
        if (stream.Blocks is not { } blocks)
            throw new InvalidOperationException("The body comes in its own time. Await MakeSequenceAsync() first.");
        _held = new([.. blocks.Select(static block => (ReadOnlyMemory<byte>)block.ToArray())]);
        _stream = null;
        CallOnClose(stream.DisposeAsync);
    }

    /// <summary>Reads a streaming body into memory, whatever it waits for.</summary>
    /// <param name="cancel">Stops reading.</param>
    public async ValueTask MakeSequenceAsync(CancellationToken cancel = default)
    {
        if (_stream is not { } stream)
            return;
        List<ReadOnlyMemory<byte>> blocks = [];
        await foreach (ReadOnlyMemory<byte> block in stream.WithCancellation(cancel).ConfigureAwait(false))
            blocks.Add(block.ToArray());
        _held = new(blocks);
        _stream = null;
        CallOnClose(stream.DisposeAsync);
    }

    /// <summary>Makes the response ready to be kept: the body is in memory, its length and its tag are set.</summary>
    public void Freeze()
    {
        MakeSequence();
        Headers["Content-Length"] = LengthText;
        AddETag();
    }

    /// <summary>Has something done when the response is closed.</summary>
    /// <param name="action">Runs once, after the body was sent or given up.</param>
    public void CallOnClose(Action action)
    {
        ArgumentNullException.ThrowIfNull(action);
        CallOnClose(() =>
        {
            action();
            return ValueTask.CompletedTask;
        });
    }

    /// <summary>Has something done and waited for when the response is closed.</summary>
    /// <param name="action">Runs once, after the body was sent or given up.</param>
    public void CallOnClose(Func<ValueTask> action)
    {
        ArgumentNullException.ThrowIfNull(action);
        (_onClose ??= []).Add(action);
    }

    /// <summary>Closes the body and does what was asked for then. Servers do so by closing the body that was returned.</summary>
    public async ValueTask CloseAsync()
    {
        WsgiBody? stream = _stream;
        List<Func<ValueTask>> actions = _onClose ?? [];
        _onClose = null;
        try
        {
            if (stream is not null)
                await stream.DisposeAsync().ConfigureAwait(false);
        }
        finally
        {
            foreach (Func<ValueTask> action in actions)
                await action().ConfigureAwait(false);
        }
    }

    /// <summary>Closes the response (<see cref="CloseAsync"/>).</summary>
    public async ValueTask DisposeAsync()
    {
        await CloseAsync().ConfigureAwait(false);
        GC.SuppressFinalize(this);
    }

    internal void Append(ReadOnlyMemory<byte> block)
    {
        EnsureSequence();
        _held.Add(block.ToArray());
        Headers.Remove("Content-Length");
    }

    private bool CanReadNow => _stream?.Blocks is not null;

    private WsgiBody SentBody => _stream ?? _held.ToWsgiBody();

    private string LengthText => _held.Length.ToString(CultureInfo.InvariantCulture);

    private void EnsureSequence()
    {
        if (IsSequence)
            return;
        if (DirectPassthrough)
            throw new InvalidOperationException("Attempted implicit sequence conversion but the response object is in direct passthrough mode.");
        if (!ImplicitSequenceConversion)
        {
            throw new InvalidOperationException(
                "The response object required the iterable to be a sequence, but the implicit conversion was disabled. Call MakeSequence() yourself.");
        }

        MakeSequence();
    }
}
