using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Text;
using Werkzeug.Net.Middleware;
using Werkzeug.Net.Tests.Wsgi;
using Werkzeug.Net.Wsgi;
using static Werkzeug.Net.Tests.Serving.Probes;

namespace Werkzeug.Net.Tests.Serving;

/// <summary>PEP 3333's rules for what passes between server and application: types, calls, files, and what is not kept.</summary>
[TestClass]
public sealed class ServerContractTests
{
    [TestMethod]
    public void WS1_WS4_WS53_the_types_leave_no_other_call()
    {
        CollectionAssert.AreEqual(new[] { typeof(WsgiEnviron), typeof(StartResponse) }, typeof(WsgiApp).GetMethod("Invoke")!.GetParameters().Select(static parameter => parameter.ParameterType).ToArray());
        Assert.AreEqual(typeof(Write), typeof(StartResponse).GetMethod("Invoke")!.ReturnType);
        Assert.AreEqual(typeof(Stream), typeof(WsgiEnviron).GetProperty(nameof(WsgiEnviron.Input))!.PropertyType);
    }

    [TestMethod]
    public async Task WS9_a_body_is_enumerated_once_in_turn_and_closed_once()
    {
        RecordingBody body = new();
        await using (RawServer server = await RawServer.StartAsync((_, start) =>
        {
            start("200 OK", [Plain]);
            return new(body);
        }))
            Assert.AreEqual("ab", (await server.GetAsync("/")).Body);

        Assert.AreEqual("count enumerate next next next-end dispose close", string.Join(' ', body.Calls.Where(static (call, at) => call != "count" || at == 0)));
    }

    [TestMethod]
    public async Task WS11_the_script_name_is_there_and_is_the_mount()
    {
        WsgiApp show = Show(static environ => $"[{environ["SCRIPT_NAME"]}]");
        await using RawServer server = await RawServer.StartAsync(Dispatcher.Wrap(show, new Dictionary<string, WsgiApp> { ["/api"] = show }));

        Assert.AreEqual("[]", (await server.GetAsync("/")).Body);
        Assert.AreEqual("[/api]", (await server.GetAsync("/api/x")).Body);
    }

    [TestMethod]
    public async Task WS29_the_errors_take_pieces_and_lines()
    {
        await using RawServer server = await RawServer.StartAsync(Show(static environ =>
        {
            environ.Errors.Write("a piece, ");
            environ.Errors.Write(['a', ' ', 'l', 'i', 'n', 'e']);
            environ.Errors.WriteLine();
            environ.Errors.Flush();
            return "ok";
        }));

        await server.GetAsync("/");

        StringAssert.Contains(server.Log.ToString(), "a piece, a line" + Environment.NewLine);
    }

    [TestMethod]
    public async Task WS33_a_read_takes_no_more_than_it_is_asked_for()
    {
        await using RawServer server = await RawServer.StartAsync(Show(static environ =>
        {
            byte[] two = new byte[2];
            StringBuilder pieces = new();
            for (int read; (read = environ.Input.Read(two)) > 0;)
                pieces.Append(Encoding.ASCII.GetString(two, 0, read)).Append('|');
            return pieces.ToString();
        }));

        Assert.AreEqual("ab|cd|e|", (await server.PostAsync("/", "abcde")).Body);
    }

    [TestMethod]
    public async Task WS43_no_error_is_kept_after_the_call()
    {
        bool? isDead = null;
        await using RawServer server = await RawServer.StartAsync((_, start) =>
        {
            WeakReference error = StartWithError(start);
            IEnumerable<byte[]> Look()
            {
                for (int tries = 0; tries < 20 && error.IsAlive; tries++)
                    GC.Collect();
                isDead = !error.IsAlive;
                yield return "x"u8.ToArray();
            }

            return new(WsgiBody.From(Look()));
        });

        Assert.AreEqual("500 Oops", (await server.GetAsync("/")).Status);
        Assert.IsTrue(isDead);

        [MethodImpl(MethodImplOptions.NoInlining)]
        static WeakReference StartWithError(StartResponse start)
        {
            InvalidOperationException error = new("boom");
            start("500 Oops", [Plain], ExceptionDispatchInfo.Capture(error));
            return new WeakReference(error);
        }
    }

    [TestMethod]
    public async Task WS49_write_waits_while_a_client_does_not_read()
    {
        int written = 0;
        TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using RawServer server = await RawServer.StartAsync(async (_, start) =>
        {
            try
            {
                Write write = start("200 OK", [Plain]);
                for (; written < 2000; written++)
                    await write(new byte[64 * 1024]);
                return WsgiBody.Empty;
            }
            finally
            {
                ended.SetResult();
            }
        });
        using (TcpClient client = await server.ConnectAsync())
        {
            client.LingerState = new LingerOption(true, 0);
            await client.GetStream().WriteAsync("GET / HTTP/1.1\r\nHost: h\r\n\r\n"u8.ToArray());
            await LiveServer.ReadUntilAsync(client.GetStream(), "200 OK");
            await SettledAsync(() => Volatile.Read(ref written));
            Assert.IsLessThan(400, written); // 25 MiB: more than the system's buffers hold, less than all
        }

        await ended.Task.WaitAsync(LiveServer.Patience);
        Assert.IsLessThan(2000, written);
    }

