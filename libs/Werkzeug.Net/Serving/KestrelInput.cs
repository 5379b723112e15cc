using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Werkzeug.Net.Wsgi;

namespace Werkzeug.Net.Serving;

/// <summary>The body of a request. It may be read synchronously, which blocks a thread; a client that goes away is an error of HTTP.</summary>
internal sealed class KestrelInput(HttpContext context) : ReadOnlyStream
{
    private HttpContext? _request = context;

    private HttpContext Request => _request ?? throw new ObjectDisposedException("wsgi.input", "The request has ended.");

    /// <summary>Ends reading: the server uses its objects again for the next request.</summary>
    public void End() => _request = null;

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        if (Request.Features.Get<IHttpBodyControlFeature>() is { } control)
            control.AllowSynchronousIO = true;
        try
        {
            return Request.Request.Body.Read(buffer);
        }
        catch (Exception error) when (Answer(error) is { } answer)
        {
            throw answer;
        }
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            return await Request.Request.Body.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (Answer(error) is { } answer)
        {
            throw answer;
        }
    }

    private static HttpException? Answer(Exception error) => error switch
    {
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => new RequestEntityTooLargeException(),
        IOException or ConnectionAbortedException => new ClientDisconnectedException(), // it ended early, or its framing made no sense
        InvalidOperationException when IsAboutTrailers(error) => new ClientDisconnectedException(),
        _ => null,
    };

    // Kestrel tells a trailer with a NUL in it as it tells misuse; misuse is an error of the program and stays one.
    private static bool IsAboutTrailers(Exception error) => error.Message.Contains("request headers", StringComparison.Ordinal);
}
