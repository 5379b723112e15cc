namespace Werkzeug.Net.Wsgi;

/// <summary>The body of a request as an application should read it: never beyond its end, never more than allowed.</summary>
public static class InputStream
{
    /// <summary>The body as a stream.</summary>
    /// <param name="environ">The request.</param>
    /// <param name="maxContentLength">The most bytes to accept; null for any number. A body of unknown length must be shorter than that.</param>
    /// <param name="safeFallback">Whether a body of unknown length reads as empty; else it is the server's stream, which may never end.</param>
    /// <exception cref="RequestEntityTooLargeException">The body says that it is longer than allowed.</exception>
    /// <remarks>Mirrors <c>werkzeug.wsgi.get_input_stream</c>.</remarks>
    public static Stream Of(WsgiEnviron environ, long? maxContentLength = null, bool safeFallback = true)
    {
        ArgumentNullException.ThrowIfNull(environ);
        long? length = ContentLength.Of(environ);
        if (length > maxContentLength)
            throw new RequestEntityTooLargeException();
        if (environ.ContainsKey("wsgi.input_terminated"))
            return maxContentLength is long most && length is null ? new LimitedStream(environ.Input, most, isMax: true) : environ.Input;
        if (length is not long known)
            return safeFallback ? Stream.Null : environ.Input;
        return known == 0 ? Stream.Null : new LimitedStream(environ.Input, known);
    }
}
