using Flask.Net.Sessions;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Werkzeug.Net.Testing;

namespace Flask.Net.Tests.Sessions;

[TestClass]
public sealed class ServerSessionTests
{
    private readonly SeenCache _store = new();
    private readonly FlaskApp _app = TestApp.Create();
    private readonly FlaskClient _client;

    public ServerSessionTests()
    {
        _app.SessionInterface = new ServerSessionInterface(_store);
        _app.Get("/add", () => $"{Current.Session["n"] = Current.Session.Get<int>("n") + 1}", endpoint: "add");
        _app.Get("/read", () => $"{Current.Session["n"] ?? "none"}", endpoint: "read");
        _app.Get("/login", () => { Current.Session["user"] = "Ann"; Current.Session.RegenerateId(); return "in"; }, endpoint: "login");
        _app.Get("/logout", () => { Current.Session.Clear(); return "out"; }, endpoint: "logout");
        _app.Get("/plain", () => "plain", endpoint: "plain");
        _app.Get("/big", () => { Current.Session["x"] = new string('x', 2_000_000); return ""; }, endpoint: "big");
        _client = _app.TestClient();
    }

    [TestMethod]
    public async Task The_cookie_holds_an_id_and_the_store_the_rest()
    {
        TestResponse first = await _client.GetAsync("/add");

        Assert.AreEqual("1", first.Text);
        Assert.AreEqual("Cookie", first.Headers["Vary"]);
        Assert.AreEqual(43, Cookie(first).Length);
        Assert.AreEqual("2", (await _client.GetAsync("/add")).Text);
        Assert.AreEqual("2", (await _client.GetAsync("/read")).Text);
        Assert.AreEqual(1, _store.Keys.Count);
        Assert.DoesNotContain(Cookie(first), _store.Keys.Single(), "the store does not know what a visitor's cookie says");
    }

    [TestMethod]
    public async Task A_request_without_a_session_asks_no_store()
    {
        TestResponse response = await _app.TestClient().GetAsync("/plain");

        Assert.AreEqual(0, _store.Calls);
        Assert.IsFalse(response.Headers.Contains("Set-Cookie") || response.Headers.Contains("Vary"));
    }

    [TestMethod]
    public async Task An_id_that_the_store_does_not_know_is_never_taken_over()
    {
        string planted = new('A', 43);
        FlaskClient client = _app.TestClient();
        client.Cookies!.Set(new("session", planted));

        TestResponse response = await client.GetAsync("/add");

        Assert.AreNotEqual(planted, Cookie(response));
        Assert.AreEqual("1", response.Text);
    }

    [TestMethod]
    [DataRow("short")]
    [DataRow("../../../../etc/passwd")]
    [DataRow("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa*")]
    public async Task What_is_no_id_never_reaches_the_store(string cookie)
    {
        FlaskClient client = _app.TestClient();
        client.Cookies!.Set(new("session", cookie));

        Assert.AreEqual("none", (await client.GetAsync("/read")).Text);
        Assert.AreEqual(0, _store.Calls);
    }

    [TestMethod]
    public async Task A_new_id_makes_the_old_one_worthless()
    {
        string before = Cookie(await _client.GetAsync("/add"));
        string after = Cookie(await _client.GetAsync("/login"));
        FlaskClient thief = _app.TestClient();
        thief.Cookies!.Set(new("session", before));

        Assert.AreNotEqual(before, after);
        Assert.AreEqual("none", (await thief.GetAsync("/read")).Text);
        Assert.AreEqual("1", (await _client.GetAsync("/read")).Text);
        Assert.AreEqual(1, _store.Keys.Count);
    }

    [TestMethod]
    public async Task An_emptied_session_leaves_the_store_and_the_browser()
    {
        await _client.GetAsync("/add");
        TestResponse response = await _client.GetAsync("/logout");

        Assert.AreEqual(0, _store.Keys.Count);
        Assert.Contains("Max-Age=0", response.Headers["Set-Cookie"]);
        Assert.AreEqual("none", (await _client.GetAsync("/read")).Text);
    }

    [TestMethod]
    public async Task A_session_that_is_too_large_is_an_error_that_says_so()
    {
        SessionTooLargeException error = await Assert.ThrowsExactlyAsync<SessionTooLargeException>(async () => await _client.GetAsync("/big"));

        Assert.IsGreaterThan(2_000_000, error.Size);
        Assert.AreEqual(1024 * 1024, error.Limit);
        Assert.Contains("MaximumSize", error.Message);
    }

    [TestMethod]
    public async Task A_test_may_look_into_the_session()
    {
        using (SessionTransaction transaction = _client.SessionTransaction())
            transaction.Session["n"] = 41;

        Assert.AreEqual("42", (await _client.GetAsync("/add")).Text);
        using SessionTransaction after = _client.SessionTransaction();
        Assert.AreEqual(42, after.Session.Get<int>("n"));
    }

    [TestMethod]
    public async Task Without_a_store_of_its_own_the_services_are_asked_and_else_memory_serves()
    {
        _app.SessionInterface = new ServerSessionInterface();
        Assert.AreEqual("1", (await _client.GetAsync("/add")).Text);
        Assert.AreEqual("2", (await _client.GetAsync("/add")).Text);

        FlaskApp other = TestApp.Create();
        other.AddServices(services => services.AddSingleton<IDistributedCache>(_store));
        other.SessionInterface = new ServerSessionInterface();
        other.Get("/", () => $"{Current.Session["x"] = 1}");
        await other.TestClient().GetAsync("/");
        Assert.AreEqual(1, _store.Keys.Count);
    }

    [TestMethod]
    public async Task Flashed_messages_and_tuples_survive_the_store()
    {
        _app.Get("/flash", () => { Flashing.Flash("hello", "info"); Current.Session["t"] = (1, "b"); return ""; }, endpoint: "flash");
        _app.Get("/flashed", () => $"{Flashing.GetMessages().Single().Category} {Current.Session["t"]}", endpoint: "flashed");

        await _client.GetAsync("/flash");

        Assert.StartsWith("info ", (await _client.GetAsync("/flashed")).Text);
    }

    private static string Cookie(TestResponse response) => response.Headers["Set-Cookie"].Split('=', 2)[1].Split(';')[0];

    private sealed class SeenCache : IDistributedCache
    {
        private readonly MemoryDistributedCache _inner = new(Options.Create(new MemoryDistributedCacheOptions()));

        public HashSet<string> Keys { get; } = [];

        public int Calls { get; private set; }

        public byte[]? Get(string key)
        {
            Calls++;
            return _inner.Get(key);
        }

        public Task<byte[]?> GetAsync(string key, CancellationToken token = default) => Task.FromResult(Get(key));

        public void Refresh(string key) => _inner.Refresh(key);

        public Task RefreshAsync(string key, CancellationToken token = default) => _inner.RefreshAsync(key, token);

        public void Remove(string key)
        {
            Calls++;
            Keys.Remove(key);
            _inner.Remove(key);
        }

        public Task RemoveAsync(string key, CancellationToken token = default)
        {
            Remove(key);
            return Task.CompletedTask;
        }

        public void Set(string key, byte[] value, DistributedCacheEntryOptions options)
        {
            Calls++;
            Keys.Add(key);
            _inner.Set(key, value, options);
        }

        public Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default)
        {
            Set(key, value, options);
            return Task.CompletedTask;
        }
    }
}
