using System.Buffers;
using System.Text;

namespace MarkupSafe.Net.Tests;

[TestClass]
public sealed class HtmlEscaperTests
{
    [TestMethod]
    public void The_five_special_characters_become_entities()
    {
        Assert.AreEqual("&amp;&lt;&gt;&#39;&#34;", HtmlEscaper.Escape("&<>'\""));
    }

    [TestMethod]
    public void Text_without_special_characters_is_the_same_instance()
    {
        string text = new('x', 100);

        Assert.AreSame(text, HtmlEscaper.Escape(text));
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("&")]
    [DataRow("plain")]
    [DataRow("<a href=\"x\">'</a>")]
    [DataRow("é😀<\u2028>\0")]
    [DataRow("a long text of more than thirty-two characters & then <some> more of it, \"quoted\" and 'quoted'")]
    public void Every_way_of_escaping_writes_the_same(string text)
    {
        string expected = Plainly(text);
        using StringWriter writer = new();
        ArrayBufferWriter<char> characters = new();
        ArrayBufferWriter<byte> bytes = new();
        ArrayBufferWriter<byte> transcoded = new();

        HtmlEscaper.Escape(text, writer);
        HtmlEscaper.Escape(text, characters);
        HtmlEscaper.Escape(text, bytes);
        HtmlEscaper.Escape(Encoding.UTF8.GetBytes(text), transcoded);

        Assert.AreEqual(expected, HtmlEscaper.Escape(text));
        Assert.AreEqual(expected, HtmlEscaper.Escape(text.AsSpan()));
        Assert.AreEqual(expected, writer.ToString());
        Assert.AreEqual(expected, characters.WrittenSpan.ToString());
        Assert.AreEqual(expected, Encoding.UTF8.GetString(bytes.WrittenSpan));
        Assert.AreEqual(expected, Encoding.UTF8.GetString(transcoded.WrittenSpan));
    }

    [TestMethod]
    public void A_special_character_is_found_at_every_position()
    {
        for (int length = 1; length < 80; length++)
        {
            for (int at = 0; at < length; at++)
            {
                string text = new string('x', at) + "<" + new string('é', length - at - 1);

                Assert.AreEqual(Plainly(text), HtmlEscaper.Escape(text));
            }
        }
    }

    [TestMethod]
    public void No_other_character_is_changed()
    {
        for (char letter = '\0'; letter < char.MaxValue; letter++)
        {
            string text = new(letter, 20);

            Assert.AreEqual(Plainly(text), HtmlEscaper.Escape(text));
        }
    }

    [TestMethod]
    public void A_span_that_is_too_short_is_left_alone()
    {
        char[] room = new char[4];

        Assert.IsFalse(HtmlEscaper.TryEscape("a<", room, out int written));

        Assert.AreEqual(0, written);
        Assert.AreEqual(new string('\0', 4), new string(room));
    }

    [TestMethod]
    public void A_span_that_is_long_enough_is_filled()
    {
        char[] room = new char[5];

        Assert.IsTrue(HtmlEscaper.TryEscape("a<", room, out int written));

        Assert.AreEqual("a&lt;", new string(room, 0, written));
    }

    [TestMethod]
    public void A_lone_surrogate_becomes_the_replacement_character_in_utf8()
    {
        ArrayBufferWriter<byte> bytes = new();

        HtmlEscaper.Escape("a\uD800<\uDC00", bytes);

        Assert.AreEqual("a\uFFFD&lt;\uFFFD", Encoding.UTF8.GetString(bytes.WrittenSpan));
    }

    [TestMethod]
    public void Surrogate_pairs_survive_buffers_that_give_little_room()
    {
        SmallRooms writer = new();

        HtmlEscaper.Escape(string.Concat(Enumerable.Repeat("😀é<", 3000)), writer);

        Assert.AreEqual(string.Concat(Enumerable.Repeat("😀é&lt;", 3000)), Encoding.UTF8.GetString(writer.Written));
    }

    [TestMethod]
    public void Clean_text_allocates_nothing()
    {
        string text = new('x', 1000);
        HtmlEscaper.Escape(text);

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
            HtmlEscaper.Escape(text);

        Assert.AreEqual(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    // The plain version that the fast one must equal.
    internal static string Plainly(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal)
        .Replace("'", "&#39;", StringComparison.Ordinal)
        .Replace("\"", "&#34;", StringComparison.Ordinal);

    // Gives exactly what is asked for.
    private sealed class SmallRooms : IBufferWriter<byte>
    {
        private readonly List<byte> _written = [];
        private byte[] _room = [];

        public byte[] Written => [.. _written];

        public void Advance(int count) => _written.AddRange(_room.AsSpan(0, count));

        public Memory<byte> GetMemory(int sizeHint = 0) => _room = new byte[Math.Max(1, sizeHint)];

        public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;
    }
}
