using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ItsDangerous.Net.Tests;

[TestClass]
public partial class SerializerTests
{
    private readonly FrozenClock _clock = new(1_500_000_000);

    [TestMethod]
    public void Tokens_are_those_of_the_original()
    {
        SignerOptions options = new() { TimeProvider = _clock };

        Assert.AreEqual("""{"id": 42}.v7lG0DDzDHynAR2SoP49LkGoZC0""", new Serializer("secret-key").Serialize(new { id = 42 }));
        Assert.AreEqual("""{"id": 42}.WWgvAA.ByGqSL9Du_wORD6voWau4G8_trc""", new TimedSerializer("secret-key", options).Serialize(new { id = 42 }));
        Assert.AreEqual("eyJpZCI6NDJ9.WWgvAA.KMi2axTBPtHvtIWHPY17y0CordI", new UrlSafeTimedSerializer("secret-key", options).Serialize(new { id = 42 }));
    }

    [TestMethod]
    public void Objects_come_back_as_what_they_were()
    {
        using UrlSafeTimedSerializer tokens = new("secret-key");
        Confirmation sent = new(42, "ann@example.org");

        Assert.AreEqual(sent, tokens.Deserialize<Confirmation>(tokens.Serialize(sent), TimeSpan.FromHours(1)));
    }

    [TestMethod]
    public void Objects_are_written_as_Python_would_write_the_same_values()
    {
        using Serializer plain = new("secret-key");

        string token = plain.Serialize(new { Name = "é\u007f", Size = 1e300, Small = 0.00001, Items = new[] { 1, 2 }, None = (string?)null });

        StringAssert.StartsWith(token, """{"Name": "\u00e9\u007f", "Size": 1e+300, "Small": 1e-05, "Items": [1, 2], "None": null}.""", StringComparison.Ordinal);
    }

    [TestMethod]
    public void Types_known_without_reflection_need_none()
    {
        using UrlSafeTimedSerializer tokens = new("secret-key");
        Confirmation sent = new(42, "ann@example.org");

        string token = tokens.Serialize(sent, Known.Default.Confirmation);

        Assert.AreEqual(tokens.Serialize(sent), token);
        Assert.AreEqual(sent, tokens.Deserialize(token, Known.Default.Confirmation, TimeSpan.FromHours(1)));
        Assert.ThrowsExactly<BadPayloadException>(() => tokens.Deserialize(tokens.Serialize("text"), Known.Default.Confirmation));
    }

    [TestMethod]
    public void Plain_values_come_back_as_plain_values()
    {
        using UrlSafeSerializer tokens = new("secret-key");

        IDictionary<string, object?> read = (IDictionary<string, object?>)tokens.Deserialize<object>(tokens.Serialize(new { a = 1, b = new object[] { 1.5, "x", true } }));

        Assert.AreEqual(1L, read["a"]);
        CollectionAssert.AreEqual(new object[] { 1.5, "x", true }, (List<object?>)read["b"]!);
    }

    [TestMethod]
    public void Tokens_can_be_UTF_8_bytes_and_streams()
    {
        using UrlSafeSerializer tokens = new("secret-key");
        ArrayBufferWriter<byte> buffer = new();
        MemoryStream stream = new();

        tokens.Serialize(buffer, 42);
        tokens.Serialize(stream, 42);

        Assert.AreEqual(tokens.Serialize(42), Encoding.ASCII.GetString(buffer.WrittenSpan));
        Assert.AreEqual(42, tokens.Deserialize<int>(buffer.WrittenSpan));
        stream.Position = 0;
        Assert.AreEqual(42, tokens.Deserialize<int>(stream));
    }

    [TestMethod]
    public void A_salt_can_be_given_with_each_call()
    {
        using UrlSafeSerializer tokens = new("secret-key", new SignerOptions { Salt = "activate" });
        using UrlSafeSerializer other = new("secret-key", new SignerOptions { Salt = "upgrade" });

        Assert.AreEqual(other.Serialize(1), tokens.Serialize(1, salt: "upgrade"));
        Assert.AreEqual(1, tokens.Deserialize<int>(other.Serialize(1), salt: "upgrade"));
        Assert.ThrowsExactly<BadSignatureException>(() => tokens.Deserialize<int>(other.Serialize(1)));
    }

    [TestMethod]
    public void Fallback_signers_accept_what_was_signed_the_old_way()
    {
        using Serializer old = new("secret-key", new SignerOptions { Digest = HashAlgorithmName.SHA512 });
        using Serializer upgraded = new(["older", "secret-key"], options: new SerializerOptions { FallbackSigners = [new SignerOptions { Digest = HashAlgorithmName.SHA512 }] });

        Assert.AreEqual(1, upgraded.Deserialize<int>(old.Serialize(1)));
        Assert.ThrowsExactly<BadSignatureException>(() => old.Deserialize<int>(upgraded.Serialize(1)));
    }

