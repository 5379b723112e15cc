using System.Diagnostics;
using System.Text;
using Werkzeug.Net.Datastructures;
using Werkzeug.Net.Http;
using Werkzeug.Net.Middleware;
using Werkzeug.Net.Tests.Serving;
using Werkzeug.Net.Tests.Wsgi;
using Werkzeug.Net.Wsgi;

namespace Werkzeug.Net.Tests.Security;

/// <summary>Threats that .NET adds to those of the original, by the ids of the project's security table.</summary>
[TestClass]
public sealed class ThreatTests
{
    [TestMethod]
    public void S8_keys_that_collide_for_others_cost_no_more_than_random_ones()
    {
        // Without a secret in the hash these would all fall into one bucket: they differ only in pairs that cancel each other out.
        string[] alike = [.. Enumerable.Range(0, 1 << 15).Select(static number => string.Concat(Enumerable.Range(0, 15).Select(bit => (number >> bit & 1) == 0 ? "\u0001\u0020" : "\u0002\uFFFF")))];
        string[] random = [.. Enumerable.Range(0, 1 << 15).Select(static number => $"{number:x30}")];
        static long Fill(string[] keys)
        {
            long start = Stopwatch.GetTimestamp();
            MultiDict<string> dict = new();
            foreach (string key in keys)
                dict.Add(key, "");
            return Stopwatch.GetTimestamp() - start;
        }

        Fill(random);
        long usual = Enumerable.Range(0, 5).Min(_ => Fill(random));
        long attacked = Enumerable.Range(0, 5).Min(_ => Fill(alike));

        Assert.IsLessThan(20 * usual, attacked);
    }

    [TestMethod]
    [DataRow("/etc/passwd"), DataRow("../x"), DataRow("a/../../x"), DataRow("c:/windows/win.ini"), DataRow("c:x"), DataRow("\\\\server\\share"), DataRow("//server/share")]
    [DataRow("\\\\?\\c:\\x"), DataRow("\\\\.\\pipe\\x"), DataRow("a\\..\\..\\x"), DataRow("file::$DATA"), DataRow("a/file:stream"), DataRow("CON"), DataRow("nul.txt"), DataRow("a/LPT1/b")]
    [DataRow("COM\u00B9"), DataRow("CONIN$"), DataRow("con "), DataRow("con."), DataRow("a/aux.tar.gz")]
    public void S13_no_name_leads_out_of_a_folder_or_to_a_device_on_any_system(string name) => Assert.IsNull(SafePath.Join("/srv", name));

    [TestMethod]
    [DataRow("a.txt", true), DataRow("inner.txt", true), DataRow("sub/up.txt", true)]
    [DataRow("out.txt", false), DataRow("outdir/secret.txt", false), DataRow("sub/chain.txt", false), DataRow("circle.txt", false), DataRow("broken.txt", false)]
    public async Task S13_a_symbolic_link_that_leads_outside_is_not_followed(string path, bool isFound)
    {
        using LinkedFolder folder = new();
        WsgiApp app = SharedData.Wrap(Environs.Answer("app"), new() { ["/s"] = folder.Root });

        WsgiResult shared = await WsgiRunner.RunAsync(app, Environs.Of(path: "/s/" + path), buffered: true);

        Assert.AreEqual(isFound ? "inside" : "app", Encoding.UTF8.GetString(await shared.Body.ReadAllAsync()));
        if (isFound)
            Assert.AreEqual("inside", await TextAsync(SendFile.FromDirectory(folder.Root, path, Environs.Of())));
        else
            Assert.ThrowsExactly<NotFoundException>(() => SendFile.FromDirectory(folder.Root, path, Environs.Of()));
    }

    [TestMethod]
    public async Task S13_links_are_followed_where_that_is_said()
    {
        using LinkedFolder folder = new();
        WsgiApp app = SharedData.Wrap(Environs.Answer("app"), [new("/s", SharedData.FromDisk(folder.Root, followLinks: true))]);

        WsgiResult shared = await WsgiRunner.RunAsync(app, Environs.Of(path: "/s/out.txt"), buffered: true);

        Assert.AreEqual("secret", Encoding.UTF8.GetString(await shared.Body.ReadAllAsync()));
        Assert.AreEqual("secret", await TextAsync(SendFile.FromDirectory(folder.Root, "outdir/secret.txt", Environs.Of(), new() { FollowLinks = true })));
    }

