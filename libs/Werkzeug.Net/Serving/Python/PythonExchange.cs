using System.Buffers;
using System.Globalization;
using System.Runtime.ExceptionServices;
using System.Text;
using Werkzeug.Net.Wsgi;

namespace Werkzeug.Net.Serving.Python;

/// <summary>One request that a server of Python gave to a .NET application, until its body is closed.</summary>
/// <remarks>
/// What the application announces is kept here and told to Python together with the first block: <c>start_response</c> is called in
/// Python, with the headers that are valid by then.
/// </remarks>
internal sealed class PythonExchange : IDisposable
{
    private readonly CancellationTokenSource _aborted = new();
    private readonly unsafe PythonReply* _reply;
    private readonly PythonReply _callbacks;
    private IAsyncEnumerator<ReadOnlyMemory<byte>>? _blocks;
    private WsgiBody? _body;
    private string? _status;
    private IReadOnlyList<KeyValuePair<string, string>> _headers = [];
    private byte[]? _head;
    private MemoryHandle _pinnedHead;
    private MemoryHandle _pinnedData;
    private bool _hasSent;
    private bool _isHead;

    /// <summary>Begins with the reply that Python handed in; its callbacks are good for as long as the request.</summary>
    public unsafe PythonExchange(PythonReply* reply)
    {
        _reply = reply;
        _callbacks = *reply;
    }

    /// <summary>The thread that Python called with.</summary>
    public CallingThread Thread { get; } = new();

    /// <summary>Runs the application up to its first block.</summary>
    public void Call(WsgiApp app, IReadOnlyList<string> texts, PythonFlags flags)
    {
        WsgiEnviron environ = MakeEnviron(texts, flags);
        _isHead = environ.Method == "HEAD";
        _body = Thread.Run(() => InvokeAsync(app, environ));
        if (_status is null || _hasSent)
            Reply(PythonReplyKind.Block, default);
        else if (_body.Count == 1)
            ReplyWhole(_body.SingleBlock);
        else if (!_isHead && (flags & PythonFlags.FileWrapper) != 0 && OpenFile.Of(_body) is { } file)
            ReplyFile(file);
        else
            Reply(PythonReplyKind.Block, default);
    }

    /// <summary>Fetches the next block.</summary>
    public void Next()
    {
        _blocks ??= _body!.GetAsyncEnumerator(_aborted.Token);
        bool more = Thread.Run(() => MoveAsync(_blocks));
        if (_status is null && (!more || !_blocks.Current.IsEmpty))
            throw new InvalidOperationException("The application did not call startResponse before its first block.");
        if (_isHead && _status is not null)
            Reply(PythonReplyKind.End, default);
        else
            Reply(more ? PythonReplyKind.Block : PythonReplyKind.End, more ? _blocks.Current : default);
    }

    /// <summary>Tells Python of an error.</summary>
    public void Fail(Exception error) => Reply(PythonReplyKind.Failed, Encoding.UTF8.GetBytes(error.ToString()));

    /// <summary>Closes the body, read to its end or not.</summary>
    public void Close()
    {
        _aborted.Cancel();
        Thread.Run(CloseAsync);
    }

    /// <summary>Reads from Python's input; on its thread only.</summary>
    public unsafe int ReadInput(Memory<byte> buffer)
    {
        fixed (byte* into = buffer.Span)
            return _callbacks.Read(_callbacks.Token, into, buffer.Length);
    }

    /// <summary>Writes to Python's errors; on its thread only.</summary>
    public unsafe int WriteErrors(byte[] text)
    {
        fixed (byte* from = text)
            return _callbacks.Log(_callbacks.Token, from, text.Length);
    }

    public void Dispose()
    {
        _pinnedData.Dispose();
        _pinnedHead.Dispose();
        _aborted.Dispose();
    }

    // Asynchronous on purpose: what the application changes in the execution context ends with it.
    private async ValueTask<WsgiBody> InvokeAsync(WsgiApp app, WsgiEnviron environ) =>
        await app(environ, Start).ConfigureAwait(false) ?? throw new InvalidOperationException("The application returned null instead of a body.");

    private static async ValueTask<bool> MoveAsync(IAsyncEnumerator<ReadOnlyMemory<byte>> blocks) => await blocks.MoveNextAsync().ConfigureAwait(false);

    private async ValueTask<bool> CloseAsync()
    {
        try
        {
            if (_blocks is not null)
                await _blocks.DisposeAsync().ConfigureAwait(false);
        }
        finally
        {
            if (_body is not null)
                await _body.DisposeAsync().ConfigureAwait(false);
        }

        return true;
    }

