using System.Globalization;
using System.IO.Pipelines;
using System.Net;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;
using Werkzeug.Net.Http;
using Werkzeug.Net.Text;
using Werkzeug.Net.Wsgi;

namespace Werkzeug.Net.Serving.Pipelines;

/// <summary>
/// One WSGI request as ASP.NET Core sees it, and its answer on the way back. The pipeline runs beside the reading of the body, held
/// back while what it wrote was not taken; nothing waits on a thread.
/// </summary>
internal sealed class PipelineExchange
{
    private readonly Pipe _pipe = new();
    private readonly CancellationTokenSource _aborted;
    private readonly PipelineResponse _response;
    private Task _run = Task.CompletedTask;

    public PipelineExchange(WsgiEnviron environ)
    {
        _aborted = CancellationTokenSource.CreateLinkedTokenSource(environ.Aborted);
        _response = new PipelineResponse();
        PipelineStream stream = new(_response, _pipe.Writer, _aborted.Token);
        Features.Set<IHttpRequestFeature>(MakeRequest(environ));
        Features.Set<IHttpRequestBodyDetectionFeature>(new BodyDetection(ContentLength.Of(environ) is null or > 0));
        Features.Set<IHttpResponseFeature>(_response);
        Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(stream));
        Features.Set<IHttpRequestLifetimeFeature>(new Lifetime(_aborted));
        Features.Set<IHttpConnectionFeature>(MakeConnection(environ));
        Features.Set<IItemsFeature>(new ItemsFeature { Items = { ["wsgi.environ"] = environ } });
    }

    /// <summary>The request, and where the answer goes.</summary>
    public FeatureCollection Features { get; } = new();

    /// <summary>Runs a pipeline up to its first block or its end, and gives its body.</summary>
    /// <param name="pipeline">Answers the request of <see cref="Features"/>.</param>
    /// <param name="startResponse">Takes status and headers.</param>
    public async ValueTask<WsgiBody> AnswerAsync(Func<Task> pipeline, StartResponse startResponse)
    {
        _run = RunAsync(pipeline);
        try
        {
            if (await Task.WhenAny(_response.Started, _run).ConfigureAwait(false) == _run)
                await _run.ConfigureAwait(false);
            startResponse(StatusLine(), HeaderList());
        }
        catch
        {
            await CloseAsync().ConfigureAwait(false);
            throw;
        }

        return (TakeWhole() is { } whole ? WsgiBody.Of(whole) : WsgiBody.From(ReadBlocksAsync())).OnClose(CloseAsync);
    }

    private async Task RunAsync(Func<Task> pipeline)
    {
        try
        {
            await pipeline().ConfigureAwait(false);
            await Features.GetRequiredFeature<IHttpResponseBodyFeature>().CompleteAsync().ConfigureAwait(false);
            await _response.StartAsync().ConfigureAwait(false);
            await _pipe.Writer.CompleteAsync().ConfigureAwait(false);
        }
        catch (Exception error) when (_response.HasStarted)
        {
            // Headers were announced: the reader of the body learns of it.
            await _pipe.Writer.CompleteAsync(error).ConfigureAwait(false);
        }
    }

    // A pipeline that is done already has its whole body here: one block, of known length.
    private byte[]? TakeWhole()
    {
        if (!_run.IsCompletedSuccessfully || !_pipe.Reader.TryRead(out ReadResult read))
            return null;
        if (!read.IsCompleted)
        {
            _pipe.Reader.AdvanceTo(read.Buffer.Start);
            return null;
        }

        byte[] whole = System.Buffers.BuffersExtensions.ToArray(read.Buffer);
        _pipe.Reader.AdvanceTo(read.Buffer.End);
        return whole;
    }

    private async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadBlocksAsync([EnumeratorCancellation] CancellationToken cancel = default)
    {
        while (true)
        {
            ReadResult read = await _pipe.Reader.ReadAsync(cancel).ConfigureAwait(false);
            foreach (ReadOnlyMemory<byte> block in read.Buffer)
                yield return block;
            _pipe.Reader.AdvanceTo(read.Buffer.End);
            if (read.IsCompleted)
                yield break;
        }
    }

    // A reader that stops early is a client that has gone; the pipeline is told, and its ends are called in any case.
    private async ValueTask CloseAsync()
    {
        await _pipe.Reader.CompleteAsync().ConfigureAwait(false);
        if (!_run.IsCompleted)
            await _aborted.CancelAsync().ConfigureAwait(false);
        await _run.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _response.CompleteAsync().ConfigureAwait(false);
        _aborted.Dispose();
    }

    private string StatusLine() => string.Create(
        CultureInfo.InvariantCulture, $"{_response.StatusCode} {_response.ReasonPhrase ?? StatusPhrases.Find(_response.StatusCode) ?? "Unknown"}");

    private List<KeyValuePair<string, string>> HeaderList()
    {
        List<KeyValuePair<string, string>> headers = [];
        foreach ((string name, StringValues values) in _response.Headers)
        {
            if (HopByHop.IsHopByHopHeader(name))
                continue;
            foreach (string? value in values)
                headers.Add(new(name, WsgiText.Encode(value ?? "")));
        }

        return headers;
    }

    private static HttpRequestFeature MakeRequest(WsgiEnviron environ)
    {
        HttpRequestFeature request = new()
        {
            Method = environ.Method,
            Protocol = environ.Protocol is "HTTP/2.0" ? "HTTP/2" : environ.Protocol is "HTTP/3.0" ? "HTTP/3" : environ.Protocol ?? "HTTP/1.1",
            Scheme = environ.Scheme,
            PathBase = environ.ScriptName,
            Path = environ.Path,
            QueryString = environ.QueryString is { Length: > 0 } query ? "?" + query : "",
            RawTarget = environ.Text("REQUEST_URI") ?? "",
            Body = InputStream.Of(environ),
        };
        foreach ((string name, string value) in new EnvironHeaders(environ))
            request.Headers.Append(name, WsgiText.Decode(value));
        return request;
    }

    private static HttpConnectionFeature MakeConnection(WsgiEnviron environ) => new()
    {
        ConnectionId = Guid.NewGuid().ToString("N"),
        RemoteIpAddress = IPAddress.TryParse(environ.RemoteAddress, out IPAddress? remote) ? remote : null,
        RemotePort = int.TryParse(environ.Text("REMOTE_PORT"), NumberStyles.None, CultureInfo.InvariantCulture, out int remotePort) ? remotePort : 0,
        LocalIpAddress = IPAddress.TryParse(environ.Text("SERVER_NAME"), out IPAddress? local) ? local : null,
        LocalPort = int.TryParse(environ.Text("SERVER_PORT"), NumberStyles.None, CultureInfo.InvariantCulture, out int localPort) ? localPort : 0,
    };

    private sealed record BodyDetection(bool CanHaveBody) : IHttpRequestBodyDetectionFeature;

    private sealed class Lifetime(CancellationTokenSource aborted) : IHttpRequestLifetimeFeature
    {
        public CancellationToken RequestAborted { get; set; } = aborted.Token;

        public void Abort() => aborted.Cancel();
    }
}
