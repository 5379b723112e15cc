using System.Diagnostics.Metrics;
using System.Globalization;
using System.Reflection;
using System.Reflection.Metadata;
using Werkzeug.Net.Serving;
using Werkzeug.Net.Serving.Reloading;
using Werkzeug.Net.Testing;

namespace Werkzeug.Net.Tests.Serving;

[TestClass]
public sealed class ServerOptionsTests
{
    [TestMethod]
    public async Task Files_are_served_beside_the_application()
    {
        string folder = Directory.CreateTempSubdirectory("static-files").FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "style.css"), "body {}");
        await using KestrelHost host = await StartAsync(new ServerOptions { StaticFiles = new Dictionary<string, string> { ["/static"] = folder } });
        using HttpClient browser = new() { BaseAddress = new Uri(host.Url) };

        Assert.AreEqual("body {}", await browser.GetStringAsync(new Uri("/static/style.css", UriKind.Relative)));
        Assert.AreEqual("Hello, World!", await browser.GetStringAsync(new Uri("/", UriKind.Relative)));
        Directory.Delete(folder, recursive: true);
    }

    [TestMethod]
    public async Task A_socket_that_was_opened_before_is_listened_on()
    {
        const string Open =
            """
            import os, socket, sys
            listener = socket.create_server(("127.0.0.1", 0))
            os.set_inheritable(listener.fileno(), True)
            print("port", listener.getsockname()[1], flush=True)
            os.execvp(sys.argv[1], sys.argv[1:] + ["serve", "fd://%d" % listener.fileno()])
            """;
        if (ChildProcess.Find("python3") is not { } python || OperatingSystem.IsWindows())
        {
            Assert.Inconclusive("Opening a socket for another program wants Python.");
            return;
        }

        await using ChildProcess program = ChildProcess.Start(python, ["-c", Open, Environment.ProcessPath!, .. DrainTests.Command()]);
        string port = (await program.LineAsync("port "))["port ".Length..];
        await program.LineAsync("Running on fd://");
        using HttpClient browser = new() { BaseAddress = new Uri($"http://127.0.0.1:{port}/") };

        Assert.AreEqual("Hello, World!", await browser.GetStringAsync(new Uri("/", UriKind.Relative)));
    }

    [TestMethod]
    public async Task Requests_are_measured_by_the_conventions_of_OpenTelemetry()
    {
        TaskCompletionSource<int?> measured = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using KestrelHost host = await StartAsync(new ServerOptions());
        using MeterListener listener = new();
        listener.InstrumentPublished = static (instrument, self) =>
        {
            if (instrument.Name == "http.server.request.duration")
                self.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<double>((_, _, tags, _) =>
        {
            foreach ((string name, object? value) in tags)
            {
                if (name == "http.response.status_code")
                    measured.TrySetResult((int?)value);
            }
        });
        listener.Start();
        using HttpClient browser = new() { BaseAddress = new Uri(host.Url) };

        await browser.GetStringAsync(new Uri("/", UriKind.Relative));

        Assert.AreEqual(200, await measured.Task);
    }

    [TestMethod]
    public void An_exchange_of_methods_is_told()
    {
        Assert.IsTrue(typeof(KestrelHost).Assembly.GetCustomAttributes<MetadataUpdateHandlerAttribute>().Any(static handler => handler.HandlerType == typeof(HotReload)));
        IReadOnlyList<Type>? told = null;
        void Hear(IReadOnlyList<Type>? types) => told = types;
        HotReload.Updated += Hear;

        HotReload.UpdateApplication([typeof(string)]);

        HotReload.Updated -= Hear;
        CollectionAssert.AreEqual(new[] { typeof(string) }, told!.ToArray());
    }

    [TestMethod]
    public async Task The_page_of_information_shows_the_request_and_hides_secrets()
    {
        TestResponse response = await new Client(InfoPage.App).GetAsync("/<b>", headers: [new("Authorization", "Basic c2VjcmV0")]);

        Assert.AreEqual(200, response.StatusCode);
        Assert.Contains("<th>PATH_INFO</th><td><code>/&lt;b&gt;</code>", response.Text);
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $".NET {Environment.Version.Major}."), response.Text);
        Assert.DoesNotContain("c2VjcmV0", response.Text);
    }

    private static Task<KestrelHost> StartAsync(ServerOptions options) =>
        KestrelHost.StartAsync("127.0.0.1", 0, ProbeApp.InvokeAsync, options with { AccessLog = false, Log = TextWriter.Null });
}
