using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Werkzeug.Net.Serving;
using Werkzeug.Net.Tests.Wsgi;
using Werkzeug.Net.Wsgi;
using static Werkzeug.Net.Tests.Serving.Probes;

namespace Werkzeug.Net.Tests.Serving;

/// <summary>How bodies reach the server's buffers: how many writes, and from where.</summary>
[TestClass]
public sealed class SendingTests
{
    [TestMethod]
    public async Task A_body_of_one_block_is_one_write_and_knows_its_length()
    {
        CountingWriter sent = await SendAsync(Environs.Answer("Hello"));

        Assert.AreEqual("Hello", sent.Text);
        Assert.AreEqual(1, sent.Flushes);
        Assert.AreEqual(5, sent.Length);
    }

    [TestMethod]
    public async Task A_body_of_many_blocks_is_one_write_a_block()
    {
        CountingWriter sent = await SendAsync(static (_, start) =>
        {
            start("200 OK", [Plain]);
            return new(WsgiBody.From([[1], [2], [3]]));
        });

        Assert.AreEqual(3, sent.Flushes);
        Assert.IsNull(sent.Length);
    }

    [TestMethod]
    [DataRow(0, null, 0, null), DataRow(5, null, 0, null), DataRow(5, 100, 0, null), DataRow(0, null, 10, 20), DataRow(5, 100_000, 70_000, 1000), DataRow(0, 50, 40, 100)]
    public async Task A_file_goes_from_its_position_in_its_range_straight_into_the_buffers(int position, int? length, int start, int? count)
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        byte[] all = [.. Enumerable.Range(0, 200_000).Select(static n => (byte)(n * 7 % 251))];
        await File.WriteAllBytesAsync(path, all);
        FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, 4096, FileOptions.DeleteOnClose) { Position = position };
        WsgiBody body = new FileWrapper(file, length: length);
        body = (count is int size ? new RangeBody(body, start, size) : body).OnClose(static () => { });
        byte[] expected = all[position..Math.Min(all.Length, position + (length ?? all.Length))];
        expected = count is int take ? expected[start..Math.Min(expected.Length, start + take)] : expected;

        CountingWriter sent = await SendAsync((_, startResponse) =>
        {
            startResponse("200 OK", [Plain]);
            return new(body);
        });

        CollectionAssert.AreEqual(expected, sent.Bytes);
        Assert.AreEqual((expected.Length + 65535) / 65536, sent.Flushes);
        Assert.IsFalse(File.Exists(path), "the file was not closed");
    }

    [TestMethod]
    public async Task A_file_longer_than_its_Content_Length_is_cut_and_told()
    {
        await using RawServer server = await RawServer.StartAsync(static (_, start) =>
        {
            start("200 OK", [Plain, new("Content-Length", "10")]);
            return new(new FileWrapper(File.OpenRead(ProbeApp.FilePath)));
        });

        Assert.HasCount(10, (await server.GetAsync("/")).Body);
        StringAssert.Contains(server.Log.ToString(), "longer than its Content-Length");
    }

    [TestMethod]
    public async Task Waiting_requests_hold_no_thread()
    {
        TaskCompletionSource go = new(TaskCreationOptions.RunContinuationsAsynchronously);
        SemaphoreSlim waiting = new(0);
        await using RawServer server = await RawServer.StartAsync(async (environ, start) =>
        {
            waiting.Release();
            await go.Task;
            return await Environs.Answer("done")(environ, start);
        });
        Task<WireAnswer>[] asked = [.. Enumerable.Range(0, 300).Select(_ => server.GetAsync("/"))];
        for (int n = 0; n < asked.Length; n++)
            Assert.IsTrue(await waiting.WaitAsync(LiveServer.Patience));

        Assert.IsLessThan(100, ThreadPool.ThreadCount);
        go.SetResult();
        Assert.IsTrue(Array.TrueForAll(await Task.WhenAll(asked), static answer => answer.Body == "done"));
    }

    private static async Task<CountingWriter> SendAsync(WsgiApp app)
    {
        CountingWriter writer = new();
        DefaultHttpContext context = new();
        context.Request.Method = "GET";
        context.Features.Set<IHttpResponseBodyFeature>(writer);
        await app.ToRequestDelegate()(context);
        writer.Length = context.Response.ContentLength;
        return writer;
    }

    private sealed class CountingWriter : PipeWriter, IHttpResponseBodyFeature
    {
        private readonly ArrayBufferWriter<byte> _sent = new();

        public int Flushes { get; private set; }

        public long? Length { get; set; }

        public byte[] Bytes => _sent.WrittenSpan.ToArray();

        public string Text => Encoding.UTF8.GetString(_sent.WrittenSpan);

        public Stream Stream => throw new InvalidOperationException("The stream is the long way.");

        public PipeWriter Writer => this;

        public override void Advance(int bytes) => _sent.Advance(bytes);

        public override Memory<byte> GetMemory(int sizeHint = 0) => _sent.GetMemory(sizeHint);

        public override Span<byte> GetSpan(int sizeHint = 0) => _sent.GetSpan(sizeHint);

        public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default)
        {
            Flushes++;
            return new(new FlushResult(false, false));
        }

        public override void CancelPendingFlush()
        {
        }

        public override void Complete(Exception? exception = null)
        {
        }

        public void DisableBuffering()
        {
        }

        public Task StartAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;

        public Task SendFileAsync(string path, long offset, long? count, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task CompleteAsync() => Task.CompletedTask;
    }
}
