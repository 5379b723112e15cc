using Werkzeug.Net.Http;

namespace Werkzeug.Net.Tests.Http;

[TestClass]
public sealed class PermissionsPolicyTests
{
    [TestMethod]
    public void A_policy_is_written_as_browsers_read_it()
    {
        PermissionsPolicy policy = new PermissionsPolicy()
            .Deny("camera", "microphone").Allow("geolocation", PermissionsPolicy.Self, "https://maps.example").Allow("fullscreen", PermissionsPolicy.Everyone);

        Assert.AreEqual("camera=(), microphone=(), geolocation=(self \"https://maps.example\"), fullscreen=*", policy.ToHeader());
    }

    [TestMethod]
    public void A_policy_is_read_again()
    {
        PermissionsPolicy policy = PermissionsPolicy.Parse("camera=(), geolocation=(self \"https://maps.example\"), usb=self, fullscreen=*");

        Assert.IsFalse(policy.Allows("camera", PermissionsPolicy.Self));
        Assert.IsTrue(policy.Allows("geolocation", "https://maps.example"));
        Assert.IsFalse(policy.Allows("geolocation", "https://other.example"));
        Assert.IsTrue(policy.Allows("usb", PermissionsPolicy.Self));
        Assert.IsTrue(policy.Allows("fullscreen", "https://anybody.example"));
        Assert.IsFalse(policy.Allows("midi", PermissionsPolicy.Self));
    }

    [TestMethod]
    public void A_policy_that_breaks_the_grammar_says_nothing() => Assert.IsEmpty(PermissionsPolicy.Parse("camera 'none'; usb 'self'").Features);

    [TestMethod]
    public void An_origin_cannot_start_another_header() =>
        Assert.ThrowsExactly<FormatException>(() => new PermissionsPolicy().Allow("camera", "https://a.example\r\nX: y").ToHeader());

    [TestMethod]
    public void A_response_has_it()
    {
        Response response = new() { PermissionsPolicy = new PermissionsPolicy().Deny("camera") };

        Assert.AreEqual("camera=()", response.Headers["Permissions-Policy"]);
        Assert.IsFalse(response.PermissionsPolicy!.Allows("camera", PermissionsPolicy.Self));
        response.PermissionsPolicy = null;
        Assert.IsNull(response.PermissionsPolicy);
    }
}
