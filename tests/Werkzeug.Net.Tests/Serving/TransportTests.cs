using System.Net;
using System.Net.Http.Headers;
using System.Net.Quic;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;
using Werkzeug.Net.Serving;
using Werkzeug.Net.Tests.Wsgi;
using static Werkzeug.Net.Tests.Serving.Probes;

namespace Werkzeug.Net.Tests.Serving;

/// <summary>What carries the requests: TLS, HTTP/2 and 3, Unix sockets, limits, the log.</summary>
[TestClass]
public sealed class TransportTests
{
    [TestMethod]
    public async Task TLS_with_a_certificate_made_on_the_spot_says_https()
    {
        using X509Certificate2 certificate = AdhocCertificate.Create();

        Assert.AreEqual("https HTTP/1.1 443-less", await AskTlsAsync(certificate, HttpVersion.Version11));
        StringAssert.Contains(certificate.Subject, "localhost");
    }

    [TestMethod]
    public async Task HTTP_2_is_spoken_over_TLS()
    {
        using X509Certificate2 certificate = AdhocCertificate.Create();

        Assert.AreEqual("https HTTP/2.0 443-less", await AskTlsAsync(certificate, HttpVersion.Version20));
    }

    [TestMethod]
    public async Task HTTP_3_is_spoken_where_the_platform_has_it()
    {
        if (!(OperatingSystem.IsLinux() || OperatingSystem.IsWindows() || OperatingSystem.IsMacOS()) || !QuicListener.IsSupported)
            Assert.Inconclusive("This platform has no QUIC (libmsquic).");
        using X509Certificate2 certificate = AdhocCertificate.Create();

        Assert.AreEqual("https HTTP/3.0 443-less", await AskTlsAsync(certificate, HttpVersion.Version30));
    }

    [TestMethod]
    public async Task HTTP_2_is_spoken_without_TLS_where_it_is_asked_for()
    {
        await using RawServer server = await RawServer.StartAsync(
            Show(static environ => $"{environ.Scheme} {environ.Protocol} {environ.Text("HTTP_HOST")}"), new ServerOptions { Protocols = HttpProtocols.Http2 });
        using HttpClient client = new() { DefaultRequestVersion = HttpVersion.Version20, DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact };

        Assert.AreEqual($"http HTTP/2.0 127.0.0.1:{server.Port}", await client.GetStringAsync(new Uri($"http://127.0.0.1:{server.Port}/")));
    }

    [TestMethod]
    public void A_certificate_can_be_kept_as_two_files()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("certificate");

        (string certificateFile, string keyFile) = AdhocCertificate.Write(Path.Combine(folder.FullName, "dev"), "dev.example");
        using X509Certificate2 certificate = X509Certificate2.CreateFromPemFile(certificateFile, keyFile);

        Assert.IsTrue(certificate.HasPrivateKey);
        Assert.IsTrue(certificate.MatchesHostname("a.dev.example"));
        Assert.IsTrue(certificate.MatchesHostname("localhost"));
        Assert.IsTrue(certificate.MatchesHostname("127.0.0.1"));
        if (!OperatingSystem.IsWindows())
            Assert.AreEqual(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(keyFile));
        folder.Delete(recursive: true);
    }

    [TestMethod]
    public async Task A_Unix_socket_serves_and_what_a_killed_server_left_is_replaced()
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        await using (ChildProcess killed = DrainTests.Serve("unix://" + path))
            await killed.LineAsync("Running on unix://");
        Assert.IsTrue(File.Exists(path));
        await using KestrelHost host = await KestrelHost.StartAsync(
            "unix://" + path, 0, Show(static environ => $"{environ["SERVER_NAME"]} {environ["SERVER_PORT"]} {environ.RemoteAddress ?? "-"}"), new ServerOptions { Log = TextWriter.Null });

        Assert.AreEqual("unix://" + path, host.Url);
        Assert.AreEqual("localhost 80 -", WireAnswer.Parse(await AskUnixAsync(path)).Body);
        await Assert.ThrowsExactlyAsync<IOException>(async () => await KestrelHost.StartAsync("unix://" + path, 0, Environs.Answer("second")));
        await host.StopAsync();
        Assert.IsFalse(File.Exists(path));
    }

    [TestMethod]
    public async Task Limits_of_the_server_can_be_set()
    {
        await using RawServer server = await RawServer.StartAsync(Request.Application(static async request => new Response(await request.GetDataAsync())), new ServerOptions
        {
            MaxRequestBodySize = 10,
            Limits = static limits =>
            {
                limits.MaxRequestLineSize = 100;
                limits.MaxRequestHeaderCount = 4;
            },
        });

        StringAssert.StartsWith((await server.GetAsync("/" + new string('a', 200))).Status, "414 ");
        StringAssert.StartsWith((await server.GetAsync("/", "A: 1\r\nB: 2\r\nC: 3\r\n")).Status, "431 ");
        StringAssert.StartsWith((await server.PostAsync("/", "more than ten")).Status, "413 ");
        Assert.AreEqual("few", (await server.PostAsync("/", "few")).Body);
    }

    [TestMethod]
    public async Task A_logger_takes_requests_and_errors()
    {
        List<string> lines = [];
        using ILoggerFactory loggers = LoggerFactory.Create(builder => builder.AddProvider(new ListProvider(lines)));
        await using RawServer server = await RawServer.StartAsync(
            static (environ, start) => environ.Path == "/fail" ? throw new InvalidOperationException("boom") : Environs.Answer("ok")(environ, start),
            new ServerOptions { LoggerFactory = loggers });

        await server.AskAsync("GET /a%1b[2J HTTP/1.1");
        await server.AskAsync("GET /fail HTTP/1.1");

        await server.DisposeAsync();
        Assert.Contains("werkzeug Information 127.0.0.1 \"GET /a%1b%5B2J HTTP/1.1\" 200", lines.Select(static line => line.Replace("[2J", "%5B2J", StringComparison.Ordinal)));
        Assert.IsTrue(lines.Exists(static line => line.Contains("Error", StringComparison.Ordinal) && line.Contains("/fail", StringComparison.Ordinal)));
        Assert.AreEqual("", server.Log.ToString());
    }

    private static async Task<string> AskTlsAsync(X509Certificate2 certificate, Version version)
    {
        await using RawServer server = await RawServer.StartAsync(
            Show(static environ => $"{environ.Scheme} {environ.Protocol} {(environ.Text("SERVER_PORT") == "443" ? "" : "443-less")}"), new ServerOptions { Certificate = certificate });
        using HttpClientHandler handler = new() { ServerCertificateCustomValidationCallback = (_, shown, _, _) => shown!.Thumbprint == certificate.Thumbprint };
        using HttpClient client = new(handler) { DefaultRequestVersion = version, DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact };
        return await client.GetStringAsync(new Uri($"https://localhost:{server.Port}/"));
    }

    private static async Task<string> AskUnixAsync(string path)
    {
        using Socket socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(path));
        await using NetworkStream stream = new(socket);
        await stream.WriteAsync("GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n"u8.ToArray());
        return await LiveServer.ReadToEndAsync(stream);
    }

    private sealed class ListProvider(List<string> lines) : ILoggerProvider
    {
        public ILogger CreateLogger(string categoryName) => new ListLogger(categoryName, lines);

        public void Dispose()
        {
        }
    }

    private sealed class ListLogger(string category, List<string> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (lines)
                lines.Add($"{category} {logLevel} {formatter(state, exception)}");
        }
    }
}
