using System.Runtime.ExceptionServices;

namespace Werkzeug.Net.Wsgi;

/// <summary>What an application answered.</summary>
/// <param name="Body">The body. Whoever takes the result closes it.</param>
/// <param name="Status">Code and words.</param>
/// <param name="Headers">The headers in order.</param>
public sealed record WsgiResult(WsgiBody Body, string Status, IReadOnlyList<KeyValuePair<string, string>> Headers);

/// <summary>Runs an application without a server.</summary>
/// <remarks>Mirrors <c>werkzeug.test.run_wsgi_app</c>.</remarks>
public static class WsgiRunner
{
    /// <summary>Runs an application until it has announced status and headers.</summary>
    /// <param name="app">The application.</param>
    /// <param name="environ">The request; it is copied, so that the caller's stays as it is.</param>
    /// <param name="buffered">Whether the body is read to its end and closed; else it streams.</param>
    /// <param name="cancel">Stops reading.</param>
    /// <exception cref="InvalidOperationException">The application never called <c>startResponse</c>.</exception>
    public static async ValueTask<WsgiResult> RunAsync(WsgiApp app, WsgiEnviron environ, bool buffered = false, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(app);
        ArgumentNullException.ThrowIfNull(environ);
        Recorder recorder = new();
        WsgiBody body = await app(environ.Copy(), recorder.Start).ConfigureAwait(false)
            ?? throw new InvalidOperationException("The application returned null instead of a body.");
        try
        {
            return await recorder.FinishAsync(body, buffered, cancel).ConfigureAwait(false);
        }
        catch
        {
            await body.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private sealed class Recorder
    {
        private readonly List<ReadOnlyMemory<byte>> _written = [];
        private string? _status;
        private IReadOnlyList<KeyValuePair<string, string>> _headers = [];

        public Write Start(string status, IReadOnlyList<KeyValuePair<string, string>> headers, ExceptionDispatchInfo? error)
        {
            if (error is not null && _written.Count > 0)
                error.Throw();
            if (error is null && _status is not null)
                throw new InvalidOperationException("startResponse was called a second time without an error.");
            _status = status;
            _headers = [.. headers];
            return data =>
            {
                _written.Add(data.ToArray());
                return ValueTask.CompletedTask;
            };
        }

        public async ValueTask<WsgiResult> FinishAsync(WsgiBody body, bool buffered, CancellationToken cancel)
        {
            if (_status is not null && !buffered && _written.Count == 0)
                return new WsgiResult(body, _status, _headers);
            IAsyncEnumerator<ReadOnlyMemory<byte>> blocks = body.GetAsyncEnumerator(cancel);
            bool more = true;
            while (more && (buffered || _status is null))
            {
                more = await blocks.MoveNextAsync().ConfigureAwait(false);
                if (more)
                    _written.Add(blocks.Current.ToArray());
            }

            if (_status is null)
                throw new InvalidOperationException("The application did not call startResponse before its body ended.");
            if (more)
                return new WsgiResult(WsgiBody.From(Rest(blocks)).OnClose(body.DisposeAsync), _status, _headers);
            await blocks.DisposeAsync().ConfigureAwait(false);
            await body.DisposeAsync().ConfigureAwait(false);
            return new WsgiResult(WsgiBody.From(_written), _status, _headers);
        }

        private async IAsyncEnumerable<ReadOnlyMemory<byte>> Rest(IAsyncEnumerator<ReadOnlyMemory<byte>> blocks)
        {
            await using (blocks.ConfigureAwait(false))
            {
                for (int at = 0; at < _written.Count; at++)
                    yield return _written[at];
                while (await blocks.MoveNextAsync().ConfigureAwait(false))
                    yield return blocks.Current;
            }
        }
    }
}
