using System.Globalization;
using Werkzeug.Net.Datastructures;
using Werkzeug.Net.Http;
using Werkzeug.Net.Text;
using Werkzeug.Net.Wsgi;

namespace Werkzeug.Net;

public partial class Response
{
    /// <summary>Tags the response by its content, so that a client can ask whether it changed.</summary>
    /// <param name="overwrite">Whether a tag that is there is replaced.</param>
    /// <param name="weak">Whether the tag promises the same meaning only, not the same bytes.</param>
    /// <exception cref="InvalidOperationException">The body streams and may not be read into memory.</exception>
    public void AddETag(bool overwrite = false, bool weak = false)
    {
        if (overwrite || !Headers.Contains("ETag"))
            SetETag(EntityTag.Generate(GetData()), weak);
    }

    /// <summary>Tags the response.</summary>
    /// <param name="tag">The tag, without quotes.</param>
    /// <param name="weak">Whether the tag promises the same meaning only, not the same bytes.</param>
    /// <exception cref="ArgumentException">The tag has a quote.</exception>
    public void SetETag(string tag, bool weak = false) => Headers["ETag"] = EntityTag.Quote(tag, weak);

    /// <summary>The tag without its quotes and whether it is weak; both null where there is none.</summary>
    public (string? Tag, bool? Weak) GetETag() => EntityTag.Unquote(Headers.Get("ETag"));

    /// <summary>Answers what the request's conditions ask: 304 where the client has it already, 412, or the asked part of it.</summary>
    /// <param name="request">The request.</param>
    /// <param name="acceptRanges">Whether parts may be asked for; then <paramref name="completeLength"/> must be known.</param>
    /// <param name="completeLength">The length of the whole resource in bytes; null where it is not known.</param>
    /// <exception cref="RequestedRangeNotSatisfiableException">The asked part does not exist.</exception>
    /// <remarks>Mirrors <c>Response.make_conditional</c>; RFC 9110, sections 13 and 14.</remarks>
    public Response MakeConditional(Request request, bool acceptRanges = false, long? completeLength = null)
    {
        ArgumentNullException.ThrowIfNull(request);
        return MakeConditional(request.Environ, acceptRanges, completeLength);
    }

    /// <summary>Answers what the request's conditions ask: 304 where the client has it already, 412, or the asked part of it.</summary>
    /// <param name="environ">The request.</param>
    /// <param name="acceptRanges">Whether parts may be asked for; then <paramref name="completeLength"/> must be known.</param>
    /// <param name="completeLength">The length of the whole resource in bytes; null where it is not known.</param>
    /// <exception cref="RequestedRangeNotSatisfiableException">The asked part does not exist.</exception>
    public Response MakeConditional(WsgiEnviron environ, bool acceptRanges = false, long? completeLength = null) =>
        MakeConditional(environ, acceptRanges ? "bytes" : null, completeLength);

    /// <summary>Answers what the request's conditions ask, with a unit of ranges of one's own.</summary>
    /// <param name="environ">The request.</param>
    /// <param name="rangeUnit">The unit to announce; null announces nothing and answers no part.</param>
    /// <param name="completeLength">The length of the whole resource; null where it is not known.</param>
    /// <exception cref="RequestedRangeNotSatisfiableException">The asked part does not exist.</exception>
    public Response MakeConditional(WsgiEnviron environ, string? rangeUnit, long? completeLength = null)
    {
        ArgumentNullException.ThrowIfNull(environ);
        if (environ.Method is not ("GET" or "HEAD"))
            return this;
        if (!Headers.Contains("Date"))
            Headers["Date"] = HttpDate.FormatAgain(Time.GetUtcNow());
        ConditionalRequest conditions = ConditionsOf(environ);
        if (rangeUnit is not null)
            Headers["Accept-Ranges"] = rangeUnit;
        bool isPart = rangeUnit is not null && completeLength > 0 && TakePart(conditions, completeLength.Value);
        DateTimeOffset? changed = conditions.IfModifiedSince is null && conditions.IfRange is null ? null : LastModified;
        if (!isPart && !conditions.IsModified(Headers.Get("ETag"), lastModified: changed))
            StatusCode = EntityTag.ParseList(conditions.IfMatch).IsEmpty ? 304 : 412;
        if (AutomaticallySetContentLength && !Headers.Contains("Content-Length") && CalculateContentLength() is long length)
            ContentLength = length;
        return this;
    }

    private static ConditionalRequest ConditionsOf(WsgiEnviron environ) => new()
    {
        Range = environ.Text("HTTP_RANGE"),
        IfRange = environ.Text("HTTP_IF_RANGE"),
        IfModifiedSince = environ.Text("HTTP_IF_MODIFIED_SINCE"),
        IfNoneMatch = environ.Text("HTTP_IF_NONE_MATCH"),
        IfMatch = environ.Text("HTTP_IF_MATCH"),
    };

    private bool TakePart(ConditionalRequest conditions, long completeLength)
    {
        bool sameVersion = conditions.IfRange is null || !conditions.IsModified(Headers.Get("ETag"), lastModified: LastModified, ignoreIfRange: false);
        if (conditions.Range is null || !sameVersion)
            return false;
        ByteRange? asked = RangeHeader.Parse(conditions.Range);
        if (asked?.RangeForLength(completeLength) is not (long start, long stop) || asked.ToContentRangeHeader(completeLength) is not { } header)
            throw new RequestedRangeNotSatisfiableException(completeLength);
        Headers["Content-Length"] = (stop - start).ToString(CultureInfo.InvariantCulture);
        Headers["Content-Range"] = header;
        StatusCode = 206;
        _stream = new RangeBody(SentBody, start, stop - start);
        return true;
    }
}
