using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Text;
using Pallets.Tests;
using Werkzeug.Net.Tests.Serving;
using Werkzeug.Net.Wsgi;

namespace Werkzeug.Net.Tests.Wsgi;

/// <summary>What PEP 3333 asks of servers, as far as types and the parts of a server show it; the live server's checks are in Serving.</summary>
[TestClass]
public sealed class ServerRulesTests
{
    private static readonly KeyValuePair<string, string> Plain = new("Content-Type", "text/plain");

    [TestMethod]
    public void WS1_WS4_WS53_WS59_WS60_the_types_leave_no_choice()
    {
        Assert.AreEqual(typeof(Write), typeof(StartResponse).GetMethod("Invoke")!.ReturnType);
        Assert.AreEqual(typeof(ValueTask<WsgiBody>), typeof(WsgiApp).GetMethod("Invoke")!.ReturnType);
        Assert.AreEqual(typeof(Stream), typeof(WsgiEnviron).GetProperty(nameof(WsgiEnviron.Input))!.PropertyType);
        CollectionAssert.AreEqual(
            new[] { typeof(Stream), typeof(int) }, typeof(FileWrapper).GetConstructors().Single().GetParameters().Take(2).Select(static parameter => parameter.ParameterType).ToArray());
        Assert.IsTrue(typeof(FileWrapper).IsSubclassOf(typeof(WsgiBody)));
    }

    [TestMethod]
    public async Task WS9_a_body_needs_nothing_but_its_blocks()
    {
        await using RawServer server = await RawServer.StartAsync(static (_, start) =>
        {
            start("200 OK", [Plain]);
            return new(new BareBody());
        });

        Assert.IsTrue((await server.AskAsync("GET / HTTP/1.1")).Contains("bare", StringComparison.Ordinal));
    }

    [TestMethod]
    public async Task WS11_an_application_at_the_root_has_no_script_name() =>
        Assert.AreEqual("", await Probes.ShowAsync(static environ => environ.Text("SCRIPT_NAME") ?? "", "GET /a HTTP/1.1"));

    [TestMethod]
    public async Task WS22_the_body_is_there_and_reads_as_bytes_also_where_there_is_none()
    {
        static string Read(WsgiEnviron environ)
        {
            byte[] buffer = new byte[10];
            return Encoding.Latin1.GetString(buffer, 0, InputStream.Of(environ).Read(buffer, 0, 10)) + "|" + environ.ContainsKey("wsgi.input");
        }

        Assert.AreEqual("|True", await Probes.ShowAsync(Read, "GET / HTTP/1.1"));
        Assert.AreEqual(WsgiText.Encode("a\u00FF|True"), await Probes.ShowAsync(Read, "POST / HTTP/1.1", "Content-Length: 2\r\n", "a\u00FF"));
    }

