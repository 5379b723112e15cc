using System.Runtime.ExceptionServices;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Werkzeug.Net.Wsgi;

namespace Werkzeug.Net.Tests.Serving;

/// <summary>One application whose paths each do one thing that the rules of PEP 3333 are about. The same behind every server.</summary>
internal static class ProbeApp
{
    private static readonly KeyValuePair<string, string> Text = new("Content-Type", "text/plain");
    private static readonly SemaphoreSlim Gate = new(0);
    private static int s_closed;

    public static ValueTask<WsgiBody> InvokeAsync(WsgiEnviron environ, StartResponse start) => environ.Path switch
    {
        "/" => Answer(start, "Hello, World!"),
        "/environ" => Answer(start, string.Join('\n', environ.Where(static pair => pair.Value is string).Select(static pair => $"{pair.Key}={pair.Value}"))),
        "/flags" => Answer(start, $"{environ["wsgi.version"]} {environ["wsgi.multithread"]} {environ["wsgi.multiprocess"]} {environ["wsgi.run_once"]}"),
        "/bytes" => Answer(start, Enumerable.Range(0, 256).Select(static b => (byte)b).ToArray()),
        "/large" => Answer(start, new byte[1 << 20]),
        "/await" => AwaitAsync(start),
        "/until-stop" => UntilStopAsync(environ, start),
        "/stream-until-stop" => Stream(start, UntilStop(environ)),
        "/echo" => EchoAsync(environ, start),
        "/echo-now" => Answer(start, ReadNow(environ.Input)),
        "/echo-stream" => Stream(start, environ.Input),
        "/skip" => Answer(start, "not read"),
        "/lines" => Answer(start, ReadNow(environ.Input).Count(static b => b == '\n').ToString(System.Globalization.CultureInfo.InvariantCulture)),
        "/twice" => Answer(start, $"{ReadNow(environ.Input).Length} {environ.Input.Read(new byte[9])} {environ.Input.Read(new byte[9])}"),
        "/stream" => Stream(start, Blocks("ab", "", "cd")),
        "/steps" => Stream(start, Steps()),
        "/go" => Answer(start, Gate.Release().ToString(System.Globalization.CultureInfo.InvariantCulture)),
        "/sequence" => Sequence(start, ["ab"u8.ToArray(), [], "cd"u8.ToArray()]),
        "/lazy" => Stream(null, Lazy(start)),
        "/leading-empty" => Stream(start, Blocks("", "", "x")),
        "/empty" => Stream(start, Blocks()),
        "/never-started" => new(WsgiBody.Of("x")),
        "/write" => WriteAsync(start),
        "/replaced" => ReplacedAsync(start),
        "/late" => LateAsync(start),
        "/twice-started" => TwiceStartedAsync(start),
        "/replaced-by-block" => Stream(start, Replacing(start)),
        "/close-fails" => CloseFails(start, WsgiBody.From(Blocks("ab", "cd"))),
        "/close-fails-whole" => CloseFails(start, WsgiBody.Of("abcd")),
        "/null" => new((WsgiBody)null!),
        "/huge" => Sequence(start, Enumerable.Repeat(new byte[1 << 20], 48)),
        "/huge-whole" => Answer(start, new byte[8 << 20]),
        "/count" => CountAsync(environ, start),
        "/error" => throw new InvalidOperationException("boom"),
        "/error-later" => Stream(start, Failing()),
        "/204" => Answer(start, "", "204 No Content"),
        "/304" => Answer(start, "", "304 Not Modified"),
        "/header" => Headers(start, ("X-Back", environ.Text("HTTP_X_E") ?? "-")),
        "/bad-header" => Headers(start, ("X-Bad", "a\nb")),
        "/wide-header" => Headers(start, ("X-Bad", "\u0100")),
        "/hop" => Headers(start, ("Connection", "close")),
        "/own-date" => Headers(start, ("dATE", "Thu, 01 Jan 1970 00:00:00 GMT")),
        "/two-cookies" => Headers(start, ("Set-Cookie", "a=1"), ("Set-Cookie", "b=2")),
        "/too-long" => Headers(start, ("Content-Length", "3")),
        "/too-short" => Headers(start, ("Content-Length", "30")),
        "/file" => File(start, 0, null),
        "/file-from-3" => File(start, 3, null),
        "/file-part" => File(start, 3, 4),
        "/log" => Log(environ, start),
        "/log-at-close" => LogAtClose(environ, start),
        "/endless" => Stream(start, Endless()),
        "/closed" => Answer(start, Volatile.Read(ref s_closed).ToString(System.Globalization.CultureInfo.InvariantCulture)),
        "/process" => Answer(start, $"{Environment.ProcessId}"),
        "/threads" => Answer(start, $"{ThreadPool.ThreadCount} {System.Diagnostics.Process.GetCurrentProcess().Threads.Count}"),
        _ => Answer(start, environ.Path, "404 Not Found"),
    };

