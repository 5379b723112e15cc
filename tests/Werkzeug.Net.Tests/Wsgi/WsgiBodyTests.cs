using System.Text;
using Werkzeug.Net.Wsgi;

namespace Werkzeug.Net.Tests.Wsgi;

[TestClass]
public sealed class WsgiBodyTests
{
    [TestMethod]
    public async Task A_text_is_one_block_of_UTF_8()
    {
        WsgiBody body = WsgiBody.Of("é");

        Assert.AreEqual(1, body.Count);
        CollectionAssert.AreEqual(new byte[] { 0xC3, 0xA9 }, await body.ReadAllAsync());
    }

    [TestMethod]
    public async Task WS7_closing_ends_a_generator_that_was_not_read_to_its_end()
    {
        bool ended = false;
        IEnumerable<byte[]> Generate()
        {
            try
            {
                yield return [1];
                yield return [2];
            }
            finally
            {
                ended = true;
            }
        }

        WsgiBody body = WsgiBody.From(Generate());
        await foreach (ReadOnlyMemory<byte> _ in body)
            break;
        await body.DisposeAsync();

        Assert.IsTrue(ended);
    }

    [TestMethod]
    public async Task What_to_do_on_close_is_done_once_also_when_closing_fails()
    {
        int closed = 0;
        WsgiBody body = WsgiBody.Of("x").OnClose(() => throw new InvalidOperationException("first")).OnClose(() => closed++);

        await Assert.ThrowsExactlyAsync<InvalidOperationException>(() => body.DisposeAsync().AsTask());
        await body.DisposeAsync();

        Assert.AreEqual(1, closed);
    }

    [TestMethod]
    public async Task WS62_closing_a_file_wrapper_closes_the_file()
    {
        MemoryStream file = new([1, 2, 3]);
        FileWrapper wrapper = new(file);

        await wrapper.DisposeAsync();

        Assert.IsFalse(file.CanRead);
    }

    [TestMethod]
    public async Task WS64_a_file_is_sent_from_where_it_stands_in_blocks()
    {
        MemoryStream file = new("0123456789"u8.ToArray()) { Position = 3 };
        List<string> blocks = [];

        await foreach (ReadOnlyMemory<byte> block in new FileWrapper(file, blockSize: 4))
            blocks.Add(Encoding.ASCII.GetString(block.Span));

        CollectionAssert.AreEqual(new[] { "3456", "789" }, blocks);
    }

    [TestMethod]
    public async Task A_range_of_any_body_can_be_sent()
    {
        RangeBody range = new(WsgiBody.From(["01234"u8.ToArray(), "56789"u8.ToArray()]), start: 3, length: 4);

        Assert.AreEqual("3456", Encoding.ASCII.GetString(await range.ReadAllAsync()));
    }
}
