using Werkzeug.Net.Wsgi;

namespace Werkzeug.Net.Middleware;

/// <summary>The body of a checked application: what comes when, how much it is, and whether it is closed.</summary>
internal sealed class LintBody : WsgiBody
{
    private readonly WsgiBody _inner;
    private readonly LintCall _call;
    private bool _isClosed;

    public LintBody(WsgiBody inner, LintCall call)
    {
        _inner = inner;
        _call = call;
    }

    // Nobody closed the body: what it holds was never given back.
    ~LintBody()
    {
        if (!_isClosed)
            _call.ReportLate("WV26", "The body was dropped without being closed.");
    }

    public override int? Count => _inner.Count;

    public override async IAsyncEnumerator<ReadOnlyMemory<byte>> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        if (_isClosed)
            _call.Error("WV25", "The body was read after it was closed.");
        _call.IsProducing = true;
        await foreach (ReadOnlyMemory<byte> block in _inner.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            _call.IsProducing = false;
            _call.OnBlock(block.Length);
            yield return block;
            _call.IsProducing = true;
        }

        _call.IsProducing = false;
        _call.OnEnd();
    }

    internal override ReadOnlyMemory<byte> SingleBlock
    {
        get
        {
            if (_isClosed)
                _call.Error("WV25", "The body was read after it was closed.");
            ReadOnlyMemory<byte> block = _inner.SingleBlock;
            _call.OnBlock(block.Length);
            _call.OnEnd();
            return block;
        }
    }

    protected internal override ValueTask CloseAsync()
    {
        _isClosed = true;
        return _inner.DisposeAsync();
    }
}
