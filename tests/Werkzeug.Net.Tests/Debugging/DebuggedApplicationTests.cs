using System.Text;
using Werkzeug.Net.Debugging;
using Werkzeug.Net.Testing;
using Werkzeug.Net.Wsgi;

namespace Werkzeug.Net.Tests.Debugging;

[TestClass]
public sealed class DebuggedApplicationTests
{
    [TestMethod]
    public async Task A_browser_gets_a_page_with_the_error_and_the_request()
    {
        Client client = ClientOf(Failing);

        TestResponse response = await OpenAsync(client, "/shop?item=7", accept: "text/html");

        Assert.AreEqual(500, response.StatusCode);
        Assert.AreEqual("text/html; charset=utf-8", response.ContentType);
        string page = response.Text;
        Assert.Contains("throw new InvalidOperationException(&#34;no stock&#34;);", page);
        Assert.Contains("GET /shop", page);
        Assert.Contains("<th scope=\"row\">item</th><td>7</td>", page);
    }

    [TestMethod]
    public async Task Everyone_else_gets_plain_text()
    {
        TestResponse response = await OpenAsync(ClientOf(Failing), "/", accept: "*/*");

        Assert.AreEqual("text/plain; charset=utf-8", response.ContentType);
        Assert.StartsWith("System.InvalidOperationException: no stock\n", response.Text);
    }

    [TestMethod]
    public async Task What_goes_well_passes_unchanged()
    {
        WsgiApp app = new DebuggedApplication(Fine, Quiet()).Application;

        TestResponse response = await new Client(app).GetAsync("/");

        Assert.AreEqual("fine", response.Text);
    }

    [TestMethod]
    public async Task An_error_in_the_body_replaces_what_was_begun()
    {
        Client client = ClientOf((environ, startResponse) =>
        {
            startResponse("200 OK", []);
            return new(WsgiBody.From(Broken()));
        });

        TestResponse response = await OpenAsync(client, "/", accept: "*/*");

        Assert.Contains("the body broke", response.Text);
    }

    [TestMethod]
    [DataRow("Production")]
    [DataRow("Staging")]
    [DataRow("production")]
    public void It_does_nothing_outside_of_development(string environment)
    {
        StringWriter log = new();

        WsgiApp app = new DebuggedApplication(Fine, Quiet() with { EnvironmentName = environment, Log = log }).Application;

        Assert.AreEqual((WsgiApp)Fine, app);
        Assert.Contains("The debugger is off", log.ToString());
    }

    [TestMethod]
    public async Task Secrets_of_the_request_are_not_shown()
    {
        EnvironBuilder builder = new("/?api_key=tellnobody1")
        {
            Headers = { ["Accept"] = "text/html", ["Authorization"] = "Bearer tellnobody2", ["Cookie"] = "session=tellnobody3" },
        };

        string page = (await ClientOf(Failing).OpenAsync(builder)).Text;

        Assert.DoesNotContain("tellnobody", page);
        Assert.Contains("<th scope=\"row\">api_key</th><td>********</td>", page);
    }

    [TestMethod]
    public async Task Secrets_in_the_error_and_in_sources_are_not_shown()
    {
        string page = await PageOf(ClientOf(static (_, _) =>
        {
            string password = "tellnobody4";
            throw new InvalidOperationException($"Server=db;Password={password};Timeout=3");
        }));

        Assert.DoesNotContain("tell" + "nobody", page);
        Assert.Contains("Server=db;Password=********;Timeout=3", page);
    }

    [TestMethod]
    public async Task Places_that_the_stack_does_not_know_come_first()
    {
        string page = await PageOf(ClientOf(Failing, Quiet() with
        {
            PlacesOf = static _ => [new SourcePlace("template 'shop.html'", null, 2, "<ul>\n{{ missing.name }}\n</ul>")],
        }));

        Assert.IsLessThan(page.IndexOf("no stock&#34;", StringComparison.Ordinal), page.IndexOf("{{ missing.name }}", StringComparison.Ordinal));
    }

    [TestMethod]
    public async Task Calls_of_lambdas_have_the_name_of_the_method_they_stand_in()
    {
        string page = await PageOf(ClientOf(static (_, _) => throw new InvalidOperationException("here")));

        Assert.Contains("DebuggedApplicationTests.Calls_of_lambdas_have_the_name_of_the_method_they_stand_in (lambda)(", page);
    }

    [TestMethod]
    public async Task The_page_permits_no_script_but_its_own()
    {
        TestResponse response = await OpenAsync(ClientOf(Failing), "/", accept: "text/html");

        Assert.StartsWith("default-src 'none'; style-src 'unsafe-inline'; script-src 'self';", response.Headers.Get("Content-Security-Policy"));
    }

    [TestMethod]
    public async Task Without_an_evaluator_the_page_has_no_console()
    {
        string page = await PageOf(ClientOf(Failing, Quiet() with { Evaluator = null }));

        Assert.DoesNotContain("data-console", page);
    }

