using System.Runtime.ExceptionServices;
using System.Text;
using Werkzeug.Net.Middleware;
using Werkzeug.Net.Tests.Serving;
using Werkzeug.Net.Wsgi;

namespace Werkzeug.Net.Tests.Wsgi;

/// <summary>What PEP 3333 asks of applications: made impossible by types, refused where it happens, or found by the validator.</summary>
[TestClass]
public sealed class ApplicationRulesTests
{
    private static readonly KeyValuePair<string, string> Plain = new("Content-Type", "text/plain");

    private static WsgiApp Start(string status, params KeyValuePair<string, string>[] headers) => Environs.Answer("x", status, [Plain, .. headers]);

    private static async Task<string[]> FindAsync(WsgiApp app, WsgiEnviron? environ = null)
    {
        List<LintWarning> found = [];
        WsgiBody body = await LintMiddleware.Wrap(app, found.Add)(environ ?? Environs.Of(), (_, _, _) => _ => ValueTask.CompletedTask);
        await body.ReadAllAsync();
        await body.DisposeAsync();
        return [.. found.Select(static warning => warning.Check)];
    }

    private static async Task<string> TextAsync(WsgiApp app) =>
        Encoding.UTF8.GetString(await (await WsgiRunner.RunAsync(app, Environs.Of(), buffered: true)).Body.ReadAllAsync());

    [TestMethod]
    public void WA1_WA2_WA8_WA12_WA19_the_types_leave_no_choice()
    {
        Type[] app = [.. typeof(WsgiApp).GetMethod("Invoke")!.GetParameters().Select(static parameter => parameter.ParameterType)];
        Type[] start = [.. typeof(StartResponse).GetMethod("Invoke")!.GetParameters().Select(static parameter => parameter.ParameterType)];

        CollectionAssert.AreEqual(new[] { typeof(WsgiEnviron), typeof(StartResponse) }, app);
        CollectionAssert.AreEqual(new[] { typeof(string), typeof(IReadOnlyList<KeyValuePair<string, string>>), typeof(ExceptionDispatchInfo) }, start);
        Assert.IsTrue(typeof(IAsyncEnumerable<ReadOnlyMemory<byte>>).IsAssignableFrom(typeof(WsgiBody)));
        Assert.AreEqual(typeof(ReadOnlyMemory<byte>), typeof(Write).GetMethod("Invoke")!.GetParameters().Single().ParameterType);
    }

    [TestMethod]
    public async Task WA3_an_application_returns_a_body()
    {
        WsgiApp nothing = static (_, start) =>
        {
            start("200 OK", [Plain]);
            return new((WsgiBody)null!);
        };

        CollectionAssert.Contains(await FindAsync(nothing), "WV24");
        await Assert.ThrowsExactlyAsync<InvalidOperationException>(() => WsgiRunner.RunAsync(nothing, Environs.Of()).AsTask());
    }

    [TestMethod]
    public async Task WA4_a_body_is_returned_also_where_everything_was_written() => Assert.AreEqual("written", await TextAsync(static async (_, start) =>
    {
        await start("200 OK", [Plain])("written"u8.ToArray());
        return WsgiBody.Empty;
    }));

    [TestMethod]
    public async Task WA5_a_length_that_is_announced_is_the_length() =>
        CollectionAssert.Contains(await FindAsync(Start("200 OK", new KeyValuePair<string, string>("Content-Length", "5"))), "WV30");

    [TestMethod]
    public async Task WA6_the_start_comes_before_the_first_block() => CollectionAssert.Contains(await FindAsync(static (_, _) => new(WsgiBody.Of("x"))), "WV25");

    [TestMethod]
    public async Task WA7_a_second_start_needs_an_error()
    {
        WsgiApp twice = static (_, start) =>
        {
            start("200 OK", [Plain]);
            start("200 OK", [Plain]);
            return new(WsgiBody.Empty);
        };

        CollectionAssert.Contains(await FindAsync(twice), "WV1");
        await Assert.ThrowsExactlyAsync<InvalidOperationException>(() => WsgiRunner.RunAsync(twice, Environs.Of()).AsTask());
    }

