using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Werkzeug.Net.Wsgi;

namespace Werkzeug.Net.Serving.Python;

/// <summary>What became of an announcement of Python's.</summary>
internal enum PythonStart
{
    Ok,

    /// <summary>There was an error to tell, but headers were sent already.</summary>
    Sent,

    /// <summary>Status or headers are not as PEP 3333 wants them.</summary>
    Invalid,
}

/// <summary>
/// One request on its way through an application of Python. Python's thread hands over blocks and waits while one that it handed over
/// was not taken: a slow client slows the application, not the memory. A client that has gone ends it with its next block.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "Python may ask after the request has ended; nothing of the system is held.")]
internal sealed class PythonRequest(WsgiEnviron environ, bool isMultithread) : PythonWork
{
    private readonly Channel<byte[]> _blocks = Channel.CreateBounded<byte[]>(new BoundedChannelOptions(1) { SingleReader = true, SingleWriter = true });
    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _gone = new();
    private readonly SemaphoreSlim _inputGate = new(1);
    // Packed while the request is here: one that was given up, and its environment with it, may be another's when Python comes to it.
    private readonly byte[] _packed = BorderText.WriteEnviron(environ);
    private Stream? _input = InputStream.Of(environ);
    private bool _hasSent;

    /// <summary>Completes with the first block, or with the end.</summary>
    public Task Begun => _begun.Task;

    public override int Flags => isMultithread ? 1 : 0;

    public override bool IsAbandoned => _gone.IsCancellationRequested;

    /// <summary>The status that was announced; null where none was.</summary>
    public string? Status { get; private set; }

    /// <summary>The headers that were announced.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; private set; } = [];

    /// <summary>The body, if Python said that the first block is all of it; else null.</summary>
    public byte[]? Whole { get; private set; }

    /// <summary>The blocks of the body.</summary>
    public async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadBlocksAsync([EnumeratorCancellation] CancellationToken cancel = default)
    {
        await foreach (byte[] block in _blocks.Reader.ReadAllAsync(cancel).ConfigureAwait(false))
            yield return block;
    }

    /// <summary>Nobody waits for the answer any more.</summary>
    public void Abandon()
    {
        _gone.Cancel();
        _begun.TrySetException(new ClientDisconnectedException());
    }

    /// <summary>Abandons the request and waits until Python reads no more of its input, which ends with the request.</summary>
    public async ValueTask CloseAsync()
    {
        Abandon();
        await _inputGate.WaitAsync().ConfigureAwait(false);
        _input = null;
        _inputGate.Release();
    }

    /// <summary>Reads the input for a thread of Python, which waits.</summary>
    public int Read(Span<byte> buffer)
    {
        _inputGate.Wait();
        try
        {
            return _input is null ? -1 : _input.Read(buffer);
        }
        finally
        {
            _inputGate.Release();
        }
    }

    /// <summary>Takes what <c>start_response</c> announces. It may be replaced until a block was handed over.</summary>
    public PythonStart Start(string status, KeyValuePair<string, string>[] headers, bool isError)
    {
        if (isError && _hasSent)
            return PythonStart.Sent;
        ResponseHeaderRules.CheckStatus(status);
        ResponseHeaderRules.CheckHeaders(headers);
        (Status, Headers) = (status, headers);
        return PythonStart.Ok;
    }

    /// <summary>Takes a block; a thread of Python waits while the one before is still here.</summary>
    /// <returns>False when the client has gone.</returns>
    public bool Write(ReadOnlySpan<byte> block, bool isLast)
    {
        if (IsAbandoned)
            return false;
        if (block.IsEmpty)
            return true;
        byte[] data = block.ToArray();
        if (isLast && !_hasSent)
            Whole = data;
        else if (!_blocks.Writer.TryWrite(data) && !WaitAndWrite(data))
            return false;
        _hasSent = true;
        _begun.TrySetResult();
        return true;
    }

    /// <summary>Writes to the errors of the request.</summary>
    public void Log(string text) => environ.Errors.Write(text);

    public override void Done(string message)
    {
        Exception? error = message switch
        {
            "gone" => new ClientDisconnectedException(),
            "" when Status is null => PythonException.NoStartResponse(),
            "" => null,
            _ => new PythonException(message),
        };
        _blocks.Writer.TryComplete(error);
        if (error is null || _hasSent)
            _begun.TrySetResult();
        else
            _begun.TrySetException(error);
    }

    protected override byte[] Pack() => _packed;

    // On a thread of Python, never on one of the pool.
    private bool WaitAndWrite(byte[] data)
    {
        try
        {
            _blocks.Writer.WriteAsync(data, _gone.Token).AsTask().GetAwaiter().GetResult();
            return true;
        }
        catch (Exception error) when (error is OperationCanceledException or ChannelClosedException)
        {
            return false;
        }
    }
}
