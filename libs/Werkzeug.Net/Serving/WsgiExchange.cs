using System.Globalization;
using System.IO.Pipelines;
using System.Runtime.ExceptionServices;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Werkzeug.Net.Wsgi;

namespace Werkzeug.Net.Serving;

/// <summary>One request and its answer: takes what the application announces, and sends what it produces.</summary>
/// <remarks>
/// Headers are sent with the first non-empty block, not before. Whatever can fail is done before a byte is given to the server: bytes
/// that were given and not flushed would be sent before the next answer.
/// </remarks>
internal sealed class WsgiExchange(HttpContext context)
{
    private const int FileBlock = 64 * 1024;

    private string? _status;
    private int _code;
    private IReadOnlyList<KeyValuePair<string, string>> _headers = [];
    private long? _left;
    private bool _isWritten;
    private bool _isEnded;

    /// <summary>Whether headers were sent, so that nothing can be taken back.</summary>
    public bool HasSent { get; private set; }

    /// <summary>Whether as many bytes were sent as the headers said.</summary>
    public bool IsWhole => HasSent && _left == 0;

    /// <summary>Ends sending: what is written later would be part of another answer.</summary>
    public void End() => _isEnded = true;

    /// <summary>PEP 3333's <c>start_response</c>.</summary>
    public Write Start(string status, IReadOnlyList<KeyValuePair<string, string>> headers, ExceptionDispatchInfo? error)
    {
        ObjectDisposedException.ThrowIf(_isEnded, this);
        if (error is not null && HasSent)
            error.Throw();
        if (error is null && _status is not null)
            throw new InvalidOperationException("startResponse was called a second time without an error.");
        _status = status ?? throw new ArgumentNullException(nameof(status));
        _code = ResponseHeaderRules.CheckStatus(status);
        ResponseHeaderRules.CheckHeaders(headers);
        _headers = headers;
        return WriteAsync;
    }

    /// <summary>Sends a body, block by block.</summary>
    public ValueTask SendAsync(WsgiBody body)
    {
        if (_status is not null && !_isWritten && body is WholeBody whole)
            return SendWholeAsync(whole);
        if (_status is not null && !_isWritten && body.Count == 1)
            return SendOneAsync(body.SingleBlock);
        if (FilePart.Of(body) is { } file)
            return SendFileAsync(file);
        return body.Blocks is { } blocks && body is not FileWrapper ? SendBlocksAsync(blocks) : SendStreamAsync(body);
    }

    private bool HasNoBody => _code is 204 or 304 || HttpMethods.IsHead(context.Request.Method);

    private async ValueTask WriteAsync(ReadOnlyMemory<byte> data)
    {
        ObjectDisposedException.ThrowIf(_isEnded, this);
        _isWritten = true;
        await SendBlockAsync(data).ConfigureAwait(false);
    }

    private async ValueTask SendOneAsync(ReadOnlyMemory<byte> block)
    {
        await SendBlockAsync(block, isWhole: true).ConfigureAwait(false);
        Finish();
    }

    // Straight into the server's own buffers. What can fail comes first: bytes that were given and not flushed would be sent before the next answer.
    private async ValueTask SendWholeAsync(WholeBody body)
    {
        int length = body.Length;
        if (length > 0)
            SendHead(length);
        if (HasSent && !HasNoBody && _left == length)
        {
            PipeWriter writer = context.Response.BodyWriter;
            _left = 0;
            body.WriteTo(writer);
            await writer.FlushAsync().ConfigureAwait(false);
        }
        else
        {
            await SendBlockAsync(body.SingleBlock).ConfigureAwait(false);
        }

        Finish();
    }

    private async ValueTask SendBlocksAsync(IEnumerable<ReadOnlyMemory<byte>> blocks)
    {
        foreach (ReadOnlyMemory<byte> block in blocks)
        {
            await SendBlockAsync(block).ConfigureAwait(false);
            if (context.RequestAborted.IsCancellationRequested)
                return;
        }

        Finish();
    }

