using System.Text;

namespace Werkzeug.Net.Tests.Security;

[TestClass]
public sealed class PasswordHasherTests
{
    private const string Cheap = "scrypt:16:1:1";
    private static readonly byte[] Old = Encoding.ASCII.GetBytes("the old pepper");
    private static readonly byte[] New = Encoding.ASCII.GetBytes("the new pepper");

    [TestMethod]
    public void A_hash_with_a_pepper_fits_nobody_who_lacks_it()
    {
        PasswordHasher hasher = new() { Method = Cheap, Peppers = [New] };
        string stored = hasher.Generate("secret");

        Assert.AreEqual(PasswordVerdict.Right, hasher.Check(stored, "secret"));
        Assert.AreEqual(PasswordVerdict.Wrong, hasher.Check(stored, "Secret"));
        Assert.IsFalse(PasswordHash.Check(stored, "secret"));
        Assert.AreEqual(PasswordVerdict.Wrong, new PasswordHasher { Method = Cheap, Peppers = [Old] }.Check(stored, "secret"));
    }

    // hmac.new(pepper, password, "sha256") in base64, hashed in place of the password.
    [TestMethod]
    public void A_pepper_is_what_Python_can_compute_too()
    {
        string stored = new PasswordHasher { Method = Cheap, Peppers = [New] }.Generate("secret");

        Assert.IsTrue(PasswordHash.Check(stored, "gNXEQ+xgcmtvwX3yGRDoywcrbegnBamH10LdaHHQ+a4="));
    }

    [TestMethod]
    public void An_older_pepper_is_right_but_outdated()
    {
        string stored = new PasswordHasher { Method = Cheap, Peppers = [Old] }.Generate("secret");
        PasswordHasher hasher = new() { Method = Cheap, Peppers = [New, Old] };

        Assert.AreEqual(PasswordVerdict.RightButOutdated, hasher.Check(stored, "secret"));
        Assert.AreEqual(PasswordVerdict.Right, hasher.Check(hasher.Generate("secret"), "secret"));
    }

    [TestMethod]
    public void A_hash_from_before_there_was_a_pepper_is_accepted_only_where_that_is_said()
    {
        string stored = PasswordHash.Generate("secret", Cheap);

        Assert.AreEqual(PasswordVerdict.Wrong, new PasswordHasher { Method = Cheap, Peppers = [New] }.Check(stored, "secret"));
        Assert.AreEqual(PasswordVerdict.RightButOutdated, new PasswordHasher { Method = Cheap, Peppers = [New], AcceptsWithoutPepper = true }.Check(stored, "secret"));
        Assert.AreEqual(PasswordVerdict.Right, new PasswordHasher { Method = Cheap }.Check(stored, "secret"));
    }

    [TestMethod]
    public void Another_method_is_right_but_outdated()
    {
        PasswordHasher hasher = new() { Method = "argon2id:64:1:1" };

        Assert.AreEqual(PasswordVerdict.RightButOutdated, hasher.Check(PasswordHash.Generate("secret", Cheap), "secret"));
        Assert.AreEqual(PasswordVerdict.Right, hasher.Check(hasher.Generate("secret"), "secret"));
        Assert.AreEqual(PasswordVerdict.Wrong, hasher.Check(null, "secret"));
    }
}
