using Flask.Net.Sessions;
using StackExchange.Redis;

namespace Flask.Net.Tests.Interop;

[TestClass]
public sealed class RedisSessionTests
{
    [TestMethod]
    public async Task Two_instances_share_the_sessions_of_one_redis()
    {
        await using RedisServer redis = await RedisServer.StartAsync();
        IDatabase database = redis.Connection.GetDatabase();
        FlaskApp first = Instance(database);
        FlaskApp second = Instance(database);
        FlaskClient here = first.TestClient();
        FlaskClient there = second.TestClient();

        Assert.AreEqual("1", (await here.GetAsync("/count")).Text);
        there.Cookies!.Set(here.Cookies!.Get("session")!);
        Assert.AreEqual("2", (await there.GetAsync("/count")).Text);
        Assert.AreEqual("3", (await here.GetAsync("/count")).Text);

        string key = redis.Connection.GetServer(redis.Connection.GetEndPoints()[0]).Keys(pattern: "session:*").Select(static name => (string)name!).Single();
        Assert.DoesNotContain(here.Cookies.Get("session")!.Value, key);
        Assert.IsTrue(database.KeyTimeToLive(key) is { TotalDays: > 30 and <= 31 });
        await there.GetAsync("/logout");
        Assert.AreEqual("1", (await here.GetAsync("/count")).Text, "whoever logs out there is logged out here");
    }

    private static FlaskApp Instance(IDatabase database)
    {
        FlaskApp app = TestApp.Create();
        app.SessionInterface = new ServerSessionInterface(new RedisCache(database, app.PermanentSessionLifetime));
        app.Get("/count", () => $"{Current.Session["n"] = Current.Session.Get<int>("n") + 1}", endpoint: "count");
        app.Get("/logout", () => { Current.Session.Clear(); return "out"; }, endpoint: "logout");
        return app;
    }
}
