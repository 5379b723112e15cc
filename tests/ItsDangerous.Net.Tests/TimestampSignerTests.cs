namespace ItsDangerous.Net.Tests;

[TestClass]
public class TimestampSignerTests
{
    private readonly FrozenClock _clock = new(1_500_000_000);

    private TimestampSigner Make() => new("secret-key", new SignerOptions { TimeProvider = _clock });

    [TestMethod]
    public void A_timestamp_stands_between_value_and_signature()
    {
        using TimestampSigner signer = Make();

        Assert.AreEqual("value.WWgvAA.sTI-SaWsGLwgaIk539Q3Bmm-pcc", signer.Sign("value"));
    }

    [TestMethod]
    public void Values_expire_after_their_age_and_tell_when_they_were_signed()
    {
        using TimestampSigner signer = Make();
        string signed = signer.Sign("value");

        _clock.Now += 10;
        Assert.AreEqual("value", signer.Unsign(signed, TimeSpan.FromSeconds(10)));
        _clock.Now++;
        SignatureExpiredException error = Assert.ThrowsExactly<SignatureExpiredException>(() => signer.Unsign(signed, TimeSpan.FromSeconds(10)));

        Assert.AreEqual("Signature age 11 > 10 seconds", error.Message);
        Assert.AreEqual("value", error.PayloadText);
        Assert.AreEqual(DateTimeOffset.FromUnixTimeSeconds(1_500_000_000), error.DateSigned);
        Assert.IsFalse(signer.Validate(signed, TimeSpan.FromSeconds(10)));
        Assert.AreEqual("value", signer.Unsign(signed));
    }

    [TestMethod]
    public void Values_from_the_future_are_refused()
    {
        using TimestampSigner signer = Make();
        string signed = signer.Sign("value");

        _clock.Now--;
        SignatureExpiredException error = Assert.ThrowsExactly<SignatureExpiredException>(() => signer.Unsign(signed, TimeSpan.FromSeconds(10)));

        Assert.AreEqual("Signature age -1 < 0 seconds", error.Message);
    }

    [TestMethod]
    public void The_time_of_signing_can_be_asked_for()
    {
        using TimestampSigner signer = Make();

        Assert.AreEqual("value", signer.Unsign(signer.Sign("value"), out DateTimeOffset date));
        Assert.AreEqual(DateTimeOffset.FromUnixTimeSeconds(1_500_000_000), date);
    }

    [TestMethod]
    public void A_value_that_another_signer_signed_without_a_time_misses_its_timestamp()
    {
        using TimestampSigner signer = Make();
        string untimed = new Signer("secret-key").Sign("value");

        BadTimeSignatureException error = Assert.ThrowsExactly<BadTimeSignatureException>(() => signer.Unsign(untimed));

        Assert.AreEqual("timestamp missing", error.Message);
    }

    [TestMethod]
    public void A_timestamp_that_cannot_be_read_is_malformed()
    {
        using TimestampSigner signer = Make();

        BadTimeSignatureException error = Assert.ThrowsExactly<BadTimeSignatureException>(() => signer.Unsign(new Signer("secret-key").Sign("value.____________")));

        Assert.AreEqual("Malformed timestamp", error.Message);
        Assert.IsNull(error.DateSigned);
    }

    [TestMethod]
    public void A_wrong_signature_still_shows_the_time_that_is_claimed()
    {
        using TimestampSigner signer = Make();

        BadTimeSignatureException error = Assert.ThrowsExactly<BadTimeSignatureException>(() => signer.Unsign("value.WWgvAA.wrong"));

        Assert.AreEqual("Signature b'wrong' does not match", error.Message);
        Assert.AreEqual(DateTimeOffset.FromUnixTimeSeconds(1_500_000_000), error.DateSigned);
    }

    [TestMethod]
    public void A_claimed_time_beyond_all_calendars_is_malformed()
    {
        using TimestampSigner signer = Make();

        BadTimeSignatureException error = Assert.ThrowsExactly<BadTimeSignatureException>(() => signer.Unsign("value.__________8.wrong"));

        Assert.AreEqual("Malformed timestamp", error.Message);
    }
}
