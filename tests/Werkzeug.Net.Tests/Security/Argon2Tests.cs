using System.Security.Cryptography;
using System.Text;

namespace Werkzeug.Net.Tests.Security;

[TestClass]
public sealed class Argon2Tests
{
    private static byte[] Repeat(byte value, int count) => [.. Enumerable.Repeat(value, count)];

    [TestMethod]
    public void Blake2b_is_rfc_7693()
    {
        byte[] hash = new byte[64];

        Blake2b.Hash("abc"u8, hash);

        Assert.AreEqual(
            "ba80a53f981c4d0d6a2797b69f12f6e94c212f14685ac4b74b12bb6fdbffa2d17d87c5392aab792dc252d5de4533cc9518d38aa8dbf1925ab92386edd4009923",
            Convert.ToHexStringLower(hash));
    }

    // The sum of 1,600 hashes as Python's hashlib computes them: every length around the blocks, four lengths of hashes.
    [TestMethod]
    public void Blake2b_of_any_length_is_what_Python_computes()
    {
        using IncrementalHash sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (int length = 0; length < 400; length++)
        {
            byte[] data = [.. Enumerable.Range(0, length).Select(at => (byte)((at * 7) + length))];
            foreach (int size in (int[])[1, 20, 32, 64])
            {
                byte[] hash = new byte[size];
                Blake2b.Hash(data, hash);
                sum.AppendData(hash);
            }
        }

        Assert.AreEqual("a01f1765a73b64ec80c3bb9cef0b597e40a1b5f8c837d480cdc07f553ea1c9c7", Convert.ToHexStringLower(sum.GetHashAndReset()));
    }

    [TestMethod]
    public void Argon2id_is_rfc_9106()
    {
        byte[] key = new Argon2(32, 3, 4).Derive(Repeat(1, 32), Repeat(2, 16), 32, secret: Repeat(3, 8), data: Repeat(4, 12));

        Assert.AreEqual("0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659", Convert.ToHexStringLower(key));
    }

    [TestMethod]
    [DataRow(256, 2, 1, "9dfeb910e80bad0311fee20f9c0e2b12c17987b4cac90c2ef54d5b3021c68bfe")]
    [DataRow(256, 2, 2, "6d093c501fd5999645e0ea3bf620d7b8be7fd2db59c20d9fff9539da2bf57037")]
    [DataRow(65_536, 1, 1, "f6a5adc1ba723dddef9b5ac1d464e180fcd9dffc9d1cbf76cca2fed795d9ca98")]
    [DataRow(65_536, 2, 1, "09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7")]
    public void Argon2id_is_what_the_reference_computes(int memory, int passes, int lanes, string expected)
    {
        byte[] key = new Argon2(memory, passes, lanes).Derive("password"u8, "somesalt"u8, 32);

        Assert.AreEqual(expected, Convert.ToHexStringLower(key));
    }

    [TestMethod]
    public void Hashes_of_other_libraries_fit()
    {
        const string stored = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";

        Assert.IsTrue(PasswordHash.Check(stored, "password"));
        Assert.IsFalse(PasswordHash.Check(stored, "Password"));
        Assert.IsTrue(PasswordHash.NeedsRehash(stored, "argon2id"));
        Assert.IsFalse(PasswordHash.NeedsRehash(stored, "argon2id:65536:2:1"));
    }

    [TestMethod]
    public void A_hash_is_stored_as_every_library_reads_it()
    {
        string stored = PasswordHash.Generate("pässword", "argon2id:64:1:2");

        StringAssert.StartsWith(stored, "$argon2id$v=19$m=64,t=1,p=2$");
        Assert.IsTrue(PasswordHash.Check(stored, "pässword"));
        Assert.IsFalse(PasswordHash.Check(stored, "password"));
        Assert.AreNotEqual(stored, PasswordHash.Generate("pässword", "argon2id:64:1:2"));
        StringAssert.StartsWith(PasswordHash.Generate("x", "argon2id"), "$argon2id$v=19$m=65536,t=3,p=4$");
    }

    [TestMethod]
    [DataRow("argon2id:7:1:1")]
    [DataRow("argon2id:64:0:1")]
    [DataRow("argon2id:64:1:0")]
    [DataRow("argon2id:64:1:256")]
    [DataRow("argon2id:262145:1:1")]
    [DataRow("argon2id:262144:5:1")]
    [DataRow("argon2id:64:1")]
    [DataRow("argon2id:a:b:c")]
    public void Parameters_past_the_limits_are_refused(string method) => Assert.ThrowsExactly<ArgumentException>(() => PasswordHash.Generate("x", method));

    [TestMethod]
    [DataRow("$argon2id$v=16$m=64,t=1,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHApl8ArZWb2GRPPc")]
    [DataRow("$argon2id$v=19$m=64,t=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHApl8ArZWb2GRPPc")]
    [DataRow("$argon2id$v=19$m=64,t=1,p=1$c29t$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHApl8ArZWb2GRPPc")]
    [DataRow("$argon2id$v=19$m=64,t=1,p=1$c29tZXNhbHQ$CTFh")]
    [DataRow("$argon2id$v=19$m=64,t=1,p=1$c29tZXNhbHQ")]
    public void A_hash_that_lacks_a_part_fits_no_password(string stored)
    {
        Assert.IsFalse(PasswordHash.Check(stored, "password"));
        Assert.IsTrue(PasswordHash.NeedsRehash(stored, "argon2id"));
    }

    [TestMethod]
    public void A_planted_hash_cannot_eat_memory()
    {
        Assert.ThrowsExactly<ArgumentException>(() => PasswordHash.Check("$argon2id$v=19$m=4194304,t=1,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHApl8ArZWb2GRPPc", "x"));
        Assert.ThrowsExactly<FormatException>(() => PasswordHash.Check("$argon2id$v=19$m=64,t=1,p=1$c29tZXNhbHQ$CTFhFdXPJO1!FaMaO6Mm5c8y7cJHApl8ArZWb2GRPPc", "x"));
        Assert.ThrowsExactly<ArgumentException>(() => PasswordHash.Generate("x", "argon2id:64:1:1", saltLength: 7));
    }
}
