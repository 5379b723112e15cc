using System.Text.Json.Nodes;
using Werkzeug.Net;
using Werkzeug.Net.Testing;

namespace Flask.Net.Tests.App;

[TestClass]
public sealed class RequestTests
{
    private readonly FlaskApp _app = TestApp.Create();
    private readonly List<string> _log = [];

    [TestMethod]
    public async Task Hooks_run_around_the_view_and_from_both_ends()
    {
        _app.BeforeRequest(() => Log("before 1"));
        _app.BeforeRequest(() => Log("before 2"));
        _app.AfterRequest(response => Log(response, "after 1"));
        _app.AfterRequest(response => Log(response, "after 2"));
        _app.TeardownRequest(_ => { Log("teardown request"); });
        _app.TeardownAppContext(_ => { Log("teardown context"); });
        _app.Get("/", () => Log("view") ?? "done");

        await Get("/");

        CollectionAssert.AreEqual(new[] { "before 1", "before 2", "view", "after 2", "after 1", "teardown request", "teardown context" }, _log);
    }

    [TestMethod]
    public async Task A_hook_that_answers_takes_the_place_of_the_view()
    {
        _app.BeforeRequest(() => "closed");
        _app.Get("/", () => Log("view") ?? "open");

        Assert.AreEqual("closed", (await Get("/")).Text);
        Assert.IsEmpty(_log);
    }

    [TestMethod]
    public async Task Asynchronous_hooks_and_views_are_waited_for()
    {
        _app.BeforeRequest(async () =>
        {
            await Task.Yield();
            Current.G["from"] = "hook";
            return null;
        });
        _app.AfterRequest(async response =>
        {
            await Task.Yield();
            response.Headers["X-After"] = "yes";
            return response;
        });
        _app.Get("/", async () =>
        {
            await Task.Yield();
            return $"{Current.G["from"]}";
        });

        TestResponse response = await Get("/");

        Assert.AreEqual("hook", response.Text);
        Assert.AreEqual("yes", response.Headers["X-After"]);
    }

    [TestMethod]
    public async Task Every_teardown_function_runs_also_after_one_has_failed()
    {
        _app.TeardownRequest(_ => { Log("first"); });
        _app.TeardownRequest(_ => throw new TimeoutException());
        _app.Get("/", () => "");

        await Assert.ThrowsExactlyAsync<TimeoutException>(async () => await Get("/"));

        CollectionAssert.AreEqual(new[] { "first" }, _log);
    }

    [TestMethod]
    public async Task What_runs_after_this_request_runs_once()
    {
        _app.Get("/once", () =>
        {
            Current.AfterThisRequest(response => Log(response, "after this"));
            return "";
        });
        _app.Get("/", () => "");

        await Get("/once");
        await Get("/");

        Assert.HasCount(1, _log);
    }

    [TestMethod]
    public async Task An_error_is_answered_by_the_handler_of_its_type()
    {
        _app.ErrorHandler<IOException>(error => (error.Message, 503));
        _app.Get("/", string () => throw new FileNotFoundException("gone"));

        TestResponse response = await Get("/");

        Assert.AreEqual(503, response.StatusCode);
        Assert.AreEqual("gone", response.Text);
    }

    [TestMethod]
    public async Task An_error_that_nobody_handles_reaches_a_test()
    {
        _app.Get("/", string () => throw new TimeoutException("late"));

        TimeoutException error = await Assert.ThrowsExactlyAsync<TimeoutException>(async () => await Get("/"));

        Assert.AreEqual("late", error.Message);
    }

    [TestMethod]
    public async Task An_error_that_nobody_handles_is_a_plain_500_in_production()
    {
        FlaskApp app = TestApp.Create(testing: false);
        app.Get("/", string () => throw new TimeoutException("secret"));

        TestResponse response = await app.TestClient().GetAsync("/");

        Assert.AreEqual(500, response.StatusCode);
        Assert.DoesNotContain("secret", response.Text);
    }

