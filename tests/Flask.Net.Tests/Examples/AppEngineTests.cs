using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using Pallets.Tests;
using Pallets.Tests.Publishing;

namespace Flask.Net.Tests.Examples;

/// <summary>Plays App Engine's front end against <c>examples/appengine</c>, published as its Dockerfile publishes it.</summary>
[TestClass]
public sealed class AppEngineTests
{
    private const string Trace = "105445aa7843bc8bf206b12000100000";

    [TestMethod]
    public async Task The_service_behaves_as_the_platform_expects()
    {
        await using Instance instance = await Instance.StartAsync();
        using HttpClient front = instance.Program.Browser();

        HttpResponseMessage health = await front.SendAsync(Request("/_ah/health"));
        Assert.AreEqual((HttpStatusCode.OK, "Healthy"), (health.StatusCode, await health.Content.ReadAsStringAsync()));
        Assert.AreEqual("warm", await (await front.SendAsync(Request("/_ah/warmup"))).Content.ReadAsStringAsync());

        HttpResponseMessage page = await front.SendAsync(Request("/"));
        JsonNode seen = JsonNode.Parse(await page.Content.ReadAsStringAsync())!;
        Assert.AreEqual(("https://shop.appspot.com/", "203.0.113.9", true), ((string?)seen["url"], (string?)seen["client"], (bool)seen["is_secure"]!));
        Assert.Contains("Secure", page.Headers.GetValues("Set-Cookie").Single());

        HttpResponseMessage stranger = await front.SendAsync(Request("/", host: "evil.example"));
        Assert.AreEqual(HttpStatusCode.BadRequest, stranger.StatusCode);

        Assert.AreEqual(HttpStatusCode.InternalServerError, (await front.SendAsync(Request("/broken"))).StatusCode);
        await instance.Program.LineAsync("\"ERROR\""); // the log is written beside the answer
        JsonNode entry = instance.Program.Output.Select(static line => JsonNode.Parse(line)!).Single(static line => (string?)line["severity"] == "ERROR");
        Assert.AreEqual($"projects/shop/traces/{Trace}", (string?)entry["logging.googleapis.com/trace"]);
        Assert.Contains("This view always fails.", $"{entry["message"]}");
    }

    [TestMethod]
    public async Task Running_requests_are_answered_after_the_signal_to_end()
    {
        await using Instance instance = await Instance.StartAsync();
        using HttpClient front = instance.Program.Browser();
        await front.SendAsync(Request("/_ah/warmup"));

        Task<HttpResponseMessage> slow = front.SendAsync(Request("/slow/2"));
        await instance.Program.LineAsync("A slow request has begun.");
        long start = Stopwatch.GetTimestamp();
        int exitCode = await instance.Program.TerminateAsync();

        Assert.AreEqual("done", await (await slow).Content.ReadAsStringAsync());
        Assert.AreEqual(0, exitCode);
        Assert.IsLessThan(25, Stopwatch.GetElapsedTime(start).TotalSeconds);
    }

    // What the front end adds to a request of a visitor at 203.0.113.9.
    private static HttpRequestMessage Request(string path, string host = "shop.appspot.com")
    {
        HttpRequestMessage request = new(HttpMethod.Get, path);
        request.Headers.Host = host;
        request.Headers.Add("X-Forwarded-For", "198.51.100.1, 203.0.113.9");
        request.Headers.Add("X-Forwarded-Proto", "https");
        request.Headers.Add("X-Cloud-Trace-Context", $"{Trace}/1;o=1");
        return request;
    }

    private sealed class Instance(ServedProgram program, DirectoryInfo folder) : IAsyncDisposable
    {
        public ServedProgram Program => program;

        public static async Task<Instance> StartAsync()
        {
            DirectoryInfo folder = Directory.CreateTempSubdirectory("appengine");
            await PublishAsync(folder.FullName);
            Dictionary<string, string> environment = new()
            {
                ["PORT"] = "0",
                ["FLASK_SECRET_KEY"] = "a key of the test",
                ["FLASK_TRUSTED_HOSTS"] = "[\"shop.appspot.com\"]",
                ["GOOGLE_CLOUD_PROJECT"] = "shop",
                ["DOTNET_ENVIRONMENT"] = "Production",
            };
            return new Instance(
                await ServedProgram.StartAsync(Path.Combine(folder.FullName, "appengine.dll"), [], environment, "Now listening on: "), folder);
        }

        public async ValueTask DisposeAsync()
        {
            await program.DisposeAsync();
            folder.Delete(recursive: true);
        }

        // The build is that of the tests: publishing only collects it.
        private static async Task PublishAsync(string target)
        {
            string configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
            ProcessStartInfo start = new("dotnet", ["publish", Path.Combine(Repository.Root, "examples", "appengine"), "--no-build", "-c", configuration, "-o", target, "-v", "quiet"])
            {
                RedirectStandardOutput = true,
            };
            foreach (string name in start.Environment.Keys.Where(static name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToArray())
                start.Environment.Remove(name);
            using Process process = Process.Start(start)!; // null only where a running process is taken up
            string output = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            Assert.AreEqual(0, process.ExitCode, output);
        }
    }
}
