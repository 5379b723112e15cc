using System.Diagnostics;
using System.Net;
using Pallets.Tests;
using Werkzeug.Net.Middleware;
using Werkzeug.Net.Serving;
using Werkzeug.Net.Serving.Python;
using Werkzeug.Net.Wsgi;

namespace Flask.Net.Tests.Serving;

/// <summary>Flask.Net and Flask in one process, and Flask.Net in a process of Python. Skipped without Python, Flask or gunicorn.</summary>
[TestClass]
public sealed class PythonNeighbourTests
{
    [TestMethod]
    public async Task An_existing_Flask_serves_below_old_and_shares_the_session()
    {
        await using PythonApp old = await LoadOldAsync();
        FlaskApp app = new("new") { SecretKey = "shared by both" };
        app.Post("/login", (FlaskRequest request) => { Current.Session["user"] = request.Form["user"]; return "welcome"; });
        app.Get("/colour", () => (string?)Current.Session["colour"] ?? "none");
        WsgiApp both = Dispatcher.Wrap(app.InvokeAsync, new Dictionary<string, WsgiApp> { ["/old"] = old.InvokeAsync });
        await using KestrelHost host = await KestrelHost.StartAsync("127.0.0.1", 0, both, new ServerOptions { Log = TextWriter.Null });
        using HttpClient client = new() { BaseAddress = new Uri(host.Url) };

        await PostAsync(client, "/login", "user", "Zoë");
        Assert.Contains("\"path\":\"/old\",\"user\":\"Zo\\u00eb\"", (await client.GetStringAsync("/old/whoami")).Replace(" ", "", StringComparison.Ordinal));
        await PostAsync(client, "/old/remember", "colour", "blue");
        Assert.AreEqual("blue", await client.GetStringAsync("/colour"));
        await host.StopAsync();
    }

    [TestMethod]
    public async Task The_hello_example_runs_under_gunicorn_as_it_stands()
    {
        string configuration = AppContext.BaseDirectory.Contains("Release", StringComparison.Ordinal) ? "Release" : "Debug";
        string folder = Path.Combine(Repository.Root, "examples", "hello", "bin", configuration, "net10.0");
        ProcessStartInfo start = new(Find("gunicorn"), ["--bind", "127.0.0.1:0", "--threads", "4", "wsgi:application"]) { WorkingDirectory = folder, RedirectStandardError = true };
        start.Environment["PYTHONDONTWRITEBYTECODE"] = "1";
        using Process gunicorn = Process.Start(start)!;
        try
        {
            string line = "";
            while (!line.Contains("Listening at: ", StringComparison.Ordinal))
                line = await gunicorn.StandardError.ReadLineAsync() ?? throw new InvalidOperationException("gunicorn ended.");
            using HttpClient client = new() { BaseAddress = new Uri(line[line.IndexOf("http://", StringComparison.Ordinal)..line.LastIndexOf(' ')]) };

            Assert.Contains("<h1", await client.GetStringAsync("/"));
            await PostAsync(client, "/", "name", "Ann", "text", "Hello from gunicorn");
            Assert.Contains("Hello from gunicorn", await client.GetStringAsync("/api/entries/1"));
            using HttpResponseMessage missing = await client.GetAsync(new Uri("/nope", UriKind.Relative));
            Assert.AreEqual(HttpStatusCode.NotFound, missing.StatusCode);
        }
        finally
        {
            gunicorn.Kill(entireProcessTree: true);
        }
    }

    private static async Task<PythonApp> LoadOldAsync()
    {
        Find("python3");
        try
        {
            return await PythonApp.LoadAsync("old_flask:app", new PythonOptions { Folder = Path.Combine(AppContext.BaseDirectory, "python"), Threads = 2 });
        }
        catch (PythonException error) when (error.Message.Contains("no shared library", StringComparison.Ordinal) || error.Message.Contains("No module named 'flask'", StringComparison.Ordinal))
        {
            throw new AssertInconclusiveException(error.Message);
        }
    }

    private static async Task PostAsync(HttpClient client, string path, params string[] fields)
    {
        using FormUrlEncodedContent form = new(fields.Chunk(2).Select(static pair => KeyValuePair.Create(pair[0], pair[1])));
        using HttpResponseMessage answer = await client.PostAsync(new Uri(path, UriKind.Relative), form);
        Assert.AreEqual(HttpStatusCode.OK, answer.StatusCode);
    }

    private static string Find(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')
        .Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists) ?? throw new AssertInconclusiveException($"{program} is not installed.");
}
