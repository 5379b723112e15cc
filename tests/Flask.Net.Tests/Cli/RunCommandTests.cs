using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Click.Net.Testing;
using Werkzeug.Net.Serving;

namespace Flask.Net.Tests.Cli;

[TestClass]
public sealed class RunCommandTests
{
    private readonly FlaskApp _app = TestApp.Create(testing: false);
    private readonly string _folder = Directory.CreateTempSubdirectory("run-command").FullName;

    [TestCleanup]
    public void CleanUp() => Directory.Delete(_folder, recursive: true);

    [TestMethod]
    public async Task Adhoc_serves_with_a_certificate_of_the_moment() => await AssertServesAsync(["--cert", "adhoc"]);

    [TestMethod]
    public async Task A_certificate_and_its_key_are_read_from_files()
    {
        (string certificate, string key) = AdhocCertificate.Write(Path.Combine(_folder, "site"));

        await AssertServesAsync(["--cert", certificate, "--key", key]);
    }

    [TestMethod]
    public void Certificate_and_key_must_fit()
    {
        (string certificate, string key) = AdhocCertificate.Write(Path.Combine(_folder, "site"));

        Assert.Contains("Invalid value for '--key': When \"--cert\" is \"adhoc\", \"--key\" is not used.", Fail("--cert", "adhoc", "--key", key));
        Assert.Contains("Invalid value for '--key': Required when using \"--cert\".", Fail("--cert", certificate));
        Assert.Contains("Invalid value for '--key': \"--cert\" must also be specified.", Fail("--key", key));
        Assert.Contains("Invalid value for '--cert': File 'none.pem' does not exist.", Fail("--cert", "none.pem", "--key", key));
        Assert.Contains("Invalid value for '--cert': The files hold no certificate with its key", Fail("--cert", key, "--key", key));
    }

    [TestMethod]
    public void A_port_that_is_taken_and_a_host_that_nobody_has_are_told_in_a_sentence()
    {
        using System.Net.Sockets.TcpListener other = new(System.Net.IPAddress.Loopback, 0);
        other.Start();
        int port = ((System.Net.IPEndPoint)other.LocalEndpoint).Port;

        RunResult taken = _app.TestCliRunner().Invoke(["run", "--port", $"{port}"]);
        string name = new('l', 300); // longer than a name can be: nobody is asked for it
        RunResult unknown = _app.TestCliRunner().Invoke(["run", "--host", name, "--port", "0"]);

        Assert.AreEqual(1, taken.ExitCode);
        Assert.EndsWith($"Error: Port {port} is in use by another program. Either identify and stop that program, or start the server with a different port.\n", taken.Output);
        Assert.AreEqual(1, unknown.ExitCode);
        Assert.Contains($"Error: Cannot listen on '{name}': no host has this name.", unknown.Output);
        Assert.Contains("Invalid value for '--port' / '-p': A port is a number from 0 to 65535.", Fail("--port", "99999"));
    }

    [TestMethod]
    public void The_help_names_every_option()
    {
        string help = _app.TestCliRunner().Invoke(["run", "--help"]).Output;

        foreach (string option in new[] { "--host", "--port", "--cert", "--key", "--reload", "--debugger", "--with-threads", "--extra-files", "--exclude-patterns" })
            Assert.Contains(option, help);
    }

    private string Fail(params string[] arguments)
    {
        RunResult result = _app.TestCliRunner().Invoke(["run", .. arguments]);
        Assert.AreEqual(2, result.ExitCode, result.Output);
        return result.Output;
    }

    private async Task AssertServesAsync(string[] arguments)
    {
        _app.Get("/", () => Current.Request.IsSecure ? "secure" : "plain");
        int port = FreePort();
        using CancellationTokenSource end = new();
        Task<int> running = _app.RunAsync(["run", "--port", $"{port}", .. arguments], end.Token).AsTask();
        try
        {
            using HttpClient browser = new(new SocketsHttpHandler { SslOptions = { RemoteCertificateValidationCallback = AcceptOwn } });
            Assert.AreEqual("secure", await AskAsync(browser, new Uri($"https://127.0.0.1:{port}/"), running));
        }
        finally
        {
            await end.CancelAsync();
            await running;
        }
    }

    private static bool AcceptOwn(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) => certificate?.Subject == "CN=localhost";

    private static async Task<string> AskAsync(HttpClient browser, Uri url, Task running)
    {
        while (!running.IsCompleted)
        {
            try
            {
                return await browser.GetStringAsync(url);
            }
            catch (HttpRequestException error) when (error.HttpRequestError == HttpRequestError.ConnectionError)
            {
                await Task.Yield(); // it does not listen yet
            }
        }

        return "ended";
    }

    private static int FreePort()
    {
        using System.Net.Sockets.TcpListener listener = new(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }
}