    [TestMethod]
    public async Task S13_the_folder_itself_may_be_a_link()
    {
        using LinkedFolder folder = new();

        Assert.AreEqual("inside", await TextAsync(SendFile.FromDirectory(folder.LinkToRoot, "inner.txt", Environs.Of())));
        Assert.ThrowsExactly<NotFoundException>(() => SendFile.FromDirectory(folder.LinkToRoot, "out.txt", Environs.Of()));
    }

    private static async Task<string> TextAsync(Response response)
    {
        await using (response)
            return Encoding.UTF8.GetString(await response.GetWsgiBody(Environs.Of()).ReadAllAsync());
    }

    /// <summary>A folder with real links: within it, out of it, over several steps, in a circle and into nothing.</summary>
    private sealed class LinkedFolder : IDisposable
    {
        private readonly string _all = Directory.CreateTempSubdirectory("werkzeug").FullName;

        public LinkedFolder()
        {
            Root = Directory.CreateDirectory(Path.Combine(_all, "root")).FullName;
            LinkToRoot = Path.Combine(_all, "way");
            string outside = Directory.CreateDirectory(Path.Combine(_all, "root-outside")).FullName;
            string sub = Directory.CreateDirectory(Path.Combine(Root, "sub")).FullName;
            File.WriteAllText(Path.Combine(Root, "a.txt"), "inside");
            File.WriteAllText(Path.Combine(outside, "secret.txt"), "secret");
            try
            {
                Directory.CreateSymbolicLink(LinkToRoot, Root);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                Assert.Inconclusive("links may not be made here: " + error.Message);
            }

            File.CreateSymbolicLink(Path.Combine(Root, "inner.txt"), "a.txt");
            File.CreateSymbolicLink(Path.Combine(sub, "up.txt"), "../inner.txt");
            File.CreateSymbolicLink(Path.Combine(Root, "out.txt"), Path.Combine(outside, "secret.txt"));
            Directory.CreateSymbolicLink(Path.Combine(Root, "outdir"), "../root-outside");
            File.CreateSymbolicLink(Path.Combine(sub, "chain.txt"), "../out.txt");
            File.CreateSymbolicLink(Path.Combine(Root, "circle.txt"), "circle.txt");
            File.CreateSymbolicLink(Path.Combine(Root, "broken.txt"), "nothing.txt");
        }

        public string Root { get; }

        public string LinkToRoot { get; }

        public void Dispose() => Directory.Delete(_all, recursive: true);
    }

    [TestMethod]
    public void S14_nothing_that_reads_types_from_data_is_referenced()
    {
        string[] banned = ["System.Runtime.Serialization.Formatters", "Newtonsoft.Json", "System.Xml.XmlSerializer", "System.Private.Xml"];

        Assert.IsEmpty(typeof(Request).Assembly.GetReferencedAssemblies().Select(static name => name.Name!).Intersect(banned));
    }

    [TestMethod]
    public async Task S15_headers_that_could_be_taken_for_others_do_not_arrive() => Assert.AreEqual(
        "- - 1,2",
        await Probes.ShowAsync(
            static environ => $"{environ.Text("HTTP_X_FORWARDED_FOR") ?? "-"} {environ.Text("HTTP_PROXY") ?? "-"} {environ.Text("HTTP_X_A")}",
            "GET / HTTP/1.1", "X_Forwarded_For: 6.6.6.6\r\nProxy: http://evil\r\nX-A: 1\r\nX-A: 2\r\n"));

    [TestMethod]
    public async Task S15_headers_that_could_be_taken_for_others_are_not_listed_either() => Assert.AreEqual(
        "1.1.1.1",
        await Probes.ShowAsync(
            static environ => string.Join(' ', environ.Where(static pair => pair.Key is "HTTP_X_FORWARDED_FOR" or "HTTP_PROXY").Select(static pair => pair.Value)),
            "GET / HTTP/1.1", "X-Forwarded-For: 1.1.1.1\r\nX_Forwarded_For: 6.6.6.6\r\nX-Forwarded_For: 6.6.6.6\r\nProxy: http://evil\r\n"));

    [TestMethod]
    [DataRow("/%252f", "/%2f"), DataRow("/%2f", "//"), DataRow("/%25", "/%")]
    public async Task S16_a_path_is_decoded_once(string target, string expected) =>
        Assert.AreEqual(expected, await Probes.ShowAsync(static environ => environ.Text("PATH_INFO")!, $"GET {target} HTTP/1.1"));