    [TestMethod]
    public async Task WA9_the_error_of_a_start_that_comes_too_late_reaches_the_server()
    {
        InvalidOperationException thrown = new("too late");

        InvalidOperationException seen = await Assert.ThrowsExactlyAsync<InvalidOperationException>(() => WsgiRunner.RunAsync(async (_, start) =>
        {
            await start("200 OK", [Plain])("sent"u8.ToArray());
            start("500 Oops", [Plain], ExceptionDispatchInfo.Capture(thrown));
            return WsgiBody.Empty;
        }, Environs.Of()).AsTask());

        Assert.AreSame(thrown, seen);
    }

    [TestMethod]
    public async Task WA10_WA11_a_status_is_a_code_a_space_and_a_reason()
    {
        foreach (string bad in new[] { "", "2", "20", "abc OK", "099 X", " 200 OK", "200 OK ", "200 OK\r\n", "200 OK\n", "200\tOK", "200OK", "200" })
            CollectionAssert.Contains(await FindAsync(Start(bad)), "WV16", bad);
        for (int c = 0; c < 0x20; c++)
            CollectionAssert.Contains(await FindAsync(Start($"200 O{(char)c}K")), "WV16", $"{c}");
        Assert.IsEmpty(await FindAsync(Start("299 Fine")));
    }

    [TestMethod]
    public async Task WA13_names_of_headers_are_tokens()
    {
        Random random = new(13);
        for (int at = 0; at < 500; at++)
        {
            string name = $"X{(char)random.Next(0x21)}{(char)random.Next(0x7F, 0x100)}Y";
            CollectionAssert.Contains(await FindAsync(Start("200 OK", new KeyValuePair<string, string>(name, "v"))), "WV19", name);
        }

        foreach (string bad in new[] { "X:", "X-", "X_", "a b", "(x)", "x,y", "" })
            CollectionAssert.Contains(await FindAsync(Start("200 OK", new KeyValuePair<string, string>(bad, "v"))), "WV19", bad);
    }

    [TestMethod]
    public async Task WA14_WA20_values_have_no_control_characters_and_are_bytes()
    {
        foreach (int c in Enumerable.Range(0, 32).Append(127).Append(0x100).Append(0x2603))
            CollectionAssert.Contains(await FindAsync(Start("200 OK", new KeyValuePair<string, string>("X", $"a{(char)c}"))), "WV20", $"{c}");
        CollectionAssert.Contains(await FindAsync(Start("200 \u2603")), "WV16");
        Assert.IsEmpty(await FindAsync(Start("200 OK", new KeyValuePair<string, string>("X", "é\u00FF"))));
    }

    [TestMethod]
    [DataRow("Connection"), DataRow("Keep-Alive"), DataRow("Proxy-Authenticate"), DataRow("Proxy-Authorization"), DataRow("TE"), DataRow("Trailer"), DataRow("Transfer-Encoding"), DataRow("Upgrade")]
    public async Task WA15_WA16_the_connection_is_the_servers(string name) =>
        CollectionAssert.Contains(await FindAsync(Start("200 OK", new KeyValuePair<string, string>(name, "x"))), "WV19");

    [TestMethod]
    public async Task WA17_no_answer_depends_on_the_headers_of_the_connection()
    {
        WsgiApp app = static (environ, start) => new Response("content") { AutocorrectLocationHeader = true }.MakeConditional(environ).InvokeAsync(environ, start);

        WsgiResult with = await WsgiRunner.RunAsync(app, Environs.Of(more: [("HTTP_CONNECTION", "close"), ("HTTP_TE", "trailers"), ("HTTP_UPGRADE", "x")]));
        WsgiResult without = await WsgiRunner.RunAsync(app, Environs.Of());

        Assert.AreEqual(without.Status, with.Status);
        CollectionAssert.AreEqual(
            without.Headers.Where(static header => header.Key != "Date").ToArray(), with.Headers.Where(static header => header.Key != "Date").ToArray());
    }

    [TestMethod]
    public async Task WA18_nothing_is_written_while_the_body_is_produced()
    {
        static async IAsyncEnumerable<ReadOnlyMemory<byte>> Produce(Write write)
        {
            await write("a"u8.ToArray());
            yield return "b"u8.ToArray();
        }

        CollectionAssert.Contains(await FindAsync(static (_, start) => new(WsgiBody.From(Produce(start("200 OK", [Plain]))))), "WA18");
    }

