using FsCheck;
using FsCheck.Fluent;

namespace ItsDangerous.Net.Tests;

[TestClass]
public class TokenPropertyTests
{
    private static readonly UrlSafeTimedSerializer Tokens = new(["old", "new"]);

    [TestMethod]
    public void Values_survive_being_tokens()
    {
        Prop.ForAll<string>(static text => text is null || HasHalves(text) || Tokens.Deserialize<string>(Tokens.Serialize(text)) == text).QuickCheckThrowOnFailure();
    }

    [TestMethod]
    public void Every_flipped_bit_is_refused()
    {
        string token = Tokens.Serialize(new { User = 42, Text = "some text that is long enough" });
        for (int i = 0; i < token.Length * 8; i++)
        {
            byte[] flipped = System.Text.Encoding.ASCII.GetBytes(token);
            flipped[i / 8] ^= (byte)(1 << (i % 8));
            if (StandsForTheSameSignature(flipped, token))
                continue;

            Exception error = Assert.Throws<BadDataException>(() => Tokens.Deserialize<object>(flipped));

            Assert.IsInstanceOfType<BadSignatureException>(error);
        }
    }

    [TestMethod]
    public void Every_flipped_bit_of_the_decoded_signature_is_refused()
    {
        using Signer signer = new("key");
        byte[] signature = UrlSafeBase64.Decode(signer.GetSignature("value"));
        for (int i = 0; i < signature.Length * 8; i++)
        {
            byte[] flipped = [.. signature];
            flipped[i / 8] ^= (byte)(1 << (i % 8));

            Assert.IsFalse(signer.VerifySignature("value", UrlSafeBase64.Encode(flipped)));
        }
    }

    [TestMethod]
    public void Random_bytes_make_only_the_documented_errors()
    {
        Prop.ForAll<byte[]>(static bytes => IsRefused(bytes)).QuickCheckThrowOnFailure();
        Random random = new(20261122);
        byte[] token = System.Text.Encoding.ASCII.GetBytes(Tokens.Serialize(new string('x', 200)));
        for (int i = 0; i < 20_000; i++)
        {
            byte[] mutated = [.. token];
            for (int changes = random.Next(1, 5); changes > 0; changes--)
                mutated[random.Next(mutated.Length)] = (byte)random.Next(256);
            Assert.IsTrue(IsRefused(mutated) || StandsForTheSameSignature(mutated, System.Text.Encoding.ASCII.GetString(token)));
        }
    }

    [TestMethod]
    public void Random_payloads_that_are_signed_make_only_the_documented_errors()
    {
        using UrlSafeSerializer tokens = new("key");
        using Signer signer = new("key", new SignerOptions { Salt = "itsdangerous" });
        Random random = new(7);
        byte[] compressed = tokens.DumpPayload(new string('x', 100) + "abcdefghijklmnopqrstuvwxyz0123456789");
        for (int i = 0; i < 20_000; i++)
        {
            byte[] payload = [.. compressed];
            for (int changes = random.Next(1, 4); changes > 0; changes--)
                payload[random.Next(1, payload.Length)] = (byte)"ABCDEFGHabcdefgh0123456789-_"[random.Next(28)];
            try
            {
                tokens.Deserialize<object>(signer.Sign(payload));
            }
            catch (BadPayloadException)
            {
            }
        }
    }

    private static bool IsRefused(byte[] bytes)
    {
        try
        {
            Tokens.Deserialize<object>(bytes, TimeSpan.FromDays(1));
        }
        catch (BadDataException)
        {
            return true;
        }

        return false;
    }

    private static bool HasHalves(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                i++;
            else if (char.IsSurrogate(text[i]))
                return true;
        }

        return false;
    }

    // The last character of a signature carries bits that no byte is made of, and reading ignores them, as it does in the original.
    private static bool StandsForTheSameSignature(byte[] flipped, string token)
    {
        int at = token.LastIndexOf('.') + 1;
        return flipped.AsSpan(0, at).SequenceEqual(System.Text.Encoding.ASCII.GetBytes(token[..at]))
            && UrlSafeBase64.TryDecode(flipped.AsSpan(at), new byte[30], out _)
            && UrlSafeBase64.Decode(flipped.AsSpan(at)).AsSpan().SequenceEqual(UrlSafeBase64.Decode(token[at..]));
    }
}
