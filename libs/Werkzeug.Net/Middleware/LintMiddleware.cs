using System.Globalization;
using System.Runtime.ExceptionServices;
using Werkzeug.Net.Wsgi;

namespace Werkzeug.Net.Middleware;

/// <summary>
/// Checks that an application and the server around it keep to WSGI and to HTTP, and tells what they do wrong. What the compiler
/// already forbids (wrong arguments, items that are no bytes) needs no check.
/// </summary>
/// <remarks>Mirrors <c>werkzeug.middleware.lint.LintMiddleware</c> and <c>wsgiref.validate.validator</c>.</remarks>
public static class LintMiddleware
{
    /// <summary>Wraps an application. What is wrong throws; what should not be done is written to <c>wsgi.errors</c>.</summary>
    /// <param name="app">The application.</param>
    /// <param name="options">What to check besides; null checks the usual.</param>
    public static WsgiApp Wrap(WsgiApp app, LintOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(app);
        return (environ, startResponse) => RunAsync(app, environ, startResponse, options ?? new LintOptions(), warning =>
        {
            if (!warning.IsWarning)
                throw new LintException(warning);
            environ.Errors.WriteLine(warning.ToString());
        });
    }

    /// <summary>Wraps an application. Whatever is found is reported, and the request goes on.</summary>
    /// <param name="app">The application.</param>
    /// <param name="report">Takes what is found. A body that was dropped is reported from the finaliser's thread.</param>
    /// <param name="options">What to check besides; null checks the usual.</param>
    public static WsgiApp Wrap(WsgiApp app, Action<LintWarning> report, LintOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(app);
        ArgumentNullException.ThrowIfNull(report);
        return (environ, startResponse) => RunAsync(app, environ, startResponse, options ?? new LintOptions(), report);
    }

    private static async ValueTask<WsgiBody> RunAsync(
        WsgiApp app, WsgiEnviron environ, StartResponse startResponse, LintOptions options, Action<LintWarning> report)
    {
        LintCall call = new(startResponse, options, report);
        LintEnviron.Check(environ, call.Error, call.Warn);
        if (environ.TryGet("wsgi.input", out Stream? input))
            environ["wsgi.input"] = new LintInput(input, environ.ContainsKey("wsgi.input_terminated") ? null : ContentLength.Of(environ), call.Error);
        if (environ.TryGet("wsgi.errors", out TextWriter? errors))
            environ["wsgi.errors"] = new LintErrors(errors, call.Error);
        WsgiBody body = await app(environ, call.Start).ConfigureAwait(false);
        if (body is null)
        {
            call.Error("WV24", "The application returned null instead of a body.");
            return WsgiBody.Empty;
        }

        return new LintBody(body, call);
    }
}

/// <summary>One checked call of an application.</summary>
internal sealed class LintCall(StartResponse startResponse, LintOptions options, Action<LintWarning> report)
{
    private int? _code;
    private long? _length;
    private long _sent;

    /// <summary>Whether the body is at work on its next block.</summary>
    public bool IsProducing { get; set; }

    public void Error(string check, string message) => report(new LintWarning(check, message));

    public void Warn(string check, string message) => report(new LintWarning(check, message, IsWarning: true));

    /// <summary>Reports from the finaliser, where nothing may be thrown.</summary>
    public void ReportLate(string check, string message)
    {
        try
        {
            report(new LintWarning(check, message));
        }
        catch (LintException)
        {
            // Thrown for a request that is over: there is nobody to catch it.
        }
    }

    /// <summary>Checks what is announced and passes it on.</summary>
    public Write Start(string status, IReadOnlyList<KeyValuePair<string, string>> headers, ExceptionDispatchInfo? error)
    {
        if (_code is not null && error is null)
            Error("WV1", "startResponse was called a second time without an error.");
        int code = LintResponse.CheckStatus(status, Error, Warn);
        LintResponse.CheckHeaders(code, headers, options, Error, Warn);
        _code = code;
        string? length = headers?.FirstOrDefault(static header => string.Equals(header.Key, "Content-Length", StringComparison.OrdinalIgnoreCase)).Value;
        _length = long.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out long known) ? known : null;
        Write write = startResponse(status, headers!, error);
        return data =>
        {
            if (IsProducing)
                Error("WA18", "write was called while the body was produced.");
            OnBlock(data.Length);
            return write(data);
        };
    }

    public void OnBlock(int length)
    {
        if (_code is null)
            Error("WV25", "A block came before startResponse was called.");
        _sent += length;
        if (length > 0 && _code == 304)
            Warn("WV28", "An answer 304 has no body.");
        else if (length > 0 && _code is (>= 100 and < 200) or 204)
            Warn("WV29", $"An answer {_code} has no body.");
    }

    public void OnEnd()
    {
        if (_code is null)
            Error("WV25", "The body ended before startResponse was called.");
        if (_length is long length && _length != _sent && _sent > 0)
            Warn("WV30", $"Content-Length is {length}, but {_sent} bytes were sent.");
    }
}
