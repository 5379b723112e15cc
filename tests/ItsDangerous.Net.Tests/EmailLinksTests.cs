using EmailLinks;

namespace ItsDangerous.Net.Tests;

[TestClass]
public class EmailLinksTests
{
    private readonly FrozenClock _clock = new(1_500_000_000);

    [TestMethod]
    public void A_link_is_read_back()
    {
        using PasswordResetLinks links = new("key", _clock);

        Assert.AreEqual("ann@example.org", links.Read(links.Make("ann@example.org", "b1946ac9")).Reset?.Email);
    }

    [TestMethod]
    public void A_link_expires_after_an_hour()
    {
        using PasswordResetLinks links = new("key", _clock);
        string link = links.Make("ann@example.org", "b1946ac9");

        _clock.Now += 3601;

        Assert.AreEqual("This link was made at 2017-07-14 02:40:00Z and has expired. Ask for a new one.", links.Read(link).Text);
    }

    [TestMethod]
    public void A_forged_link_opens_nothing()
    {
        using PasswordResetLinks links = new("key", _clock);
        string link = links.Make("ann@example.org", "b1946ac9");

        Assert.IsNull(links.Read(link + "x").Reset);
        Assert.IsNull(links.Read("https://example.org/reset/").Reset);
    }

    [TestMethod]
    public void A_new_key_leaves_old_links_open()
    {
        using PasswordResetLinks before = new("old", _clock), rotated = new(["old", "new"], _clock), retired = new("new", _clock);
        string link = before.Make("ann@example.org", "b1946ac9");

        Assert.IsNotNull(rotated.Read(link).Reset);
        Assert.IsNull(retired.Read(link).Reset);
    }
}
