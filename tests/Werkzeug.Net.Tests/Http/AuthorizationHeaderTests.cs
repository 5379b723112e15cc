using Werkzeug.Net.Datastructures;
using Werkzeug.Net.Http;

namespace Werkzeug.Net.Tests.Http;

[TestClass]
public sealed class AuthorizationHeaderTests
{
    [TestMethod]
    public void Basic_credentials_read_and_print()
    {
        Authorization credentials = AuthorizationHeader.Parse("Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==")!;

        Assert.AreEqual("Aladdin", credentials.Username);
        Assert.AreEqual("open sesame", credentials.Password);
        Assert.AreEqual("Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==", credentials.ToHeader());
        Assert.AreEqual("Basic w6k6", Authorization.Basic("é", "").ToHeader());
    }

    [TestMethod]
    [DataRow("Basic foo")]
    [DataRow("Basic /3NlcjpwYXNz")]
    [DataRow("Basic é")]
    [DataRow("")]
    [DataRow(null)]
    public void Credentials_that_cannot_be_decoded_are_none(string? header)
    {
        Assert.IsNull(AuthorizationHeader.Parse(header));
    }

    [TestMethod]
    public void A_scheme_has_parameters_or_a_token()
    {
        Assert.AreEqual("abc==", AuthorizationHeader.Parse("Bearer abc==")!.Token);
        Assert.AreEqual("d e", AuthorizationHeader.Parse("Custom a=b, c=\"d e\"")!["c"]);
        Assert.IsNull(AuthorizationHeader.Parse("Custom a=b, c=\"d e\"")!.Token);
    }

    [TestMethod]
    public void Challenges_of_digest_quote_what_the_standard_wants_quoted()
    {
        WwwAuthenticate challenge = new("Digest", [new("realm", "r"), new("qop", "auth"), new("algorithm", "MD5")]);

        Assert.AreEqual("Digest realm=\"r\", qop=\"auth\", algorithm=MD5", challenge.ToHeader());
    }

    [TestMethod]
    public void A_challenge_tells_of_its_changes()
    {
        List<string> seen = [];
        WwwAuthenticate challenge = new("basic", onUpdate: changed => seen.Add(changed.ToHeader()));

        challenge["realm"] = "a b";
        challenge["realm"] = null;
        challenge.Type = "Bearer";
        challenge.Token = "t";

        CollectionAssert.AreEqual(new[] { "Basic realm=\"a b\"", "Basic", "Bearer", "Bearer t" }, seen);
    }

    [TestMethod]
    public void A_realm_cannot_start_another_header()
    {
        WwwAuthenticate challenge = new("basic", [new("realm", "x\r\nSet-Cookie: a=b")]);

        Assert.ThrowsExactly<ArgumentException>(() => new Headers().Add("WWW-Authenticate", challenge.ToHeader()));
    }
}
