namespace Jinja.Net.Tests;

[TestClass]
public sealed class TemplateStreamTests
{
    private static readonly Template Numbers = new JinjaEnvironment().FromString("<{% for i in numbers %}{{ i }},{% endfor %}>");

    [TestMethod]
    public void Pieces_are_made_when_they_are_asked_for()
    {
        int made = 0;
        IEnumerable<int> endless = Enumerable.Range(0, int.MaxValue).Select(n => made = n);

        string[] first = [.. Numbers.Stream(new { numbers = endless }).Take(4)];

        Assert.HasCount(4, first);
        StringAssert.StartsWith("<0,1,2,", string.Concat(first), StringComparison.Ordinal);
        Assert.IsLessThan(10, made);
    }

    [TestMethod]
    public void Buffering_joins_pieces()
    {
        TemplateStream stream = Numbers.Stream(new { numbers = new[] { 1, 2, 3 } });
        int single = stream.Count();

        stream.EnableBuffering(3);

        Assert.HasCount((single + 2) / 3, stream.ToArray());
        Assert.AreEqual("<1,2,3,>", string.Concat(stream));
        stream.DisableBuffering();
        Assert.HasCount(single, stream.ToArray());
    }

    [TestMethod]
    public void A_buffer_of_one_piece_is_refused() =>
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Numbers.Stream().EnableBuffering(1));

    [TestMethod]
    public void A_stream_can_be_written_to_a_writer_and_to_bytes()
    {
        TemplateStream stream = Numbers.Stream(new { numbers = new[] { "é" } });
        using StringWriter text = new();
        using MemoryStream bytes = new();

        stream.Dump(text);
        stream.Dump(bytes);

        Assert.AreEqual("<é,>", text.ToString());
        CollectionAssert.AreEqual("<é,>"u8.ToArray(), bytes.ToArray());
    }
}