    // Straight from the file into the server's own buffers: nothing is copied on the way.
    private async ValueTask SendFileAsync(FilePart file)
    {
        if (_status is null)
            throw NotStarted();
        if (!HasNoBody)
        {
            long end = file.Length > long.MaxValue - file.Offset ? long.MaxValue : file.Offset + file.Length;
            for (long at = file.Offset; at < end;)
            {
                int read = await SendFileBlockAsync(file, at, (int)Math.Min(FileBlock, end - at)).ConfigureAwait(false);
                if (read == 0)
                    break;
                at += read;
            }
        }

        Finish();
    }

    // What can fail comes first: bytes that were given and not flushed would be sent before the next answer.
    private async ValueTask<int> SendFileBlockAsync(FilePart file, long at, int size)
    {
        PipeWriter writer = context.Response.BodyWriter;
        Memory<byte> buffer = writer.GetMemory(size)[..size];
        int read = await RandomAccess.ReadAsync(file.Handle, buffer, at, context.RequestAborted).ConfigureAwait(false);
        if (read == 0)
            return 0;
        if (!HasSent)
            SendHead(null);
        int fit = (int)Math.Min(read, _left ?? read);
        _left -= fit;
        writer.Advance(fit);
        await writer.FlushAsync(context.RequestAborted).ConfigureAwait(false);
        return fit == read ? read : throw TooLong();
    }

    private async ValueTask SendStreamAsync(WsgiBody body)
    {
        await foreach (ReadOnlyMemory<byte> block in body.WithCancellation(context.RequestAborted).ConfigureAwait(false))
            await SendBlockAsync(block).ConfigureAwait(false);
        Finish();
    }

    private async ValueTask SendBlockAsync(ReadOnlyMemory<byte> block, bool isWhole = false)
    {
        if (_status is null)
            throw NotStarted();
        if (block.IsEmpty)
            return;
        if (!HasSent)
            SendHead(isWhole ? block.Length : null);
        if (HasNoBody)
            return;
        bool isTooLong = block.Length > _left;
        if (isTooLong)
            block = block[..(int)_left!.Value];
        _left -= block.Length;
        if (!block.IsEmpty)
            await context.Response.BodyWriter.WriteAsync(block, isWhole ? default : context.RequestAborted).ConfigureAwait(false);
        if (isTooLong)
            throw TooLong();
    }

    // An answer without a block still has its headers, and its length is known.
    private void Finish()
    {
        if (_status is null)
            throw NotStarted();
        if (!HasSent)
            SendHead(HttpMethods.IsHead(context.Request.Method) ? null : 0);
        if (_left > 0 && !HasNoBody)
            throw new InvalidOperationException("The application's body is shorter than its Content-Length.");
    }

    private static InvalidOperationException NotStarted() => new("The application did not call startResponse before its first block.");

    private static InvalidOperationException TooLong() => new("The application's body is longer than its Content-Length.");

    private void SendHead(long? knownLength)
    {
        HttpResponse response = context.Response;
        response.StatusCode = _code;
        SetReason();
        long? length = null;
        IHeaderDictionary sent = response.Headers;
        for (int at = 0; at < _headers.Count; at++)
        {
            (string name, string value) = _headers[at];
            if (name.Equals("Content-Length", StringComparison.OrdinalIgnoreCase))
                length = long.Parse(value, NumberStyles.None, CultureInfo.InvariantCulture);
            else if (name == "Content-Type" && sent.ContentType.Count == 0)
                sent.ContentType = value;
            else if (!sent.TryAdd(name, value))
                sent[name] = StringValues.Concat(sent[name], value);
        }

        _left = length ?? knownLength;
        if (_code != 204 && (length is not null || _code != 304))
            response.ContentLength = _left;
        HasSent = true;
    }

    // The usual words are the server's own, which it has ready as bytes.
    private void SetReason()
    {
        ReadOnlySpan<char> reason = _status!.Length > 4 ? _status.AsSpan(4) : [];
        if (!reason.IsEmpty && !reason.SequenceEqual(ReasonPhrases.GetReasonPhrase(_code)) && context.Features.Get<IHttpResponseFeature>() is { } feature)
            feature.ReasonPhrase = reason.ToString();
    }
}
