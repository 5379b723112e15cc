using System.Security.Cryptography;
using System.Text;

namespace ItsDangerous.Net.Tests;

[TestClass]
public class SignerTests
{
    [TestMethod]
    public void A_signed_value_is_the_value_a_dot_and_a_signature()
    {
        using Signer signer = new("secret-key");

        Assert.AreEqual("my string.wh6tMHxLgJqB6oY1uT73iMlyrOA", signer.Sign("my string"));
    }

    [TestMethod]
    public void A_key_that_is_null_is_told_as_a_missing_setting()
    {
        string missing = null!;

        ArgumentNullException one = Assert.ThrowsExactly<ArgumentNullException>(() => new Signer(missing));
        ArgumentNullException several = Assert.ThrowsExactly<ArgumentNullException>(() => SecretKeys.From(["old", missing]));

        StringAssert.StartsWith(one.Message, "A secret key is null: is the setting or the environment variable that holds it missing?");
        Assert.AreEqual(one.Message.Split('(')[0], several.Message.Split('(')[0]);
    }

    [TestMethod]
    public void Unsigning_gives_the_value_back()
    {
        using Signer signer = new("secret-key");

        Assert.AreEqual("a.b é ☃ 😀", signer.Unsign(signer.Sign("a.b é ☃ 😀")));
        CollectionAssert.AreEqual(new byte[] { 0, 255, 46 }, signer.Unsign(signer.Sign([0, 255, 46])));
    }

    [TestMethod]
    public void A_changed_value_is_refused_and_shown()
    {
        using Signer signer = new("secret-key");

        BadSignatureException error = Assert.ThrowsExactly<BadSignatureException>(() => signer.Unsign("your string.wh6tMHxLgJqB6oY1uT73iMlyrOA"));

        Assert.AreEqual("Signature b'wh6tMHxLgJqB6oY1uT73iMlyrOA' does not match", error.Message);
        Assert.AreEqual("your string", error.PayloadText);
    }

    [TestMethod]
    public void A_value_without_a_signature_is_refused()
    {
        using Signer signer = new("secret-key");

        BadSignatureException error = Assert.ThrowsExactly<BadSignatureException>(() => signer.Unsign("unsigned"));

        Assert.AreEqual("No b'.' found in value", error.Message);
        Assert.IsNull(error.Payload);
        Assert.IsNull(error.PayloadText);
    }

    [TestMethod]
    public void The_newest_key_signs_and_every_key_verifies()
    {
        using Signer rotated = new(["old", "new"]);

        Assert.AreEqual(new Signer("new").Sign("value"), rotated.Sign("value"));
        Assert.AreEqual("value", rotated.Unsign(new Signer("old").Sign("value")));
        Assert.IsFalse(rotated.Validate(new Signer("other").Sign("value")));
    }

    [TestMethod]
    public void Without_a_key_nothing_is_signed_and_nothing_is_accepted()
    {
        using Signer signer = new([]);

        Assert.ThrowsExactly<InvalidOperationException>(() => signer.Sign("value"));
        Assert.IsFalse(signer.Validate("value.signature"));
    }

    [TestMethod]
    [DataRow(KeyDerivation.Concat)]
    [DataRow(KeyDerivation.DjangoConcat)]
    [DataRow(KeyDerivation.Hmac)]
    [DataRow(KeyDerivation.None)]
    public void Derivations_and_digests_keep_signatures_apart(KeyDerivation derivation)
    {
        using Signer signer = new("key", new SignerOptions { KeyDerivation = derivation, Digest = HashAlgorithmName.SHA512 });
        using Signer other = new("key", new SignerOptions { KeyDerivation = (KeyDerivation)(((int)derivation + 1) % 4), Digest = HashAlgorithmName.SHA512 });

        Assert.AreEqual("value", signer.Unsign(signer.Sign("value")));
        Assert.IsFalse(other.Validate(signer.Sign("value")));
    }

    [TestMethod]
    public void A_salt_keeps_purposes_apart()
    {
        using Signer activate = new("key", new SignerOptions { Salt = "activate" });
        using Signer upgrade = new("key", new SignerOptions { Salt = "upgrade" });

        Assert.IsFalse(upgrade.Validate(activate.Sign("42")));
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("-")]
    [DataRow("ab")]
    [DataRow("=")]
    public void A_separator_that_could_be_part_of_a_signature_is_refused(string separator)
    {
        ArgumentException error = Assert.ThrowsExactly<ArgumentException>(() => new Signer("key", new SignerOptions { Separator = separator }));

        Assert.AreEqual(
            "The given separator cannot be used because it may be contained in the signature itself. ASCII letters, digits, and '-_=' must not be used.",
            error.Message);
    }

