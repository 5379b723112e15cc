using System.Globalization;
using System.Runtime.ExceptionServices;
using Werkzeug.Net.Wsgi;

namespace Werkzeug.Net.Serving.Python;

/// <summary>One request that a server of Python gave to a .NET application, until its body is closed.</summary>
/// <remarks>
/// What the application announces is kept here and told to Python together with the first block: <c>start_response</c> is called in
/// Python, with the headers that are valid by then.
/// </remarks>
internal sealed class PythonExchange(PythonCaller python) : IDisposable
{
    private readonly CancellationTokenSource _aborted = new();
    private IAsyncEnumerator<ReadOnlyMemory<byte>>? _blocks;
    private WsgiBody? _body;
    private string? _status;
    private IReadOnlyList<KeyValuePair<string, string>> _headers = [];
    private Exception? _error;
    private bool _isAnnounced;
    private bool _hasSent;
    private bool _isHead;

    /// <summary>The thread that Python called with.</summary>
    public CallingThread Thread { get; } = new();

    /// <summary>Runs the application up to its first block.</summary>
    /// <returns>Whether there is more of the body than Python has got.</returns>
    public bool Call(WsgiApp app, WsgiEnviron environ)
    {
        Complete(environ);
        _isHead = environ.Method == "HEAD";
        _body = Thread.Run(() => InvokeAsync(app, environ));
        if (python.HasRaised)
            return false;
        if (_status is not null && !_hasSent && _body.Count == 1)
            return GiveWhole(_body.SingleBlock);
        Announce();
        if (_status is not null && !_hasSent && !_isHead && OpenFile.Of(_body) is { } file)
            python.TellFile(file);
        return !python.HasRaised;
    }

    /// <summary>Fetches the next block.</summary>
    public void Next()
    {
        _blocks ??= _body!.GetAsyncEnumerator(_aborted.Token);
        bool more = Thread.Run(() => MoveAsync(_blocks));
        if (_status is null && (!more || !_blocks.Current.IsEmpty))
            throw new InvalidOperationException("The application did not call startResponse before its first block.");
        Announce();
        if (more && !(_isHead && _status is not null))
            Give(_blocks.Current);
    }

    /// <summary>Closes the body, read to its end or not.</summary>
    public void Close()
    {
        _aborted.Cancel();
        Thread.Run(CloseAsync);
    }

    /// <summary>Reads from Python's input; on its thread only.</summary>
    public int ReadInput(Memory<byte> buffer) => python.Read(buffer.Span);

    /// <summary>Writes to Python's errors; on its thread only.</summary>
    public int WriteErrors(string text) => python.Tell(PythonWord.Log, text);

    public void Dispose() => _aborted.Dispose();

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

    // What Python's environ cannot bring over: it has texts and truth values only.
    private void Complete(WsgiEnviron environ)
    {
        environ["wsgi.version"] = (1, 0);
        environ["wsgi.input"] = new PythonInput(this, environ.TryGetValue("wsgi.input_terminated", out object? isTerminated) && isTerminated is true ? null : LengthOf(environ));
        environ["wsgi.input_terminated"] = true;
        environ["wsgi.errors"] = new PythonErrors(this);
        foreach (string flag in (ReadOnlySpan<string>)["wsgi.multithread", "wsgi.multiprocess", "wsgi.run_once"])
            environ.TryAdd(flag, false);
        environ["wsgi.file_wrapper"] = (Func<Stream, int, WsgiBody>)(static (file, blockSize) => new FileWrapper(file, blockSize));
        environ["werkzeug.aborted"] = _aborted.Token;
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
        (_headers, _error, _isAnnounced) = (headers, error?.SourceException, false);
        return WriteAsync;
    }

    private async ValueTask WriteAsync(ReadOnlyMemory<byte> data)
    {
        if (data.IsEmpty)
            return;
        if (await Thread.AskAsync(() => WriteNow(data)).ConfigureAwait(false) < 0)
            throw new ClientDisconnectedException();
    }

    private int WriteNow(ReadOnlyMemory<byte> data)
    {
        _hasSent = true;
        Announce();
        return python.HasRaised ? -1 : python.Tell(PythonWord.Write, _isHead ? default : data.Span);
    }

    // Not every server of Python drops the body of an answer to HEAD; what it would have said about the length stays.
    private bool GiveWhole(ReadOnlyMemory<byte> block)
    {
        if (_isHead && !_headers.Any(static header => header.Key.Equals("Content-Length", StringComparison.OrdinalIgnoreCase)))
            _headers = [.. _headers, new("Content-Length", block.Length.ToString(CultureInfo.InvariantCulture))];
        Announce();
        Give(_isHead ? default : block);
        return false;
    }

    private void Give(ReadOnlyMemory<byte> block)
    {
        _hasSent |= !block.IsEmpty;
        if (!python.HasRaised)
            python.Tell(PythonWord.Block, block.Span);
    }

    private void Announce()
    {
        if (_isAnnounced || _status is null || python.HasRaised)
            return;
        python.Tell(PythonWord.Start, BorderText.WriteHead(_status, _headers, _error));
        (_isAnnounced, _error) = (true, null);
    }
}
