using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Benchmarks.Flask;

/// <summary>One request, answered again and again without a network: what is left is the cost of what lies above the server.</summary>
internal sealed class NullServer
{
    private readonly FeatureCollection _features = new();
    private readonly HttpRequestFeature _request = new() { Method = "GET", Protocol = "HTTP/1.1", Scheme = "http" };
    private readonly NullBody _body = new();

    public NullServer(string path, string? cookie = null)
    {
        _request.RawTarget = path;
        _request.Path = path;
        _request.Headers.Host = "127.0.0.1:5000";
        if (cookie is not null)
            _request.Headers.Cookie = cookie;
        _features.Set<IHttpRequestFeature>(_request);
        _features.Set<IHttpResponseBodyFeature>(_body);
        _features.Set<IHttpRequestIdentifierFeature>(new HttpRequestIdentifierFeature());
        _features.Set<IHttpConnectionFeature>(new HttpConnectionFeature());
        _features.Set<IHttpRequestLifetimeFeature>(new HttpRequestLifetimeFeature());
    }

    /// <summary>Answers the request once. Answers that wait are not for this server.</summary>
    public object Answer(RequestDelegate app)
    {
        _features.Set<IHttpResponseFeature>(new HttpResponseFeature());
        Task answering = app(new DefaultHttpContext(_features));
        return answering.IsCompletedSuccessfully ? _body : throw new InvalidOperationException("The answer waits or failed.", answering.Exception);
    }

    private sealed class NullBody : IHttpResponseBodyFeature
    {
        public Stream Stream => Stream.Null;

        public PipeWriter Writer { get; } = new NullWriter();

        public Task CompleteAsync() => Task.CompletedTask;

        public void DisableBuffering()
        {
        }

        public Task SendFileAsync(string path, long offset, long? count, CancellationToken cancellationToken = default) => Task.CompletedTask;

        public Task StartAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;
    }

    private sealed class NullWriter : PipeWriter
    {
        private readonly byte[] _block = new byte[64 * 1024];

        public override bool CanGetUnflushedBytes => true;

        public override long UnflushedBytes => 0;

        public override void Advance(int bytes)
        {
        }

        public override void CancelPendingFlush()
        {
        }

        public override void Complete(Exception? exception = null)
        {
        }

        public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default) => default;

        public override Memory<byte> GetMemory(int sizeHint = 0) => _block;

        public override Span<byte> GetSpan(int sizeHint = 0) => _block;
    }
}
