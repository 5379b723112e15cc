using Flask.Net;
using Werkzeug.Net.Testing;

namespace Flaskr.Tests;

[TestClass]
public sealed class AuthTests : IDisposable
{
    private readonly BlogSite _site = new();

    public void Dispose() => _site.Dispose();

    [TestMethod]
    public async Task A_visitor_registers_logs_in_and_out()
    {
        Assert.AreEqual(200, (await _site.Client.GetAsync("/auth/register")).StatusCode);
        TestResponse registered = await _site.SendAsync("/auth/register", new { username = "Ann", password = "secret" });
        TestResponse loggedIn = await _site.SendAsync("/auth/login", new { username = "Ann", password = "secret" });
        string page = await _site.TextAsync("/");
        TestResponse loggedOut = await _site.SendAsync("/auth/logout");

        Assert.AreEqual("/auth/login", registered.Headers["Location"]);
        Assert.AreEqual("/", loggedIn.Headers["Location"]);
        Assert.Contains("<li class=\"who\">Ann</li>", page);
        Assert.AreEqual("/", loggedOut.Headers["Location"]);
        Assert.Contains("Log in", await _site.TextAsync("/"));
        Assert.StartsWith("scrypt:", _site.Ask("SELECT password FROM user WHERE username = 'Ann'")!);
    }

    [TestMethod]
    [DataRow("", "", "Username is required.")]
    [DataRow("a", "", "Password is required.")]
    [DataRow("test", "x", "User test is already registered.")]
    [DataRow("12345678901234567890123456789012345678901", "x", "Usernames have at most 40 characters.")]
    public async Task What_cannot_be_registered_is_told(string username, string password, string message)
    {
        TestResponse response = await _site.SendAsync("/auth/register", new { username, password });

        Assert.Contains(message, response.Text);
        Assert.AreEqual("2", _site.Ask("SELECT COUNT(*) FROM user"));
    }

    [TestMethod]
    [DataRow("nobody", "secret")]
    [DataRow("Ann", "wrong")]
    public async Task A_wrong_login_does_not_tell_which_half_is_wrong(string username, string password)
    {
        await _site.SendAsync("/auth/register", new { username = "Ann", password = "secret" });

        TestResponse response = await _site.SendAsync("/auth/login", new { username, password });

        Assert.Contains("Incorrect username or password.", response.Text);
        Assert.DoesNotContain("class=\"who\"", response.Text);
    }

    [TestMethod]
    public async Task What_was_typed_comes_back_escaped()
    {
        TestResponse response = await _site.SendAsync("/auth/login", new { username = "<b>\"", password = "x" });

        Assert.Contains("value=\"&lt;b&gt;&#34;\"", response.Text);
    }

    [TestMethod]
    public async Task A_user_who_is_gone_is_logged_out()
    {
        _site.LogIn(99);

        Assert.Contains("Log in", await _site.TextAsync("/"));
    }
}
