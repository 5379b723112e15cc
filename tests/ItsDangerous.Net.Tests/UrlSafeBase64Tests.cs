using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace ItsDangerous.Net.Tests;

[TestClass]
public class UrlSafeBase64Tests
{
    [TestMethod]
    public void What_was_written_is_read()
    {
        Prop.ForAll<byte[]>(static bytes => UrlSafeBase64.Decode(UrlSafeBase64.Encode(bytes)).AsSpan().SequenceEqual(bytes)).QuickCheckThrowOnFailure();
    }

    [TestMethod]
    [DataRow("", "")]
    [DataRow("YQ", "a")]
    [DataRow("YQ==", "a")]
    [DataRow("YQ=", "a")]
    [DataRow("YR", "a")]
    [DataRow("YQé", "a")]
    [DataRow("Y!W?I", "ab")]
    [DataRow("YW-_", "ao¾", DisplayName = "both alphabets")]
    [DataRow("=", "")]
    [DataRow("!!!!", "")]
    public void Reading_is_as_lenient_as_the_original(string text, string expected)
    {
        CollectionAssert.AreEqual(text == "YW-_" ? [0x61, 0x6f, 0xbf] : Encoding.UTF8.GetBytes(expected), UrlSafeBase64.Decode(text));
    }

    [TestMethod]
    [DataRow("a")]
    [DataRow("abcde")]
    [DataRow("a!")]
    public void What_is_no_base64_at_all_is_refused(string text)
    {
        BadDataException error = Assert.ThrowsExactly<BadDataException>(() => UrlSafeBase64.Decode(text));

        Assert.AreEqual("Invalid base64-encoded data", error.Message);
    }

    [TestMethod]
    public void A_destination_that_may_be_too_short_is_refused()
    {
        Assert.ThrowsExactly<ArgumentException>(() => UrlSafeBase64.TryDecode("YWJj"u8, new byte[2], out _));
    }

    [TestMethod]
    public void Numbers_have_no_leading_zeros()
    {
        CollectionAssert.AreEqual(Array.Empty<byte>(), IntegerBytes.ToBytes(0));
        CollectionAssert.AreEqual(new byte[] { 1, 0 }, IntegerBytes.ToBytes(256));
        Assert.AreEqual(256UL, IntegerBytes.ToInteger([0, 0, 1, 0]));
        Assert.ThrowsExactly<ArgumentException>(() => IntegerBytes.ToInteger(new byte[9]));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => IntegerBytes.ToBytes(-1));
    }

    [TestMethod]
    public void Numbers_survive_being_bytes()
    {
        Prop.ForAll<ulong>(static number =>
        {
            byte[] bytes = new byte[IntegerBytes.MaxLength];
            return IntegerBytes.ToInteger(bytes.AsSpan(0, IntegerBytes.Write(number, bytes))) == number;
        }).QuickCheckThrowOnFailure();
    }
}
