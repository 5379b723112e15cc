using Flask.Net.Sessions;
using Login;
using Werkzeug.Net.Testing;

namespace Flask.Net.Tests.Examples;

[TestClass]
public sealed class LoginTests
{
    private readonly FlaskApp _app = LoginApp.Create();
    private readonly FlaskClient _client;

    public LoginTests()
    {
        _app.Testing = true;
        _client = _app.TestClient();
    }

    [TestMethod]
    public async Task A_member_is_led_back_to_the_page_that_asked_for_the_login()
    {
        TestResponse asked = await _client.GetAsync("/members");
        TestResponse entered = await LogIn("/login?next=%2Fmembers");
        TestResponse page = await _client.GetAsync("/members");

        Assert.AreEqual("/login?next=/members", asked.Headers["Location"]);
        Assert.AreEqual("/members", entered.Headers["Location"]);
        Assert.Contains("Hello ann!", page.Text);
        await _client.PostAsync("/logout");
        Assert.AreEqual(303, (await _client.GetAsync("/members")).StatusCode);
    }

    [TestMethod]
    [DataRow("//evil.example")]
    [DataRow("/\\evil.example")]
    [DataRow("https://evil.example")]
    [DataRow("/\t/evil.example")]
    public async Task The_login_leads_to_no_other_site(string next)
    {
        Assert.AreEqual("/", (await LogIn("/login?next=" + Uri.EscapeDataString(next))).Headers["Location"]);
    }

    [TestMethod]
    [DataRow("ann", "wrong")]
    [DataRow("nobody", "x")]
    [DataRow("bob", "another password")]
    public async Task Who_may_not_enter_is_not_told_why(string name, string password)
    {
        TestResponse response = await _client.PostAsync("/login", form: new { name, password });

        Assert.AreEqual(403, response.StatusCode);
        Assert.Contains("That name and that password do not belong together.", response.Text);
    }

    [TestMethod]
    public async Task Programs_get_a_status_instead_of_a_page()
    {
        Assert.AreEqual(401, (await _client.GetAsync("/members", headers: [new("Accept", "application/json")])).StatusCode);
    }

    [TestMethod]
    public async Task A_session_on_the_server_gets_another_id_with_the_login()
    {
        _app.SessionInterface = new ServerSessionInterface();
        await _client.GetAsync("/members");
        string before = _client.Cookies!.Get("session")!.Value;

        await LogIn("/login");

        Assert.AreNotEqual(before, _client.Cookies.Get("session")!.Value);
        Assert.Contains("Hello ann!", (await _client.GetAsync("/members")).Text);
    }

    [TestMethod]
    public async Task Others_are_told_who_has_logged_in()
    {
        List<string> told = [];
        using IDisposable connection = LoginManager.UserLoggedIn.Connect((_, user) => told.Add(user.Id), sender: _app);

        await LogIn("/login");

        CollectionAssert.AreEqual(new[] { "ann" }, told);
    }

    [TestMethod]
    public void Without_init_the_extension_says_what_is_missing()
    {
        using FlaskContext context = TestApp.Create().TestRequestContext();

        Assert.Contains("InitApp", Assert.ThrowsExactly<InvalidOperationException>(() => LoginManager.CurrentUser).Message);
    }

    private ValueTask<TestResponse> LogIn(string path) => _client.PostAsync(path, form: new { name = "ann", password = "a long password" });
}
