using Werkzeug.Net.Testing;

namespace Flask.Net.Tests.Contexts;

[TestClass]
public sealed class ContextTests
{
    private readonly FlaskApp _app = TestApp.Create();

    [TestMethod]
    public void Outside_of_any_context_there_is_nothing()
    {
        Assert.IsFalse(Current.HasApp);
        Assert.StartsWith("Working outside of application context.", Assert.ThrowsExactly<InvalidOperationException>(() => Current.App).Message);
        Assert.StartsWith("Working outside of request context.", Assert.ThrowsExactly<InvalidOperationException>(() => Current.Request).Message);
    }

    [TestMethod]
    public void Contexts_nest_and_give_back_the_one_before()
    {
        using (_app.AppContext())
        {
            Current.G["place"] = "outer";
            using (_app.TestRequestContext("/x"))
            {
                Assert.IsNull(Current.G["place"]);
                Assert.AreEqual("/x", Current.Request.Path);
            }

            Assert.AreEqual("outer", Current.G["place"]);
            Assert.IsFalse(Current.HasRequest);
        }

        Assert.IsFalse(Current.HasApp);
    }

    [TestMethod]
    public async Task Each_request_sees_its_own_values_across_awaits_and_threads()
    {
        _app.Get("/<int:id>", async (int id) =>
        {
            Current.G["id"] = id;
            await Task.Delay(1);
            return await Task.Run(() => $"{Current.G["id"]} {Current.Request.Path}");
        }, endpoint: "show");
        FlaskClient client = _app.TestClient();

        string[] texts = await Task.WhenAll(Enumerable.Range(0, 50).Select(async id => (await client.GetAsync($"/{id}")).Text));

        for (int id = 0; id < texts.Length; id++)
            Assert.AreEqual($"{id} /{id}", texts[id]);
    }

    [TestMethod]
    public async Task Using_a_context_after_its_end_is_an_error_that_says_so()
    {
        TaskCompletionSource gate = new();
        Task<string>? background = null;
        _app.Get("/", () =>
        {
            background = Late(gate.Task);
            return "";
        });

        await _app.TestClient().GetAsync("/");
        gate.SetResult();

        InvalidOperationException error = await Assert.ThrowsExactlyAsync<InvalidOperationException>(() => background!);
        Assert.StartsWith("Working in a context that has ended.", error.Message);

        static async Task<string> Late(Task gate)
        {
            await gate;
            return Current.Request.Path;
        }
    }

    [TestMethod]
    public async Task A_stream_with_its_context_still_sees_the_request()
    {
        List<string> log = [];
        _app.TeardownRequest(_ => log.Add("teardown"));
        _app.Get("/<name>", () => StreamWithContext.Wrap(Lines(log)), endpoint: "show");

        TestResponse response = await _app.TestClient().GetAsync("/tea");

        Assert.AreEqual("/tea.", response.Text);
        CollectionAssert.AreEqual(new[] { "line", "teardown" }, log);

        static IEnumerable<string> Lines(List<string> log)
        {
            log.Add("line");
            yield return Current.Request.Path;
            yield return ".";
        }
    }

    [TestMethod]
    public async Task A_stream_that_is_never_read_ends_its_context_too()
    {
        int ended = 0;
        _app.TeardownRequest(_ => ended++);
        _app.Get("/", () => StreamWithContext.Wrap(Lines()));

        await _app.TestClient().HeadAsync("/");

        Assert.AreEqual(1, ended);

        static IEnumerable<string> Lines()
        {
            yield return "x";
        }
    }

    [TestMethod]
    public async Task A_copy_serves_work_that_goes_on_beside_the_request_and_after_it()
    {
        TaskCompletionSource gate = new();
        Task<string>? beside = null;
        _app.Get("/tea", () =>
        {
            Current.Session["user"] = "Ann";
            Current.G["own"] = "the view's";
            beside = BesideAsync(Current.Context.Copy(), gate.Task);
            return "";
        }, endpoint: "tea");

        await _app.TestClient().GetAsync("/tea");
        gate.SetResult();

        Assert.AreEqual("/tea Ann False", await beside!);

        static async Task<string> BesideAsync(FlaskContext copy, Task gate)
        {
            await gate;
            copy.Push();
            await using (copy)
                return $"{Current.Request.Path} {Current.Session["user"]} {Current.G.ContainsKey("own")}";
        }
    }

    [TestMethod]
    public void What_a_context_ends_with_runs_for_commands_too()
    {
        List<string> log = [];
        _app.TeardownAppContext(error => log.Add($"first {error?.Message}"));
        _app.TeardownAppContext(static async _ => await Task.CompletedTask);
        _app.TeardownAppContext(error => log.Add($"last {error?.Message}"));

        using (_app.AppContext())
            log.Add("work");

        CollectionAssert.AreEqual(new[] { "work", "last ", "first " }, log);
    }

    [TestMethod]
    public async Task A_preserved_context_shows_the_request_that_was_made()
    {
        _app.Get("/<int:id>", (int id) =>
        {
            Current.G["id"] = id;
            Current.Session["seen"] = id;
            return "";
        }, endpoint: "show");
        using (FlaskClient client = _app.TestClient().PreserveContext())
        {
            await client.GetAsync("/7");

            Assert.AreEqual("/7", Current.Request.Path);
            Assert.AreEqual(7, Current.Session.Get<int>("seen"));
        }

        Assert.IsFalse(Current.HasApp);
    }
}
