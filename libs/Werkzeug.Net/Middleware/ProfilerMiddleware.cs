using System.Diagnostics;
using System.Globalization;
using Werkzeug.Net.Wsgi;

namespace Werkzeug.Net.Middleware;

/// <summary>What a request cost.</summary>
/// <param name="Method">The method.</param>
/// <param name="Path">The path.</param>
/// <param name="Elapsed">From the call to the body's end.</param>
/// <param name="ToBody">From the call until the application returned its body.</param>
/// <param name="AllocatedBytes">What the calling thread allocated until the application returned; other threads do not count.</param>
public sealed record RequestProfile(string Method, string Path, TimeSpan Elapsed, TimeSpan ToBody, long AllocatedBytes);

/// <summary>Measures every request.</summary>
/// <remarks>
/// Stands where the original has <c>werkzeug.middleware.profiler.ProfilerMiddleware</c>: .NET has no profiler that a library can start
/// for one call, so it tells time and memory; for functions, attach <c>dotnet-trace</c>.
/// </remarks>
public static class ProfilerMiddleware
{
    /// <summary>Wraps an application.</summary>
    /// <param name="app">The application.</param>
    /// <param name="report">Takes the profile of each request, on its thread.</param>
    public static WsgiApp Wrap(WsgiApp app, Action<RequestProfile> report)
    {
        ArgumentNullException.ThrowIfNull(app);
        ArgumentNullException.ThrowIfNull(report);
        return async (environ, startResponse) =>
        {
            string method = environ.Method, path = environ.Path;
            long start = Stopwatch.GetTimestamp(), allocated = GC.GetAllocatedBytesForCurrentThread();
            WsgiBody body = await app(environ, startResponse).ConfigureAwait(false);
            TimeSpan toBody = Stopwatch.GetElapsedTime(start);
            long bytes = Math.Max(0, GC.GetAllocatedBytesForCurrentThread() - allocated);
            return body.OnClose(() => report(new RequestProfile(method, path, Stopwatch.GetElapsedTime(start), toBody, bytes)));
        };
    }

    /// <summary>Wraps an application and writes a line a request.</summary>
    /// <param name="app">The application.</param>
    /// <param name="log">Where to write.</param>
    public static WsgiApp Wrap(WsgiApp app, TextWriter log)
    {
        ArgumentNullException.ThrowIfNull(log);
        TextWriter safe = TextWriter.Synchronized(log);
        return Wrap(app, profile => safe.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{profile.Method} {profile.Path}: {profile.Elapsed.TotalMilliseconds:0.000} ms, body after {profile.ToBody.TotalMilliseconds:0.000} ms, {profile.AllocatedBytes} bytes")));
    }
}