    [TestMethod]
    public async Task A_handler_of_500_sees_the_error_behind_it()
    {
        FlaskApp app = TestApp.Create(testing: false);
        app.ErrorHandler(500, error => ((InternalServerErrorException)error).OriginalException!.Message);
        app.Get("/", string () => throw new TimeoutException("late"));

        Assert.AreEqual("late", (await app.TestClient().GetAsync("/")).Text);
    }

    [TestMethod]
    public async Task A_method_that_no_rule_takes_is_told_which_ones_there_are()
    {
        _app.Get("/", () => "");
        _app.Post("/", () => "", endpoint: "post");

        TestResponse response = await _app.TestClient().DeleteAsync("/");

        Assert.AreEqual(405, response.StatusCode);
        CollectionAssert.AreEquivalent(new[] { "GET", "HEAD", "OPTIONS", "POST" }, response.Headers["Allow"].Split(", "));
    }

    [TestMethod]
    public async Task Results_of_every_kind_become_responses()
    {
        _app.Get("/bytes", () => "raw"u8.ToArray(), endpoint: "bytes");
        _app.Get("/object", () => new { b = 1, a = "x" }, endpoint: "object");
        _app.Get("/list", () => new[] { "a", "b" }, endpoint: "list");
        _app.Get("/tuple", () => ("made", 201, new Dictionary<string, string> { ["X-Id"] = "5" }), endpoint: "tuple");
        _app.Get("/stream", Blocks, endpoint: "stream");
        _app.Get("/error", object () => Abort.With(404), endpoint: "error");

        Assert.AreEqual("raw", (await Get("/bytes")).Text);
        Assert.AreEqual("{\"a\":\"x\",\"b\":1}\n", (await Get("/object")).Text);
        Assert.AreEqual("[\"a\",\"b\"]\n", (await Get("/list")).Text);
        TestResponse made = await Get("/tuple");
        Assert.AreEqual((201, "5", "made"), (made.StatusCode, made.Headers["X-Id"], made.Text));
        Assert.AreEqual("one two", (await Get("/stream")).Text);
        Assert.AreEqual(404, (await Get("/error")).StatusCode);

        static IEnumerable<string> Blocks()
        {
            yield return "one ";
            yield return "two";
        }
    }

    [TestMethod]
    public async Task A_view_that_returns_nothing_is_told_so_by_name()
    {
        _app.Get("/empty", () => { });

        InvalidViewResultException error = await Assert.ThrowsExactlyAsync<InvalidViewResultException>(async () => await Get("/empty"));

        Assert.StartsWith("The view function for 'empty' did not return a valid response.", error.Message);
    }

    [TestMethod]
    public async Task Setting_up_is_over_with_the_first_request()
    {
        _app.Get("/", () => "");
        await Get("/");

        InvalidOperationException error = Assert.ThrowsExactly<InvalidOperationException>(() => _app.Get("/late", () => ""));

        Assert.Contains("can no longer be called on the application", error.Message);
    }

    [TestMethod]
    public void Two_views_cannot_share_an_endpoint()
    {
        _app.Get("/a", () => "", endpoint: "same");

        InvalidOperationException error = Assert.ThrowsExactly<InvalidOperationException>(() => _app.Get("/b", () => "", endpoint: "same"));

        Assert.Contains("same", error.Message);
    }

    [TestMethod]
    public async Task A_form_that_a_redirect_would_lose_is_an_error_while_debugging()
    {
        _app.Debug = true;
        _app.Post("/form/", () => "");
        TestResponse kept = await _app.TestClient().PostAsync("/form", form: new { a = 1 });

        Assert.AreEqual(308, kept.StatusCode, "308 keeps the body");
    }

    private ValueTask<TestResponse> Get(string path) => _app.TestClient().GetAsync(path);

    private object? Log(string line)
    {
        _log.Add(line);
        return null;
    }

    private Response Log(Response response, string line)
    {
        _log.Add(line);
        return response;
    }
}