    /// <summary>The file that <c>/file</c> sends.</summary>
    public static string FilePath { get; } = Path.Combine(AppContext.BaseDirectory, "wsgi.py");

    private static ValueTask<WsgiBody> Answer(StartResponse start, WsgiBody body, string status = "200 OK")
    {
        start(status, status is "204 No Content" or "304 Not Modified" ? [] : [Text]);
        return new(body);
    }

    private static ValueTask<WsgiBody> CloseFails(StartResponse start, WsgiBody body)
    {
        start("200 OK", [Text]);
        return new(body.OnClose(static () => throw new InvalidOperationException("cannot be closed")));
    }

    private static async ValueTask<WsgiBody> CountAsync(WsgiEnviron environ, StartResponse start)
    {
        long count = 0;
        byte[] buffer = new byte[100_000];
        while (await environ.Input.ReadAsync(buffer) is > 0 and int read)
            count += read;
        return await Answer(start, count.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    private static ValueTask<WsgiBody> Headers(StartResponse start, params (string Name, string Value)[] headers)
    {
        start("200 OK", [Text, .. headers.Select(static header => KeyValuePair.Create(header.Name, header.Value))]);
        return new(WsgiBody.Of("12345"));
    }

    private static ValueTask<WsgiBody> Stream(StartResponse? start, IAsyncEnumerable<ReadOnlyMemory<byte>> blocks)
    {
        start?.Invoke("200 OK", [Text]);
        return new(WsgiBody.From(blocks).OnClose(static () => Interlocked.Increment(ref s_closed)));
    }

    private static ValueTask<WsgiBody> Stream(StartResponse start, Stream file)
    {
        start("200 OK", [Text]);
        return new(new FileWrapper(file));
    }

    private static ValueTask<WsgiBody> Sequence(StartResponse start, IEnumerable<byte[]> blocks)
    {
        start("200 OK", [Text]);
        return new(WsgiBody.From(blocks));
    }

    private static ValueTask<WsgiBody> File(StartResponse start, long position, long? length)
    {
        start("200 OK", [Text]);
        FileStream file = new(FilePath, FileMode.Open, FileAccess.Read, FileShare.Read) { Position = position };
        return new(new FileWrapper(file, length: length).OnClose(static () => Interlocked.Increment(ref s_closed)));
    }

    private static ValueTask<WsgiBody> Log(WsgiEnviron environ, StartResponse start)
    {
        environ.Errors.WriteLine("a word for the log: é😀");
        environ.Errors.Flush();
        return Answer(start, "logged");
    }

    private static ValueTask<WsgiBody> LogAtClose(WsgiEnviron environ, StartResponse start)
    {
        start("200 OK", [Text]);
        return new(WsgiBody.From(Blocks("a", "b")).OnClose(() => environ.Errors.WriteLine("a word at the close")));
    }

    private static async ValueTask<WsgiBody> AwaitAsync(StartResponse start)
    {
        await Task.Delay(1);
        return await Answer(start, "awaited");
    }

    // Answers only once the server stops, and says when it has begun.
    private static async ValueTask<WsgiBody> UntilStopAsync(WsgiEnviron environ, StartResponse start)
    {
        Task stop = StopOf(environ);
        await environ.Errors.WriteLineAsync("waiting for the end");
        await stop;
        return await Answer(start, "at the end");
    }

    private static Task StopOf(WsgiEnviron environ)
    {
        TaskCompletionSource stop = new(TaskCreationOptions.RunContinuationsAsynchronously);
        HttpContext context = (HttpContext)environ["aspnetcore.context"]!; // the server is Kestrel where this is asked for
        context.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.Register(stop.SetResult);
        return stop.Task;
    }

    private static async ValueTask<WsgiBody> EchoAsync(WsgiEnviron environ, StartResponse start)
    {
        using MemoryStream all = new();
        await Task.Yield();
        await environ.Input.CopyToAsync(all);
        return await Answer(start, all.ToArray());
    }

    private static byte[] ReadNow(Stream input)
    {
        using MemoryStream all = new();
        input.CopyTo(all);
        return all.ToArray();
    }

    private static async ValueTask<WsgiBody> WriteAsync(StartResponse start)
    {
        Write write = start("200 OK", [Text, new("Content-Length", "6")]);
        await write("ab"u8.ToArray());
        await Task.Yield();
        await write("cd"u8.ToArray());
        return WsgiBody.Of("ef");
    }

    private static ValueTask<WsgiBody> ReplacedAsync(StartResponse start)
    {
        start("200 OK", [Text, new("X-Old", "1")]);
        start("500 Oops", [Text], ExceptionDispatchInfo.Capture(new InvalidOperationException("boom")));
        return new(WsgiBody.Of("sorry"));
    }

    private static async ValueTask<WsgiBody> LateAsync(StartResponse start)
    {
        await start("200 OK", [Text])("sent"u8.ToArray());
        start("500 Oops", [Text], ExceptionDispatchInfo.Capture(new InvalidOperationException("too late")));
        return WsgiBody.Of("never");
    }

    private static ValueTask<WsgiBody> TwiceStartedAsync(StartResponse start)
    {
        start("200 OK", [Text]);
        start("200 OK", [Text]);
        return new(WsgiBody.Of("never"));
    }

    private static async IAsyncEnumerable<ReadOnlyMemory<byte>> Blocks(params string[] blocks)
    {
        foreach (string block in blocks)
        {
            await Task.Yield();
            yield return Encoding.ASCII.GetBytes(block);
        }
    }

    private static async IAsyncEnumerable<ReadOnlyMemory<byte>> Lazy(StartResponse start)
    {
        await Task.Yield();
        start("201 Created", [Text]);
        yield return "late"u8.ToArray();
    }

    private static async IAsyncEnumerable<ReadOnlyMemory<byte>> Replacing(StartResponse start)
    {
        await Task.Yield();
        start("500 Oops", [Text], ExceptionDispatchInfo.Capture(new InvalidOperationException("boom")));
        yield return "sorry"u8.ToArray();
    }

    // Goes on when another request asks for /go: what is sent by then was sent before the next block was asked for.
    private static async IAsyncEnumerable<ReadOnlyMemory<byte>> Steps()
    {
        yield return "first"u8.ToArray();
        await Gate.WaitAsync(TimeSpan.FromSeconds(20));
        yield return "second"u8.ToArray();
    }

    private static async IAsyncEnumerable<ReadOnlyMemory<byte>> Failing()
    {
        yield return "some"u8.ToArray();
        await Task.Yield();
        throw new InvalidOperationException("mid-stream");
    }

    private static async IAsyncEnumerable<ReadOnlyMemory<byte>> UntilStop(WsgiEnviron environ)
    {
        Task stop = StopOf(environ);
        yield return "one"u8.ToArray();
        await stop;
        yield return "two"u8.ToArray();
    }

    private static async IAsyncEnumerable<ReadOnlyMemory<byte>> Endless()
    {
        while (true)
        {
            yield return new byte[64 * 1024];
            await Task.Yield();
        }
    }
}