    [TestMethod]
    public async Task S17_every_byte_of_a_header_comes_and_goes_unchanged()
    {
        string bytes = string.Concat(Enumerable.Range(0x80, 0x80).Select(static c => (char)c));
        await using RawServer server = await RawServer.StartAsync(static (environ, start) =>
            Environs.Answer("x", "200 OK", new("Content-Type", "text/plain"), new("X-Echo", environ.Text("HTTP_X_IN")!))(environ, start));

        StringAssert.Contains(await server.AskAsync("GET / HTTP/1.1", $"X-In: {bytes}\r\n"), $"X-Echo: {bytes}\r\n");
    }

    [TestMethod]
    public void S26_a_cookie_keeps_what_its_prefix_promises()
    {
        StringAssert.Contains(SetCookieHeader.Write("__Secure-a", "1", new() { Secure = true }), "Secure");
        Assert.ThrowsExactly<ArgumentException>(() => SetCookieHeader.Write("__Secure-a", "1", new()));
        Assert.ThrowsExactly<ArgumentException>(() => SetCookieHeader.Write("__Host-a", "1", new() { Secure = true, Domain = "example.org" }));
        Assert.ThrowsExactly<ArgumentException>(() => SetCookieHeader.Write("__Host-a", "1", new() { Secure = true, Path = "/x" }));
        StringAssert.Contains(SetCookieHeader.Write("a", "1", new() { Partitioned = true }), "Secure");
        Assert.IsFalse(CookieHeader.Parse("=__Host-a=bad").ContainsKey("__Host-a"));
    }

    [TestMethod]
    [DataRow("x\r\nSet-Cookie: a=b"), DataRow("x\nY: z"), DataRow("x\rz"), DataRow("x\0y")]
    public void S27_no_text_splits_an_answer(string evil)
    {
        Response response = new("x");

        Assert.ThrowsExactly<ArgumentException>(() => response.Headers["X"] = evil);
        Assert.ThrowsExactly<ArgumentException>(() => response.Headers.Add("X", "v", [new("filename", evil)]));
        AssertOneLine(() => Redirect.To("/" + evil).GetWsgiHeaders(Environs.Of())["Location"]!);
        AssertOneLine(() => new Response("x") { WwwAuthenticate = new WwwAuthenticate("basic", [new("realm", evil)]) }.Headers["WWW-Authenticate"]!);
        AssertOneLine(() => SendFile.FromStream(new MemoryStream(), Environs.Of(), new SendFileOptions { AsAttachment = true, DownloadName = evil, MimeType = "a/b" }).Headers["Content-Disposition"]!);
        AssertOneLine(() => SetCookieHeader.Write("a", evil, new()));
    }

    [TestMethod]
    public void S27_names_of_downloads_are_written_so_that_every_client_reads_them()
    {
        static string Name(string name) => SendFile.FromStream(new MemoryStream(), Environs.Of(), new SendFileOptions { AsAttachment = true, DownloadName = name, MimeType = "a/b" }).Headers["Content-Disposition"]!;

        Assert.AreEqual("attachment; filename=\"a b\\\"c.txt\"", Name("a b\"c.txt"));
        Assert.AreEqual("attachment; filename=u.txt; filename*=UTF-8''%C3%BC.txt", Name("ü.txt"));
    }

    [TestMethod]
    public void S28_a_host_that_is_not_trusted_makes_no_URL()
    {
        Request request = new(Environs.Of(more: ("HTTP_HOST", "evil.example"))) { TrustedHosts = ["example.org"] };

        Assert.ThrowsExactly<SecurityException>(() => request.Url);
        Assert.ThrowsExactly<SecurityException>(() => request.HostUrl);
    }

    [TestMethod]
    public async Task S28_only_as_many_proxies_are_believed_as_there_are()
    {
        WsgiEnviron environ = Environs.Of(more: [("REMOTE_ADDR", "10.0.0.1"), ("HTTP_X_FORWARDED_FOR", "evil, 1.1.1.1, 2.2.2.2"), ("HTTP_X_FORWARDED_HOST", "evil.example"), ("HTTP_HOST", "example.org")]);
        string seen = "";

        await ProxyFix.Wrap((inner, start) =>
        {
            seen = $"{inner.RemoteAddress} {CurrentUrl.Host(inner)}";
            return Environs.Answer("x")(inner, start);
        }, @for: 2)(environ, (_, _, _) => _ => ValueTask.CompletedTask);

        Assert.AreEqual("1.1.1.1 example.org", seen);
    }

    private static void AssertOneLine(Func<string> make)
    {
        string text;
        try
        {
            text = make();
        }
        catch (ArgumentException)
        {
            return;
        }

        Assert.IsFalse(text.AsSpan().ContainsAny('\r', '\n', '\0'), text);
    }
}
