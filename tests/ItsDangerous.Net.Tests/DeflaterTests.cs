namespace ItsDangerous.Net.Tests;

[TestClass]
public class DeflaterTests
{
    [TestMethod]
    [DataRow("", "eJwDAAAAAAE=")]
    [DataRow("xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "eJyrqCAOAACAlxLB")]
    [DataRow("""{"user": 42, "mail": "ann@example.org", "roles": ["admin", "editor", "admin", "editor"]}""", "eJyrViotTi1SslIwMdJRUMpNzMwBspUS8/IcUisScwtyUvXyi9KVgFJF+TmpxUC5aKXElNzMPJBQakpmSX4RiIUuFFsLAKyoG0c=")]
    public void The_bytes_are_those_of_zlib(string text, string expected)
    {
        using RentedBuffer compressed = new();
        Deflater.Compress(System.Text.Encoding.UTF8.GetBytes(text), compressed);

        Assert.AreEqual(expected, Convert.ToBase64String(compressed.WrittenSpan));
    }

    [TestMethod]
    public void What_was_compressed_is_read()
    {
        Random random = new(3);
        for (int i = 0; i < 400; i++)
        {
            byte[] content = i % 3 == 0 ? new byte[random.Next(3_000)] : ZlibTests.SomeContent(random, random.Next(i < 395 ? 3_000 : 200_000));
            if (i % 5 == 0)
                random.NextBytes(content);
            using RentedBuffer compressed = new(), read = new();
            Deflater.Compress(content, compressed);

            Zlib.Decompress(compressed.WrittenSpan, content.Length, read);

            Assert.IsTrue(read.WrittenSpan.SequenceEqual(content));
        }
    }

    [TestMethod]
    public void Many_threads_compress_at_once()
    {
        Parallel.For(0, 2_000, static seed =>
        {
            byte[] content = ZlibTests.SomeContent(new Random(seed), 500);
            using RentedBuffer compressed = new(), read = new();
            Deflater.Compress(content, compressed);
            Zlib.Decompress(compressed.WrittenSpan, content.Length, read);
            Assert.IsTrue(read.WrittenSpan.SequenceEqual(content));
        });
    }
}