    [TestMethod]
    public void WS28_WS33_the_body_reads_as_any_stream_does()
    {
        byte[] data = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, 400).Select(static line => $"line {line}\n")));
        Random random = new(28);
        for (int round = 0; round < 50; round++)
        {
            using LimitedStream ours = new(new MemoryStream([.. data, .. "beyond"u8]), data.Length);
            using MemoryStream reference = new(data);
            while (reference.Position < data.Length)
            {
                byte[] expected = new byte[1 + random.Next(90)];
                byte[] actual = new byte[expected.Length];
                int wanted = reference.Read(expected, 0, expected.Length);
                Assert.AreEqual(wanted, ours.ReadAtLeast(actual, wanted, throwOnEndOfStream: false));
                CollectionAssert.AreEqual(expected, actual);
            }
        }

        using StreamReader lines = new(new LimitedStream(new MemoryStream(data), 17));
        Assert.AreEqual("line 0", lines.ReadLine());
        Assert.AreEqual("line 1\nlin", lines.ReadToEnd());
    }

    [TestMethod]
    public async Task WS29_errors_take_text_in_every_way()
    {
        await using RawServer server = await RawServer.StartAsync(static (environ, start) =>
        {
            environ.Errors.Write("one ");
            environ.Errors.Write(["two ".ToCharArray()[0], 'w']);
            environ.Errors.WriteLine("three");
            environ.Errors.Flush();
            return Environs.Answer("x")(environ, start);
        });

        await server.AskAsync("GET / HTTP/1.1");

        StringAssert.Contains(server.Log.ToString(), "one twthree");
    }

    [TestMethod]
    public async Task WS43_no_error_is_kept_after_the_start()
    {
        (WeakReference error, WsgiResult result) = await FailAsync();

        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();

        Assert.IsFalse(error.IsAlive);
        Assert.AreEqual("500 Oops", result.Status);
    }

    [TestMethod]
    public async Task WS49_writing_waits_for_a_slow_client()
    {
        TaskCompletionSource waited = new(TaskCreationOptions.RunContinuationsAsynchronously);
        const int Blocks = 600;
        await using RawServer server = await RawServer.StartAsync(async (_, start) =>
        {
            Write write = start("200 OK", [Plain]);
            byte[] block = new byte[64 * 1024];
            for (int at = 0; at < Blocks; at++)
            {
                ValueTask writing = write(block);
                if (!writing.IsCompleted)
                    waited.TrySetResult();
                await writing;
            }

            return WsgiBody.Empty;
        });

        using TcpClient client = await server.ConnectAsync();
        NetworkStream stream = client.GetStream();
        await stream.WriteAsync("GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n"u8.ToArray());
        await waited.Task.WaitAsync(TimeSpan.FromSeconds(30));
        string all = await RawServer.ReadToEndAsync(stream);

        Assert.IsGreaterThan(Blocks * 64 * 1024, all.Length);
    }

    [TestMethod]
    public async Task WS57_WS58_WS65_a_file_is_sent_as_it_is_only_if_nobody_changed_the_answer()
    {
        WsgiApp file = static (environ, start) =>
        {
            start("200 OK", [Plain]);
            Assert.IsTrue(environ.ContainsKey("wsgi.file_wrapper"));
            return new(new FileWrapper(new MemoryStream("file content"u8.ToArray())));
        };
        static async IAsyncEnumerable<ReadOnlyMemory<byte>> Shout(WsgiBody body)
        {
            await foreach (ReadOnlyMemory<byte> block in body)
                yield return Encoding.ASCII.GetBytes(Encoding.ASCII.GetString(block.Span).ToUpperInvariant());
        }

        await using RawServer plain = await RawServer.StartAsync(file);
        await using RawServer changed = await RawServer.StartAsync(async (environ, start) =>
        {
            WsgiBody inner = await file(environ, (status, headers, error) => start(status, [.. headers, new("X-Changed", "yes")], error));
            return WsgiBody.From(Shout(inner)).OnClose(inner.DisposeAsync);
        });

        StringAssert.Contains(await plain.AskAsync("GET / HTTP/1.1"), "file content");
        string answer = await changed.AskAsync("GET / HTTP/1.1");
        StringAssert.Contains(answer, "FILE CONTENT");
        StringAssert.Contains(answer, "X-Changed: yes");
    }

    [TestMethod]
    public async Task WS61_a_wrapper_that_is_not_returned_reads_nothing()
    {
        MemoryStream file = new(new byte[100]);

        FileWrapper wrapper = new(file);
        Assert.AreEqual(0, file.Position);
        await wrapper.DisposeAsync();

        Assert.IsFalse(file.CanRead);
    }

    [TestMethod]
    public async Task WS63_anything_that_can_be_read_is_sent()
    {
        await using RawServer server = await RawServer.StartAsync(static (_, start) =>
        {
            start("200 OK", [Plain]);
            return new(new FileWrapper(new ForwardStream("only forward"u8.ToArray()), blockSize: 5));
        });

        Assert.AreEqual("only forward", string.Concat(Probes.BodyOf(await server.AskAsync("GET / HTTP/1.1")).Split("\r\n").Where(static (_, at) => at % 2 == 1)));
    }

    [TestMethod]
    public async Task WS68_the_manual_names_every_variable_of_the_server()
    {
        string keys = await Probes.ShowAsync(static environ => string.Join(' ', environ.Keys), "POST /a HTTP/1.1", "Content-Length: 1\r\nContent-Type: a/b\r\n", "x");
        string manual = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "libs", "Werkzeug.Net", "README.md"));
        string[] pep = ["REQUEST_METHOD", "SCRIPT_NAME", "PATH_INFO", "QUERY_STRING", "CONTENT_TYPE", "CONTENT_LENGTH", "SERVER_NAME", "SERVER_PORT", "SERVER_PROTOCOL",
            "wsgi.version", "wsgi.url_scheme", "wsgi.input", "wsgi.errors", "wsgi.multithread", "wsgi.multiprocess", "wsgi.run_once"];

        string[] unknown = [.. keys.Split(' ').Except(pep).Where(key => !key.StartsWith("HTTP_", StringComparison.Ordinal) && !manual.Contains($"`{key}`", StringComparison.Ordinal))];

        Assert.IsEmpty(unknown, string.Join(", ", unknown));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<(WeakReference Error, WsgiResult Result)> FailAsync()
    {
        InvalidOperationException error = new("gone");
        WsgiResult result = await WsgiRunner.RunAsync((_, start) =>
        {
            start("500 Oops", [Plain], ExceptionDispatchInfo.Capture(error));
            return new(WsgiBody.Of("x"));
        }, Environs.Of());
        return (new WeakReference(error), result);
    }

    private sealed class BareBody : WsgiBody
    {
        public override async IAsyncEnumerator<ReadOnlyMemory<byte>> GetAsyncEnumerator(CancellationToken cancellationToken = default)
        {
            await Task.Yield();
            yield return "bare"u8.ToArray();
        }
    }

    private sealed class ForwardStream(byte[] data) : MemoryStream(data)
    {
        public override bool CanSeek => false;

        public override long Length => throw new NotSupportedException();
    }
}