    [TestMethod]
    public void A_separator_that_is_no_text_works_on_bytes_only()
    {
        using Signer signer = new("key", new SignerOptions { Separator = new byte[] { 0xff } });

        CollectionAssert.AreEqual("value"u8.ToArray(), signer.Unsign(signer.Sign("value"u8)));
        Assert.ThrowsExactly<InvalidOperationException>(() => signer.Sign("value"));
    }

    [TestMethod]
    public void Signing_into_a_span_needs_room_for_the_overhead()
    {
        using Signer signer = new("key");
        byte[] room = new byte[5 + signer.MaxOverhead];

        Assert.IsTrue(signer.TrySign("value"u8, room, out int length));
        CollectionAssert.AreEqual(signer.Sign("value"u8), room[..length]);
        Assert.IsFalse(signer.TrySign("value"u8, room.AsSpan(1), out length));
        Assert.AreEqual(0, length);
    }

    [TestMethod]
    public void Signing_and_checking_spans_allocates_nothing()
    {
        using Signer signer = new("key");
        byte[] room = new byte[128];
        signer.TrySign("value"u8, room, out int length);
        signer.TryUnsign(room.AsSpan(0, length), out ReadOnlySpan<byte> _);

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
        {
            signer.TrySign("value"u8, room, out length);
            signer.TryUnsign(room.AsSpan(0, length), out ReadOnlySpan<byte> _);
        }

        Assert.AreEqual(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [TestMethod]
    public void Many_threads_share_a_signer()
    {
        using Signer signer = new(["old", "new"]);
        using Signer old = new("old");

        Parallel.For(0, 20_000, number =>
        {
            string value = $"value {number}";
            Assert.AreEqual(value, signer.Unsign((number % 2 == 0 ? signer : old).Sign(value)));
        });
    }

    [TestMethod]
    public void Disposing_clears_the_derived_keys()
    {
        Signer signer = new("key", new SignerOptions { Algorithm = new RememberingAlgorithm(out Func<byte[]> seen) });
        signer.Sign("value");

        signer.Dispose();

        Assert.AreEqual(20, seen().Length);
        Assert.IsTrue(seen().All(static next => next == 0));
    }

    [TestMethod]
    public void A_disposed_signer_signs_nothing()
    {
        Signer signer = new("key");
        signer.Sign("value");
        signer.Dispose();

        Assert.ThrowsExactly<ObjectDisposedException>(() => signer.Sign("value"));
    }

    [TestMethod]
    public void Text_with_half_a_surrogate_pair_is_refused()
    {
        using Signer signer = new("key");

        Assert.ThrowsExactly<EncoderFallbackException>(() => signer.Sign("\ud800"));
        Assert.IsFalse(signer.Validate("\ud800.x"));
    }

    [TestMethod]
    public void A_custom_algorithm_signs()
    {
        using Signer signer = new("key", new SignerOptions { Algorithm = new ReversedAlgorithm() });

        Assert.AreEqual("abc.Y2Jh", signer.Sign("abc"));
        Assert.AreEqual("abc", signer.Unsign("abc.Y2Jh"));
        Assert.IsFalse(signer.Validate("abc.YWJj"));
    }

    [TestMethod]
    public void The_none_algorithm_accepts_only_an_empty_signature()
    {
        using Signer signer = new("key", new SignerOptions { Algorithm = new NoneAlgorithm() });

        Assert.AreEqual("value.", signer.Sign("value"));
        Assert.AreEqual("value", signer.Unsign("value."));
        Assert.IsFalse(signer.Validate("value.YQ"));
    }

    [TestMethod]
    public void Bytes_in_messages_read_as_the_original_shows_them()
    {
        using Signer signer = new("key");

        BadSignatureException error = Assert.ThrowsExactly<BadSignatureException>(() => signer.Unsign("v.it's\n\\\x7f\xe9"));

        Assert.AreEqual("""Signature b"it's\n\\\x7f\xc3\xa9" does not match""", error.Message);
    }

    private sealed class ReversedAlgorithm : SigningAlgorithm
    {
        public override int SignatureSize => 3;

        public override void GetSignature(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, Span<byte> destination)
        {
            value[..3].CopyTo(destination);
            destination[..3].Reverse();
        }
    }

    private sealed class RememberingAlgorithm : SigningAlgorithm
    {
        private byte[] _seen = [];

        public RememberingAlgorithm(out Func<byte[]> seen) => seen = () => _seen;

        public override int SignatureSize => 1;

        public override void GetSignature(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, Span<byte> destination) => destination[0] = 1;

        internal override KeyedAlgorithm WithKey(byte[] key)
        {
            _seen = key;
            return base.WithKey(key);
        }
    }
}