    [TestMethod]
    public void A_fallback_is_made_only_when_it_is_asked()
    {
        using Serializer tokens = new("secret-key", options: new SerializerOptions { FallbackSigners = [new SignerOptions { Separator = "a" }] });

        Assert.AreEqual(1, tokens.Deserialize<int>(tokens.Serialize(1)));
        Assert.ThrowsExactly<ArgumentException>(() => tokens.Deserialize<int>("1.x"));
    }

    [TestMethod]
    public void An_expired_token_is_expired_whatever_the_fallbacks_say()
    {
        using TimedSerializer tokens = new("secret-key", new SignerOptions { TimeProvider = _clock }, new SerializerOptions { FallbackSigners = [new SignerOptions { Digest = HashAlgorithmName.SHA512 }] });
        string token = tokens.Serialize(1);

        _clock.Now += 100;

        Assert.ThrowsExactly<SignatureExpiredException>(() => tokens.Deserialize<int>(token, TimeSpan.FromSeconds(10)));
    }

    [TestMethod]
    public void A_serializer_with_a_maximum_age_refuses_signers_without_a_time()
    {
        using TimedSerializer tokens = new("secret-key", options: new SerializerOptions { Signer = static (keys, options) => new Signer(keys, options) });

        Assert.ThrowsExactly<ArgumentException>(() => tokens.Deserialize<int>(tokens.Serialize(1)));
    }

    [TestMethod]
    public void A_token_can_be_looked_into_without_trust()
    {
        using UrlSafeSerializer tokens = new("secret-key");
        string token = tokens.Serialize("value");

        Assert.IsTrue(tokens.TryDeserializeUnsafe(token, out string? trusted));
        Assert.AreEqual("value", trusted);
        Assert.IsFalse(tokens.TryDeserializeUnsafe(token + "x", out string? claimed));
        Assert.AreEqual("value", claimed);
        Assert.IsFalse(tokens.TryDeserializeUnsafe("nonsense", out string? nothing));
        Assert.IsNull(nothing);
    }

    [TestMethod]
    public void A_payload_that_cannot_be_read_says_what_went_wrong()
    {
        using Signer signer = new("secret-key", new SignerOptions { Salt = "itsdangerous" });
        using Serializer tokens = new("secret-key");

        BadPayloadException error = Assert.ThrowsExactly<BadPayloadException>(() => tokens.Deserialize<object>(signer.Sign("{")));

        Assert.AreEqual("Could not load the payload because an exception occurred on unserializing the data.", error.Message);
        Assert.IsInstanceOfType<JsonException>(error.InnerException);
    }

    [TestMethod]
    public void Another_format_takes_the_place_of_JSON()
    {
        using UrlSafeSerializer tokens = new("secret-key", options: new SerializerOptions { Payload = new PlainText() });

        string token = tokens.Serialize("hello");

        StringAssert.StartsWith(token, "aGVsbG8.", StringComparison.Ordinal);
        Assert.AreEqual("hello", tokens.Deserialize<string>(token));
        Assert.ThrowsExactly<InvalidOperationException>(() => tokens.Serialize(new Confirmation(1, ""), Known.Default.Confirmation));
    }

    [TestMethod]
    public void Tokens_beyond_the_limit_are_refused_before_anything_is_read()
    {
        using UrlSafeSerializer tokens = new("secret-key");
        string token = new('a', (64 * 1024) + 1);

        long before = GC.GetAllocatedBytesForCurrentThread();
        BadPayloadException error = Assert.ThrowsExactly<BadPayloadException>(() => tokens.Deserialize<object>(token));
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        StringAssert.Contains(error.Message, "65537 bytes", StringComparison.Ordinal);
        Assert.IsLessThan(16 * 1024, allocated);
        Assert.ThrowsExactly<BadPayloadException>(() => tokens.Deserialize<object>(new MemoryStream(Encoding.ASCII.GetBytes(token))));
        Assert.ThrowsExactly<BadPayloadException>(() => tokens.Deserialize<object>(Encoding.ASCII.GetBytes(token)));
    }

    [TestMethod]
    public void A_bomb_is_refused_before_it_is_unpacked()
    {
        using UrlSafeSerializer tokens = new("secret-key");
        string token = tokens.Serialize(new string('x', 2 * 1024 * 1024));
        Assert.IsLessThan(8 * 1024, token.Length);

        BadPayloadException error = Assert.ThrowsExactly<BadPayloadException>(() => tokens.Deserialize<string>(token));

        StringAssert.Contains(error.Message, "1048576", StringComparison.Ordinal);
        using UrlSafeSerializer generous = new("secret-key", options: new SerializerOptions { MaxDecompressedBytes = 4 * 1024 * 1024 });
        Assert.AreEqual(2 * 1024 * 1024, generous.Deserialize<string>(token).Length);
    }

    internal sealed record Confirmation(int User, string Email);

    [JsonSerializable(typeof(Confirmation))]
    internal sealed partial class Known : JsonSerializerContext;

    private sealed class PlainText : IPayloadSerializer
    {
        public void Serialize<T>(IBufferWriter<byte> destination, T value) => Encoding.UTF8.GetBytes($"{value}", destination);

        public T Deserialize<T>(ReadOnlySpan<byte> payload) => (T)(object)Encoding.UTF8.GetString(payload);
    }
}
