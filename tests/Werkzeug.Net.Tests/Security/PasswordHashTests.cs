using System.Text;

namespace Werkzeug.Net.Tests.Security;

[TestClass]
public sealed class PasswordHashTests
{
    private const string Cheap = "scrypt:16:1:1";

    [TestMethod]
    [DataRow("", "", 16, 1, 1, "77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442fcd0069ded0948f8326a753a0fc81f17e8d3e0fb2e0d3628cf35e20c38d18906")]
    [DataRow("password", "NaCl", 1024, 8, 16, "fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b3731622eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640")]
    [DataRow("pleaseletmein", "SodiumChloride", 16384, 8, 1, "7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2d5432955613f0fcf62d49705242a9af9e61e85dc0d651e40dfcf017b45575887")]
    public void Scrypt_is_rfc_7914(string password, string salt, int n, int r, int p, string expected)
    {
        byte[] key = Scrypt.Derive(Encoding.ASCII.GetBytes(password), Encoding.ASCII.GetBytes(salt), n, r, p, 64);

        Assert.AreEqual(expected, Convert.ToHexStringLower(key));
    }

    [TestMethod]
    [DataRow("scrypt:16:1:1")]
    [DataRow("pbkdf2:sha256:10")]
    [DataRow("pbkdf2:sha512:10")]
    [DataRow("pbkdf2:md5:10")]
    public void A_password_fits_its_hash_alone(string method)
    {
        string hash = PasswordHash.Generate("pässword", method);

        Assert.IsTrue(PasswordHash.Check(hash, "pässword"));
        Assert.IsFalse(PasswordHash.Check(hash, "password"));
        StringAssert.StartsWith(hash, method + "$");
    }

    [TestMethod]
    public void The_usual_method_is_the_originals()
    {
        string hash = PasswordHash.Generate("x");

        string[] parts = hash.Split('$');
        Assert.AreEqual("scrypt:32768:8:1", parts[0]);
        Assert.AreEqual(16, parts[1].Length);
        Assert.AreEqual(128, parts[2].Length);
    }

    [TestMethod]
    public void Two_hashes_of_a_password_differ()
    {
        Assert.AreNotEqual(PasswordHash.Generate("x", Cheap), PasswordHash.Generate("x", Cheap));
    }

    [TestMethod]
    public void Hashes_of_python_fit()
    {
        Assert.IsTrue(PasswordHash.Check("pbkdf2:sha256:1000$salt$a8df899f3c4f204d967e0ad63c092987c10055ebb017b3d9d28add218d4f7aad", "secret"));
        Assert.IsTrue(PasswordHash.Check(
            "scrypt:1024:8:1$pepper$627fd66ea5eba3c3cc8710413b13af8c358f6b807cff63960704bd2923e9715647c19fde748dee0d303df10ceadfbc4e0df5f789cf63a0b3591c8161be9430a2", "secret"));
    }

    [TestMethod]
    [DataRow(null)]
    [DataRow("")]
    [DataRow("$")]
    [DataRow("plain")]
    public void A_hash_without_its_parts_fits_nothing(string? hash)
    {
        Assert.IsFalse(PasswordHash.Check(hash, "x"));
        Assert.IsTrue(PasswordHash.NeedsRehash(hash));
    }

    [TestMethod]
    [DataRow("sha256$x$y", "Invalid hash method 'sha256'.")]
    [DataRow("scrypt:1:2$s$h", "'scrypt' takes 3 arguments.")]
    [DataRow("scrypt:a:b:c$s$h", "'scrypt' takes 3 arguments.")]
    [DataRow("scrypt:3:1:1$s$h", "n must be a power of 2.")]
    [DataRow("scrypt:2:0:1$s$h", "r and p must be at least 1.")]
    [DataRow("pbkdf2:sha256:1:2$s$h", "'pbkdf2' takes 2 arguments.")]
    [DataRow("pbkdf2:nosuch:1$s$h", "unsupported hash type nosuch")]
    [DataRow("pbkdf2:sha256:0$s$h", "iteration value must be greater than 0.")]
    public void A_method_that_is_none_is_told(string hash, string message)
    {
        ArgumentException error = Assert.ThrowsExactly<ArgumentException>(() => PasswordHash.Check(hash, "x"));

        StringAssert.StartsWith(error.Message, message);
    }

    [TestMethod]
    [DataRow("scrypt:1073741824:8:1$s$h")]
    [DataRow("scrypt:2:9999999999:1$s$h")]
    [DataRow("scrypt:2:1:9223372036854775807$s$h")]
    [DataRow("scrypt:4611686018427387904:1:1$s$h")]
    [DataRow("scrypt:65536:8:1000$s$h")]
    [DataRow("pbkdf2:sha256:2147483647$s$h")]
    public void A_hostile_hash_cannot_eat_memory_or_time(string hash)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();

        Assert.ThrowsExactly<ArgumentException>(() => PasswordHash.Check(hash, "x"));

        Assert.IsLessThan(1_000_000, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [TestMethod]
    public void A_hash_made_by_other_means_needs_another()
    {
        Assert.IsFalse(PasswordHash.NeedsRehash(PasswordHash.Generate("x", Cheap), Cheap));
        Assert.IsTrue(PasswordHash.NeedsRehash(PasswordHash.Generate("x", Cheap)));
        Assert.IsFalse(PasswordHash.NeedsRehash("pbkdf2:sha256:1000000$s$h", "pbkdf2"));
    }

    [TestMethod]
    public void A_hash_in_other_than_ascii_is_refused()
    {
        Assert.ThrowsExactly<FormatException>(() => PasswordHash.Check("scrypt:16:1:1$s$é", "x"));
    }

    [TestMethod]
    public void A_salt_has_at_least_one_character()
    {
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => PasswordHash.Generate("x", Cheap, 0));
    }
}
