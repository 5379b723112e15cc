using System.Buffers;
using System.IO.Pipelines;
using System.Text;

namespace Jinja.Net.Tests.Runtime;

[TestClass]
public sealed class ChunkSinkTests
{
    private static readonly Template Long = new JinjaEnvironment().FromString("{% for i in range(20000) %}{{ i }}😀{{ step(i) }}{% endfor %}");

    [TestMethod]
    public async Task Long_output_goes_whole_to_a_writer_a_stream_and_a_pipe()
    {
        string expected = Long.Render(("step", Nothing));
        StringWriter writer = new();
        using MemoryStream stream = new();
        Pipe pipe = new();
        Task<string> read = ReadAsync(pipe.Reader);

        await Long.RenderAsync(writer, new { step = Nothing });
        await Long.RenderAsync(stream, new { step = Nothing });
        await Long.RenderAsync(pipe.Writer, new { step = Nothing });
        await pipe.Writer.CompleteAsync();

        Assert.AreEqual(expected, writer.ToString());
        Assert.AreEqual(expected, Encoding.UTF8.GetString(stream.ToArray()));
        Assert.AreEqual(expected, await read);
    }

    [TestMethod]
    public async Task A_render_waits_for_a_slow_reader()
    {
        Pipe pipe = new(new PipeOptions(pauseWriterThreshold: 32 * 1024, resumeWriterThreshold: 16 * 1024, useSynchronizationContext: false));
        long last = 0;
        Task rendered = Long.RenderAsync(pipe.Writer, new { step = (Func<long, string>)(i => { Volatile.Write(ref last, i); return ""; }) }).AsTask();

        Assert.IsFalse(rendered.IsCompleted);
        Assert.IsLessThan(15_000, Volatile.Read(ref last));
        Task<string> read = ReadAsync(pipe.Reader);
        await rendered;
        await pipe.Writer.CompleteAsync();

        Assert.AreEqual(19_999, last);
        Assert.AreEqual(Long.Render(("step", Nothing)), await read);
    }

    [TestMethod]
    public async Task A_render_ends_with_its_reader()
    {
        Pipe pipe = new();
        await pipe.Reader.CompleteAsync();
        long last = 0;

        await Long.RenderAsync(pipe.Writer, new { step = (Func<long, string>)(i => { last = i; return ""; }) });

        Assert.IsLessThan(15_000, last);
    }

    [TestMethod]
    public async Task Waits_and_chunks_go_together()
    {
        Template template = new JinjaEnvironment().FromString("{% macro m(i) %}{{ 'x' * 3000 }}{{ step(i) }}{% endmacro %}{% for i in range(50) %}{{ m(i) }}{% set s %}{{ m(i) }}{% endset %}{{ s|length }}{% endfor %}");
        Func<long, Task<string>> step = async i => { await Task.Yield(); return $"<{i}>"; };
        using MemoryStream stream = new();

        await template.RenderAsync(stream, new { step });

        Assert.AreEqual(await template.RenderAsync(new { step }), Encoding.UTF8.GetString(stream.ToArray()));
    }

    [TestMethod]
    public async Task A_writer_that_fails_fails_the_render()
    {
        IOException error = await Assert.ThrowsExactlyAsync<IOException>(() => Long.RenderAsync(new BrokenStream(), new { step = Nothing }).AsTask());

        Assert.AreEqual("gone", error.Message);
    }

    private static Func<long, string> Nothing => static _ => "";

    private static async Task<string> ReadAsync(PipeReader reader)
    {
        ArrayBufferWriter<byte> bytes = new();
        while (true)
        {
            ReadResult result = await reader.ReadAsync();
            foreach (ReadOnlyMemory<byte> part in result.Buffer)
                bytes.Write(part.Span);
            reader.AdvanceTo(result.Buffer.End);
            if (result.IsCompleted)
                return Encoding.UTF8.GetString(bytes.WrittenSpan);
        }
    }

    private sealed class BrokenStream : MemoryStream
    {
        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
            ValueTask.FromException(new IOException("gone"));
    }
}