    [TestMethod]
    public async Task WA21_WA22_the_servers_streams_are_only_read_and_written()
    {
        static WsgiApp Touch(Action<WsgiEnviron> act) => (environ, start) =>
        {
            act(environ);
            return Environs.Answer("x")(environ, start);
        };

        foreach (Action<WsgiEnviron> misuse in new Action<WsgiEnviron>[]
        {
            static environ => environ.Input.Dispose(), static environ => environ.Errors.Dispose(), static environ => environ.Input.SetLength(1),
            static environ => environ.Input.Seek(0, SeekOrigin.Begin), static environ => environ.Input.Write([1], 0, 1), static environ => environ.Input.Flush(),
        })
            CollectionAssert.Contains(await FindAsync(Touch(misuse)), "WV14");
    }

    [TestMethod]
    public void WA23_what_is_flushed_is_written()
    {
        using MemoryStream sink = new();
        WsgiEnviron environ = Environs.Of(more: ("wsgi.errors", new StreamWriter(sink)));

        environ.Errors.Write("problem");
        Assert.AreEqual(0, sink.Length);
        environ.Errors.Flush();

        Assert.AreEqual(7, sink.Length);
    }

    [TestMethod]
    public async Task WA24_an_error_after_the_first_block_adds_nothing_to_the_answer()
    {
        static IEnumerable<byte[]> Fail()
        {
            yield return "begun"u8.ToArray();
            throw new InvalidOperationException("secret");
        }

        await using RawServer server = await RawServer.StartAsync(static (_, start) =>
        {
            start("200 OK", [Plain]);
            return new(WsgiBody.From(Fail()));
        });
        string answer = await server.AskAsync("GET / HTTP/1.1");

        StringAssert.Contains(answer, "begun");
        Assert.IsFalse(answer.Contains("secret", StringComparison.Ordinal), answer);
        Assert.IsFalse(answer.Contains("500", StringComparison.Ordinal), answer);
    }

    [TestMethod]
    public async Task WA25_nobody_reads_beyond_the_length()
    {
        static WsgiApp Read(int times) => (environ, start) =>
        {
            for (; times > 0; times--)
                _ = environ.Input.Read(new byte[3], 0, 3);
            return Environs.Answer("x")(environ, start);
        };

        CollectionAssert.Contains(await FindAsync(Read(2), Environs.Of("POST", body: "abc")), "WA25");
        Assert.IsEmpty(await FindAsync(Read(1), Environs.Of("POST", body: "abc")));
        Assert.IsEmpty(await FindAsync(Read(2), Environs.Of("POST", body: "abc", more: ("wsgi.input_terminated", true))));
        Assert.IsEmpty(await FindAsync(
            static (environ, start) => Environs.Answer(Encoding.UTF8.GetString(new Request(environ).Data))(environ, start), Environs.Of("POST", body: "abc")));
    }

    [TestMethod]
    public async Task WA26_a_body_may_be_left_unfinished()
    {
        bool closed = false;
        Response response = new(ResponseBody.FromStream([[1], [2], [3]]));
        response.CallOnClose(() => closed = true);

        WsgiBody body = await response.InvokeAsync(Environs.Of(), (_, _, _) => _ => ValueTask.CompletedTask);
        await foreach (ReadOnlyMemory<byte> _ in body)
            break;
        await body.DisposeAsync();

        Assert.IsTrue(closed);
    }

    [TestMethod]
    public void WA27_a_request_needs_no_optional_variable()
    {
        Request request = new(new WsgiEnviron { ["REQUEST_METHOD"] = "GET", ["SERVER_NAME"] = "localhost", ["SERVER_PORT"] = "80", ["wsgi.url_scheme"] = "http" });

        foreach (System.Reflection.PropertyInfo property in typeof(Request).GetProperties().Where(static property => property.Name != "Json" && property.GetIndexParameters().Length == 0))
            _ = property.GetValue(request);
        Assert.IsNull(request.RemoteUser);
        Assert.AreEqual("http://localhost/", request.Url);
    }

    [TestMethod]
    public void WA28_what_a_file_wrapper_takes_can_be_read_in_pieces() =>
        Assert.AreEqual(typeof(Stream), typeof(FileWrapper).GetConstructors().Single().GetParameters()[0].ParameterType);
}