    [TestMethod]
    public async Task A_host_that_is_not_trusted_gets_no_console()
    {
        EnvironBuilder builder = new("/", baseUrl: "http://evil.example/") { Headers = { ["Accept"] = "text/html" } };

        string page = (await ClientOf(Failing).OpenAsync(builder)).Text;

        Assert.DoesNotContain("data-console", page);
    }

    [TestMethod]
    [DataRow("203.0.113.9", false), DataRow("2001:db8::1", false), DataRow("172.32.0.1", false), DataRow("garbage", false)]
    [DataRow("127.0.0.1", true), DataRow("::1", true), DataRow("172.17.0.1", true), DataRow("::ffff:10.1.2.3", true), DataRow("fd00::1", true)]
    public async Task S18_a_client_from_far_away_sees_nothing(string address, bool isShown)
    {
        EnvironBuilder builder = new("/", baseUrl: "http://localhost/") { Headers = { ["Accept"] = "text/html" }, Overrides = { ["REMOTE_ADDR"] = address } };

        if (isShown)
            Assert.Contains("no stock", (await ClientOf(Failing).OpenAsync(builder)).Text);
        else
            await Assert.ThrowsExactlyAsync<InvalidOperationException>(async () => await ClientOf(Failing).OpenAsync(builder));
    }

    [TestMethod]
    [DataRow("eval"), DataRow("pinauth"), DataRow("printpin"), DataRow("resource&f=debugger.js")]
    public async Task CVE_2024_34069_a_host_that_is_not_trusted_reaches_no_command(string command)
    {
        DebuggerOptions open = Quiet() with { Pin = "off" };
        Client client = ClientOf(Failing, open);
        string page = await PageOf(client);
        string secret = page.Split("data-secret=\"")[1].Split('"')[0];

        TestResponse answer = await client.PostAsync($"/?__debugger__=yes&cmd={command}&s={secret}&console=x", data: "1", baseUrl: "http://evil.example/");

        Assert.AreEqual(403, answer.StatusCode);
    }

    [TestMethod]
    public async Task The_script_of_the_console_is_served()
    {
        TestResponse response = await ClientOf(Fine).GetAsync("/?__debugger__=yes&cmd=resource&f=debugger.js", baseUrl: "http://localhost/");

        Assert.AreEqual("text/javascript; charset=utf-8", response.ContentType);
    }

    [TestMethod]
    public async Task No_other_file_is_served()
    {
        TestResponse response = await ClientOf(Fine).GetAsync("/?__debugger__=yes&cmd=resource&f=../appsettings.json", baseUrl: "http://localhost/");

        Assert.AreEqual(404, response.StatusCode);
    }

    internal static ValueTask<WsgiBody> Failing(WsgiEnviron environ, StartResponse startResponse) => throw new InvalidOperationException("no stock");

    internal static ValueTask<WsgiBody> Fine(WsgiEnviron environ, StartResponse startResponse)
    {
        startResponse("200 OK", []);
        return new("fine");
    }

    internal static DebuggerOptions Quiet() => new() { Log = TextWriter.Null, Evaluator = new EchoEvaluator(), EnvironmentName = "Development", Pin = "123-456-789", Time = new ImpatientTime() };

    internal static Client ClientOf(WsgiApp app, DebuggerOptions? options = null) => new(new DebuggedApplication(app, options ?? Quiet()).Application);

    internal static ValueTask<TestResponse> OpenAsync(Client client, string path, string accept) =>
        client.OpenAsync(new EnvironBuilder(path, baseUrl: "http://localhost/") { Headers = { ["Accept"] = accept } });

    internal static async Task<string> PageOf(Client client) => (await OpenAsync(client, "/", "text/html")).Text;

    private static IEnumerable<ReadOnlyMemory<byte>> Broken()
    {
        if (Environment.ProcessorCount > 0)
            throw new InvalidOperationException("the body broke");
        yield return Encoding.ASCII.GetBytes("never");
    }
}

/// <summary>Answers with what was typed, and what a name stands for.</summary>
internal sealed class EchoEvaluator : ICodeEvaluator
{
    public ICodeSession Begin(IReadOnlyDictionary<string, object?> names) => new Session(names);

    private sealed class Session(IReadOnlyDictionary<string, object?> names) : ICodeSession
    {
        private int _inputs;

        public ValueTask<CodeResult> EvaluateAsync(string code, CancellationToken cancel = default) =>
            new(new CodeResult($"{++_inputs}: {code}={(names.TryGetValue(code, out object? value) ? value?.GetType().Name : AmbientName.Value)}"));
    }

    internal static readonly AsyncLocal<string?> AmbientName = new();
}

/// <summary>A clock whose timers are due at once.</summary>
internal sealed class ImpatientTime : TimeProvider
{
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(callback, state, TimeSpan.Zero, period);
}