    [TestMethod]
    public async Task WS57_WS58_WS65_a_middleware_that_wraps_a_file_is_obeyed()
    {
        WsgiApp file = static (_, start) =>
        {
            start("200 OK", [Plain]);
            return new(new FileWrapper(File.OpenRead(ProbeApp.FilePath)));
        };
        async ValueTask<WsgiBody> Upper(WsgiEnviron environ, StartResponse start)
        {
            WsgiBody inner = await file(environ, (status, headers, error) => start(status, [.. headers, new("X-Seen", "yes")], error));
            return WsgiBody.From(Change(inner)).OnClose(inner.DisposeAsync);
        }

        await using RawServer server = await RawServer.StartAsync(Upper);
        WireAnswer answer = await server.GetAsync("/");

        Assert.AreEqual((await File.ReadAllTextAsync(ProbeApp.FilePath, Encoding.Latin1)).ToUpperInvariant(), answer.Body);
        Assert.AreEqual("yes", answer.Header("X-Seen"));

        static async IAsyncEnumerable<ReadOnlyMemory<byte>> Change(WsgiBody inner)
        {
            await foreach (ReadOnlyMemory<byte> block in inner)
                yield return Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(block.Span).ToUpperInvariant());
        }
    }

    [TestMethod]
    public async Task WS60_WS61_a_file_wrapper_sends_nothing_before_it_is_returned()
    {
        await using RawServer server = await RawServer.StartAsync(async (environ, start) =>
        {
            environ.TryGet("wsgi.file_wrapper", out Func<Stream, int, WsgiBody>? wrap);
            WsgiBody dropped = wrap!(File.OpenRead(ProbeApp.FilePath), 10);
            Assert.IsInstanceOfType<IAsyncEnumerable<ReadOnlyMemory<byte>>>(dropped);
            await dropped.DisposeAsync();
            return await Environs.Answer("another body")(environ, start);
        });

        Assert.AreEqual("another body", (await server.GetAsync("/")).Body);
    }

    [TestMethod]
    public async Task WS63_what_is_no_file_is_read_block_by_block()
    {
        bool isClosed = false;
        await using RawServer server = await RawServer.StartAsync((_, start) =>
        {
            start("200 OK", [Plain]);
            return new(new FileWrapper(new ReadOnlyOnce("no file at all"u8.ToArray(), () => isClosed = true), 4));
        });

        StringAssert.EndsWith(await server.AskAsync("GET / HTTP/1.1"), "\r\n\r\n4\r\nno f\r\n4\r\nile \r\n4\r\nat a\r\n2\r\nll\r\n0\r\n\r\n");
        Assert.IsTrue(isClosed);
    }

    // Asks until the answer stays the same for a while.
    private static async Task SettledAsync(Func<int> ask)
    {
        using PeriodicTimer timer = new(TimeSpan.FromMilliseconds(50));
        int last = -1;
        for (int same = 0; same < 10 && await timer.WaitForNextTickAsync();)
        {
            int now = ask();
            same = now == last ? same + 1 : 0;
            last = now;
        }
    }

    /// <summary>A body that has nothing but what PEP 3333 names, and tells what is called.</summary>
    private sealed class RecordingBody : WsgiBody, IAsyncEnumerator<ReadOnlyMemory<byte>>
    {
        private int _at;

        public List<string> Calls { get; } = [];

        public override int? Count
        {
            get
            {
                Calls.Add("count");
                return null;
            }
        }

        public ReadOnlyMemory<byte> Current => new[] { (byte)('a' + _at - 1) };

        public override IAsyncEnumerator<ReadOnlyMemory<byte>> GetAsyncEnumerator(CancellationToken cancellationToken = default)
        {
            Calls.Add("enumerate");
            return this;
        }

        public ValueTask<bool> MoveNextAsync()
        {
            Calls.Add(++_at <= 2 ? "next" : "next-end");
            return new(_at <= 2);
        }

        ValueTask IAsyncDisposable.DisposeAsync()
        {
            // Both the enumerator and the body are this object: the enumerator's end comes first.
            Calls.Add(Calls.Contains("dispose") ? "close" : "dispose");
            return ValueTask.CompletedTask;
        }

        protected internal override ValueTask CloseAsync()
        {
            Calls.Add("close");
            return ValueTask.CompletedTask;
        }
    }

    /// <summary>A stream that can only be read, once, forward.</summary>
    private sealed class ReadOnlyOnce(byte[] data, Action close) : MemoryStream(data, writable: false)
    {
        public override bool CanSeek => false;

        protected override void Dispose(bool disposing)
        {
            close();
            base.Dispose(disposing);
        }
    }
}