    private WsgiEnviron MakeEnviron(IReadOnlyList<string> texts, PythonFlags flags)
    {
        WsgiEnviron environ = new();
        for (int at = 0; at + 1 < texts.Count; at += 2)
            environ[texts[at]] = texts[at + 1];
        bool isTerminated = (flags & PythonFlags.InputTerminated) != 0;
        environ["wsgi.version"] = (1, 0);
        environ["wsgi.input"] = new PythonInput(this, isTerminated ? null : LengthOf(environ));
        environ["wsgi.input_terminated"] = true;
        environ["wsgi.errors"] = new PythonErrors(this);
        environ["wsgi.multithread"] = (flags & PythonFlags.Multithread) != 0;
        environ["wsgi.multiprocess"] = (flags & PythonFlags.Multiprocess) != 0;
        environ["wsgi.run_once"] = (flags & PythonFlags.RunOnce) != 0;
        environ["wsgi.file_wrapper"] = (Func<Stream, int, WsgiBody>)(static (file, blockSize) => new FileWrapper(file, blockSize));
        environ["werkzeug.aborted"] = _aborted.Token;
        return environ;
    }

    private static long LengthOf(WsgiEnviron environ) =>
        long.TryParse(environ.Text("CONTENT_LENGTH"), NumberStyles.None, CultureInfo.InvariantCulture, out long length) ? length : 0;

    private Write Start(string status, IReadOnlyList<KeyValuePair<string, string>> headers, ExceptionDispatchInfo? error)
    {
        if (error is not null && _hasSent)
            error.Throw();
        if (error is null && _status is not null)
            throw new InvalidOperationException("startResponse was called a second time without an error.");
        _status = status ?? throw new ArgumentNullException(nameof(status));
        ResponseHeaderRules.CheckStatus(status);
        ResponseHeaderRules.CheckHeaders(headers);
        _headers = headers;
        _head = PackedText.Pack(status, headers);
        return WriteAsync;
    }

    private async ValueTask WriteAsync(ReadOnlyMemory<byte> data)
    {
        if (data.IsEmpty)
            return;
        if (await Thread.AskAsync(() => WriteNow(_isHead ? default : data)).ConfigureAwait(false) < 0)
            throw new ClientDisconnectedException();
    }

    private unsafe int WriteNow(ReadOnlyMemory<byte> data)
    {
        PythonReply reply = _callbacks;
        _hasSent = true;
        byte[]? head = Interlocked.Exchange(ref _head, null);
        fixed (byte* block = data.Span, announced = head)
        {
            reply.Data = block;
            reply.DataLength = data.Length;
            reply.Head = announced;
            reply.HeadLength = head?.Length ?? 0;
            return reply.Write(reply.Token, &reply);
        }
    }

    // Not every server of Python drops the body of an answer to HEAD; what it would have said about the length stays.
    private void ReplyWhole(ReadOnlyMemory<byte> block)
    {
        if (_isHead && !_headers.Any(static header => header.Key.Equals("Content-Length", StringComparison.OrdinalIgnoreCase)))
            _head = PackedText.Pack(_status!, [.. _headers, new("Content-Length", block.Length.ToString(CultureInfo.InvariantCulture))]);
        Reply(PythonReplyKind.Whole, _isHead ? default : block);
    }

    private unsafe void ReplyFile(long descriptor)
    {
        Reply(PythonReplyKind.File, default);
        _reply->File = descriptor;
    }

    // What is pinned stays so until Python comes again, which is when it has copied.
    private unsafe void Reply(PythonReplyKind kind, ReadOnlyMemory<byte> data)
    {
        _pinnedData.Dispose();
        _pinnedHead.Dispose();
        _pinnedData = data.Pin();
        byte[]? head = kind == PythonReplyKind.Failed ? null : Interlocked.Exchange(ref _head, null);
        _pinnedHead = new ReadOnlyMemory<byte>(head).Pin();
        _hasSent |= data.Length > 0 && kind != PythonReplyKind.Failed;
        _reply->Kind = kind;
        _reply->Data = (byte*)_pinnedData.Pointer;
        _reply->DataLength = data.Length;
        _reply->Head = head is null ? null : (byte*)_pinnedHead.Pointer;
        _reply->HeadLength = head?.Length ?? 0;
    }
}

/// <summary>What a server of Python says about itself and the request; bit by bit as <c>FLAGS</c> in <c>wsgi.py</c>.</summary>
[Flags]
internal enum PythonFlags
{
    None = 0,
    Multithread = 1,
    Multiprocess = 2,
    RunOnce = 4,
    InputTerminated = 8,
    FileWrapper = 16,
}
