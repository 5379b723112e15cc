using System.IO.Compression;

namespace ItsDangerous.Net.Tests;

[TestClass]
public class ZlibTests
{
    [TestMethod]
    [DataRow(CompressionLevel.Optimal)]
    [DataRow(CompressionLevel.Fastest)]
    [DataRow(CompressionLevel.SmallestSize)]
    [DataRow(CompressionLevel.NoCompression)]
    public void What_any_compressor_wrote_is_read(CompressionLevel level)
    {
        Random random = new(1);
        for (int i = 0; i < 300; i++)
        {
            byte[] content = SomeContent(random, random.Next(i < 290 ? 2_000 : 300_000));
            byte[] compressed = Compress(content, level);

            using RentedBuffer read = new();
            Zlib.Decompress(compressed, content.Length, read);

            Assert.IsTrue(read.WrittenSpan.SequenceEqual(content));
        }
    }

    [TestMethod]
    public void Every_cut_and_every_changed_checksum_is_refused()
    {
        byte[] compressed = Compress("hello hello hello hello, and more of it"u8.ToArray(), CompressionLevel.Optimal);
        for (int length = 0; length < compressed.Length; length++)
        {
            Assert.ThrowsExactly<BadPayloadException>(() => Read(compressed[..length]));
        }

        for (int i = compressed.Length - 4; i < compressed.Length; i++)
        {
            byte[] changed = [.. compressed];
            changed[i] ^= 1;
            Assert.ThrowsExactly<BadPayloadException>(() => Read(changed));
        }
    }

    [TestMethod]
    public void Changed_bytes_are_refused_or_read_as_the_native_library_reads_them()
    {
        Random random = new(2);
        for (int i = 0; i < 5_000; i++)
        {
            byte[] changed = Compress(SomeContent(random, 300), CompressionLevel.Optimal);
            changed[random.Next(2, changed.Length)] ^= (byte)random.Next(1, 256);
            try
            {
                Assert.IsTrue(Read(changed).AsSpan().SequenceEqual(ReadNatively(changed)));
            }
            catch (BadPayloadException)
            {
            }
        }
    }

    [TestMethod]
    public void The_limit_counts_what_comes_out()
    {
        byte[] compressed = Compress(new byte[1000], CompressionLevel.Optimal);

        using RentedBuffer read = new();
        Zlib.Decompress(compressed, 1000, read);

        Assert.AreEqual(1000, read.Length);
        Assert.ThrowsExactly<BadPayloadException>(() => Zlib.Decompress(compressed, 999, new RentedBuffer()));
    }

    private static byte[] Read(byte[] compressed)
    {
        using RentedBuffer read = new();
        Zlib.Decompress(compressed, 1_000_000, read);
        return read.WrittenSpan.ToArray();
    }

    private static byte[] Compress(byte[] content, CompressionLevel level)
    {
        MemoryStream compressed = new();
        using (ZLibStream zlib = new(compressed, level, leaveOpen: true))
            zlib.Write(content);
        return compressed.ToArray();
    }

    private static byte[] ReadNatively(byte[] compressed)
    {
        using ZLibStream zlib = new(new MemoryStream(compressed), CompressionMode.Decompress);
        MemoryStream read = new();
        zlib.CopyTo(read);
        return read.ToArray();
    }

    internal static byte[] SomeContent(Random random, int length)
    {
        byte[] content = new byte[length];
        int letters = random.Next(1, 40);
        for (int i = 0; i < length; i++)
            content[i] = random.Next(4) == 0 && i > 10 ? content[i - random.Next(1, Math.Min(i, 9) + 1)] : (byte)('a' + random.Next(letters));
        return content;
    }
}
