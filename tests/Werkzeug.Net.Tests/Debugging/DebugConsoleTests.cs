using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Werkzeug.Net.Debugging;
using Werkzeug.Net.Testing;
using static Werkzeug.Net.Tests.Debugging.DebuggedApplicationTests;

namespace Werkzeug.Net.Tests.Debugging;

[TestClass]
public sealed partial class DebugConsoleTests
{
    private readonly Client _client = ClientOf(Failing);

    [TestMethod]
    public async Task Nothing_is_evaluated_before_the_pin_was_entered()
    {
        TestResponse response = await SendAsync("eval", "error");

        Assert.AreEqual(403, response.StatusCode);
    }

    [TestMethod]
    public async Task After_the_pin_the_code_sees_the_error()
    {
        await SendAsync("pinauth", "123456789");

        Assert.AreEqual("1: error=InvalidOperationException", await EvaluateAsync("error"));
    }

    [TestMethod]
    public async Task Inputs_of_one_page_share_a_session()
    {
        await SendAsync("pinauth", "123-456-789");
        string page = await PageOf(_client);

        await EvaluateAsync("x", page);

        Assert.AreEqual("2: request=Request", await EvaluateAsync("request", page));
    }

    [TestMethod]
    public async Task The_code_runs_in_the_execution_context_that_the_application_preserved()
    {
        Client client = ClientOf(static (environ, _) =>
        {
            EchoEvaluator.AmbientName.Value = "of the request";
            ((Action<ExecutionContext>)environ[DebuggedApplication.PreserveContextKey]!)(ExecutionContext.Capture()!);
            EchoEvaluator.AmbientName.Value = null;
            throw new InvalidOperationException("later");
        }, Quiet() with { Pin = "off" });
        string page = await PageOf(client);

        JsonNode answer = JsonNode.Parse((await SendAsync(client, page, "eval", "ambient")).Text)!;

        Assert.AreEqual("1: ambient=of the request", (string?)answer["text"]);
    }

    [TestMethod]
    public async Task Ten_wrong_pins_lock_the_console_for_the_right_one()
    {
        string page = await PageOf(_client);
        JsonNode? answer = null;
        for (int tries = 0; tries < 10; tries++)
            answer = JsonNode.Parse((await SendAsync(_client, page, "pinauth", "000-000-000")).Text);
        Assert.IsTrue((bool)answer!["exhausted"]!);

        answer = JsonNode.Parse((await SendAsync(_client, page, "pinauth", "123-456-789")).Text);

        Assert.IsFalse((bool)answer!["auth"]!);
    }

    [TestMethod]
    public async Task The_cookie_of_the_pin_is_kept_from_scripts_and_other_sites()
    {
        TestResponse response = await SendAsync("pinauth", "123456789");

        string cookie = response.Headers.Get("Set-Cookie")!;
        Assert.StartsWith("__wzd", cookie);
        Assert.Contains("; HttpOnly;", cookie);
        Assert.Contains("; SameSite=Strict", cookie);
    }

    [TestMethod]
    [DataRow("Origin", "http://evil.example")]
    [DataRow("Origin", "null")]
    [DataRow("Sec-Fetch-Site", "cross-site")]
    [DataRow("Sec-Fetch-Site", "same-site")]
    public async Task Requests_of_other_sites_are_refused(string header, string value)
    {
        await SendAsync("pinauth", "123456789");

        TestResponse response = await SendAsync(_client, await PageOf(_client), "eval", "error", header, value);

        Assert.AreEqual(403, response.StatusCode);
    }

    [TestMethod]
    public async Task A_request_without_the_secret_of_the_page_is_refused()
    {
        await SendAsync("pinauth", "123456789");
        string page = (await PageOf(_client)).Replace("data-secret=\"", "data-secret=\"0", StringComparison.Ordinal);

        TestResponse response = await SendAsync(_client, page, "eval", "error");

        Assert.AreEqual(403, response.StatusCode);
    }

    [TestMethod]
    public async Task A_command_by_GET_is_refused()
    {
        Client client = ClientOf(Failing, Quiet() with { Pin = "off" });
        string page = await PageOf(client);

        TestResponse response = await client.GetAsync($"/?__debugger__=yes&cmd=eval&s={SecretOf(page)}&console={ConsoleOf(page)}", baseUrl: "http://localhost/");

        Assert.AreEqual(403, response.StatusCode);
    }

    [TestMethod]
    public async Task The_evaluator_is_not_begun_before_the_first_input()
    {
        CountingEvaluator evaluator = new();
        Client client = ClientOf(Failing, Quiet() with { Pin = "off", Evaluator = evaluator });
        string page = await PageOf(client);
        Assert.AreEqual(0, evaluator.Begun);

        await SendAsync(client, page, "eval", "1");
        await SendAsync(client, page, "eval", "2");

        Assert.AreEqual(1, evaluator.Begun);
    }

    [TestMethod]
    public async Task The_lone_console_has_a_page()
    {
        string page = (await _client.GetAsync("/console", baseUrl: "http://localhost/")).Text;

        Assert.Contains("data-console=\"", page);
    }

    [TestMethod]
    public void Pins_of_two_starts_differ()
    {
        HashSet<string?> pins = [.. Enumerable.Range(0, 20).Select(static _ => new DebuggerPin(null, TimeProvider.System).Text)];

        Assert.IsGreaterThan(18, pins.Count);
        Assert.IsTrue(pins.All(static pin => PinShape().IsMatch(pin!)));
    }

    private sealed class CountingEvaluator : ICodeEvaluator
    {
        private readonly EchoEvaluator _echo = new();

        public int Begun { get; private set; }

        public ICodeSession Begin(IReadOnlyDictionary<string, object?> names)
        {
            Begun++;
            return _echo.Begin(names);
        }
    }

    private async Task<TestResponse> SendAsync(string command, string body) => await SendAsync(_client, await PageOf(_client), command, body);

    private async Task<string?> EvaluateAsync(string code, string? page = null)
    {
        TestResponse response = await SendAsync(_client, page ?? await PageOf(_client), "eval", code);
        return (string?)JsonNode.Parse(response.Text)!["text"];
    }

    private static async Task<TestResponse> SendAsync(Client client, string page, string command, string body, string? header = null, string? value = null)
    {
        IEnumerable<KeyValuePair<string, string>> headers = header is null ? [] : [KeyValuePair.Create(header, value!)];
        return await client.PostAsync(
            $"/?__debugger__=yes&cmd={command}&s={SecretOf(page)}&console={ConsoleOf(page)}", data: body, headers: headers, baseUrl: "http://localhost/");
    }

    private static string SecretOf(string page) => Secret().Match(page).Groups[1].Value;

    private static string ConsoleOf(string page) => Console().Match(page).Groups[1].Value;

    [GeneratedRegex("data-secret=\"([0-9a-f]+)\"")]
    private static partial Regex Secret();

    [GeneratedRegex("data-console=\"([0-9a-f]+)\"")]
    private static partial Regex Console();

    [GeneratedRegex(@"\A\d{3}-\d{3}-\d{3}\z")]
    private static partial Regex PinShape();
}
