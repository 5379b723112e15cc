using Werkzeug.Net.Debugging;
using Werkzeug.Net.Serving;
using Werkzeug.Net.Wsgi;

namespace Werkzeug.Net.Tests.Serving;

[TestClass]
public sealed class DebuggerPlaceTests
{
    [TestMethod]
    [DataRow("127.0.0.1", "Development", true)]
    [DataRow("127.0.0.1", "Production", false)]
    [DataRow("0.0.0.0", "Development", false)]
    public async Task Errors_are_shown_in_development_on_this_machine_only(string host, string environment, bool areShown)
    {
        ServerOptions options = new()
        {
            UseDebugger = true,
            Log = TextWriter.Null,
            Debugger = new DebuggerOptions { Log = TextWriter.Null, EnvironmentName = environment },
        };
        await using KestrelHost server = await KestrelHost.StartAsync(host, 0, Failing, options);
        using HttpClient client = new();

        using HttpResponseMessage answer = await client.GetAsync(new Uri($"http://127.0.0.1:{new Uri(server.Url).Port}/"));

        Assert.AreEqual(areShown, (await answer.Content.ReadAsStringAsync()).Contains("told to nobody else", StringComparison.Ordinal));
    }

    private static ValueTask<WsgiBody> Failing(WsgiEnviron environ, StartResponse startResponse) => throw new InvalidOperationException("told to nobody else");
}
