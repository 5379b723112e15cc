using System.Reflection;
using System.Runtime.ExceptionServices;
using Werkzeug.Net.Middleware;
using Werkzeug.Net.Tests.Wsgi;
using Werkzeug.Net.Wsgi;

namespace Werkzeug.Net.Tests.Middleware;

/// <summary>The rows of the validator's list, one seeded violation each.</summary>
[TestClass]
public sealed class LintMiddlewareTests
{
    private static readonly KeyValuePair<string, string> Plain = new("Content-Type", "text/plain");

    private static async Task<List<LintWarning>> FindAsync(WsgiApp app, WsgiEnviron? environ = null, LintOptions? options = null)
    {
        List<LintWarning> found = [];
        WsgiBody body = await LintMiddleware.Wrap(app, found.Add, options)(environ ?? Environs.Of(), (_, _, _) => _ => ValueTask.CompletedTask);
        await body.ReadAllAsync();
        await body.DisposeAsync();
        return found;
    }

    private static async Task AssertFindsAsync(string check, WsgiApp app, WsgiEnviron? environ = null, LintOptions? options = null)
    {
        List<LintWarning> found = await FindAsync(app, environ, options);
        Assert.IsTrue(found.Exists(warning => warning.Check == check), $"{check} not in: {string.Join("; ", found)}");
    }

    private static WsgiApp Start(string status, params KeyValuePair<string, string>[] headers) => Environs.Answer("x", status, [Plain, .. headers]);

    private static WsgiApp Touch(Action<WsgiEnviron> act) => (environ, startResponse) =>
    {
        act(environ);
        startResponse("200 OK", [Plain]);
        return new(WsgiBody.Of("x"));
    };

    [TestMethod]
    public async Task A_good_application_and_server_are_left_alone() => Assert.IsEmpty(await FindAsync(Environs.Answer("hello")));

    [TestMethod]
    public void WV1_WV22_WV23_wrong_arguments_do_not_compile()
    {
        ParameterInfo[] app = typeof(WsgiApp).GetMethod("Invoke")!.GetParameters();
        ParameterInfo[] start = typeof(StartResponse).GetMethod("Invoke")!.GetParameters();

        CollectionAssert.AreEqual(new[] { typeof(WsgiEnviron), typeof(StartResponse) }, app.Select(p => p.ParameterType).ToArray());
        Assert.AreEqual(typeof(ExceptionDispatchInfo), start[2].ParameterType);
        Assert.AreEqual(typeof(ReadOnlyMemory<byte>), typeof(Write).GetMethod("Invoke")!.GetParameters()[0].ParameterType);
    }

    [TestMethod]
    public Task WV1_a_second_start_without_an_error() => AssertFindsAsync("WV1", (_, start) =>
    {
        start("200 OK", [Plain]);
        start("200 OK", [Plain]);
        return new(WsgiBody.Of("x"));
    });

    [TestMethod]
    public void WV2_no_other_type_can_be_an_environ() => Assert.IsTrue(typeof(WsgiEnviron).IsSealed);

    [TestMethod]
    [DataRow("REQUEST_METHOD"), DataRow("SERVER_NAME"), DataRow("SERVER_PORT"), DataRow("wsgi.version"), DataRow("wsgi.input"), DataRow("wsgi.errors")]
    [DataRow("wsgi.multithread"), DataRow("wsgi.multiprocess"), DataRow("wsgi.run_once")]
    public Task WV3_a_required_key_is_missing(string key)
    {
        WsgiEnviron environ = Environs.Of();
        environ.Remove(key);
        return AssertFindsAsync("WV3", Environs.Answer("x"), environ);
    }

    [TestMethod]
    [DataRow("HTTP_CONTENT_TYPE"), DataRow("HTTP_CONTENT_LENGTH")]
    public Task WV4_a_content_header_under_the_wrong_key(string key) => AssertFindsAsync("WV4", Environs.Answer("x"), Environs.Of(more: (key, "1")));

    [TestMethod]
    public Task WV5_no_query_string()
    {
        WsgiEnviron environ = Environs.Of();
        environ.Remove("QUERY_STRING");
        return AssertFindsAsync("WV5", Environs.Answer("x"), environ);
    }

    [TestMethod]
    public Task WV6_a_value_that_is_no_text() => AssertFindsAsync("WV6", Environs.Answer("x"), Environs.Of(more: ("FOO", 1)));

    [TestMethod]
    public async Task WV7_another_version()
    {
        await AssertFindsAsync("WV7", Environs.Answer("x"), Environs.Of(more: ("wsgi.version", (2, 0))));
        await AssertFindsAsync("WV7", Environs.Answer("x"), Environs.Of(more: ("wsgi.version", "1.0")));
    }

    [TestMethod]
    public Task WV8_another_scheme() => AssertFindsAsync("WV8", Environs.Answer("x"), Environs.Of(more: ("wsgi.url_scheme", "ftp")));

    [TestMethod]
    public Task WV9_an_unknown_method() => AssertFindsAsync("WV9", Environs.Answer("x"), Environs.Of("BREW"));

    [TestMethod]
    [DataRow("SCRIPT_NAME", "app"), DataRow("PATH_INFO", "x"), DataRow("SCRIPT_NAME", "/"), DataRow("PATH_INFO", "")]
    public Task WV10_a_path_without_its_slash(string key, string value) => AssertFindsAsync("WV10", Environs.Answer("x"), Environs.Of(more: (key, value)));

    [TestMethod]
    [DataRow("-1"), DataRow("x")]
    public Task WV11_a_length_that_is_no_number(string length) => AssertFindsAsync("WV11", Environs.Answer("x"), Environs.Of(more: ("CONTENT_LENGTH", length)));

    [TestMethod]
    [DataRow("wsgi.input"), DataRow("wsgi.errors")]
    public Task WV12_a_stream_that_is_none(string key) => AssertFindsAsync("WV12", Environs.Answer("x"), Environs.Of(more: (key, "text")));

    [TestMethod]
    public Task WV13_a_read_without_a_size() => AssertFindsAsync("WV13", Touch(environ => _ = environ.Input.Read([], 0, 0)));

    [TestMethod]
    public async Task WV14_a_stream_of_the_server_is_closed_or_misused()
    {
        await AssertFindsAsync("WV14", Touch(environ => environ.Input.Dispose()));
        await AssertFindsAsync("WV14", Touch(environ => environ.Errors.Dispose()));
        await AssertFindsAsync("WV14", Touch(environ => environ.Input.Write([1], 0, 1)));
    }

    [TestMethod]
    public Task WV15_something_else_than_text_is_written_to_the_errors() => AssertFindsAsync("WV15", Touch(environ => environ.Errors.Write((object)1)));

    [TestMethod]
    [DataRow(""), DataRow("20"), DataRow("abc OK"), DataRow("099 X"), DataRow("200OK"), DataRow("200 OK\r"), DataRow("200")]
    public Task WV16_a_status_that_is_none(string status) => AssertFindsAsync("WV16", Start(status));

    [TestMethod]
    public async Task WV17_headers_that_are_no_pairs()
    {
        await AssertFindsAsync("WV17", Start("200 OK", new KeyValuePair<string, string>("X", null!)));
        await AssertFindsAsync("WV17", (_, start) =>
        {
            start("200 OK", null!);
            return new(WsgiBody.Of("x"));
        });
    }

    [TestMethod]
    public Task WV18_a_header_named_status() => AssertFindsAsync("WV18", Start("200 OK", new KeyValuePair<string, string>("Status", "200")));

    [TestMethod]
    [DataRow("X:"), DataRow("X\nY"), DataRow("X-"), DataRow("X_"), DataRow("X Y"), DataRow(""), DataRow("Connection"), DataRow("Transfer-Encoding")]
    public Task WV19_a_name_that_is_none_or_is_the_connections(string name) =>
        AssertFindsAsync("WV19", Start("200 OK", new KeyValuePair<string, string>(name, "v")));

    [TestMethod]
    public async Task WV20_a_value_with_a_forbidden_character()
    {
        for (int c = 0; c < 32; c++)
            await AssertFindsAsync("WV20", Start("200 OK", new KeyValuePair<string, string>("X", $"a{(char)c}b")));
        await AssertFindsAsync("WV20", Start("200 OK", new KeyValuePair<string, string>("X", "\u007F")));
        await AssertFindsAsync("WV20", Start("200 OK", new KeyValuePair<string, string>("X", "\u0100")));
    }

    [TestMethod]
    public async Task WV21_a_content_type_that_is_missing_or_has_no_place()
    {
        await AssertFindsAsync("WV21", Environs.Answer("x", "200 OK", new KeyValuePair<string, string>("X", "y")));
        await AssertFindsAsync("WV21", Start("204 No Content"));
        await AssertFindsAsync("WV21", Start("304 Not Modified"));
    }

    [TestMethod]
    public Task WV24_nothing_is_returned() => AssertFindsAsync("WV24", static (_, start) =>
    {
        start("200 OK", [Plain]);
        return new((WsgiBody)null!);
    });

    [TestMethod]
    public Task WV25_a_block_before_the_start() => AssertFindsAsync("WV25", static (_, _) => new(WsgiBody.Of("x")));

    [TestMethod]
    public async Task WV25_a_body_is_read_after_it_was_closed()
    {
        List<LintWarning> found = [];
        WsgiBody body = await LintMiddleware.Wrap(Environs.Answer("x"), found.Add)(Environs.Of(), (_, _, _) => _ => ValueTask.CompletedTask);

        await body.DisposeAsync();
        await body.ReadAllAsync();

        Assert.AreEqual("WV25", found.Single().Check);
    }

    [TestMethod]
    public async Task WV26_a_body_that_nobody_closes()
    {
        List<LintWarning> found = [];
        await DropAsync(found);

        GC.Collect();
        GC.WaitForPendingFinalizers();

        Assert.AreEqual("WV26", found.Single().Check);
    }

    [TestMethod]
    [DataRow("abc"), DataRow("w/\"abc\""), DataRow("W/abc")]
    public Task WV27_a_tag_without_quotes_or_with_a_small_w(string tag) => AssertFindsAsync("WV27", Start("200 OK", new KeyValuePair<string, string>("ETag", tag)));

    [TestMethod]
    public async Task WV28_a_304_with_entity_headers_or_a_body()
    {
        await AssertFindsAsync("WV28", Environs.Answer("", "304 Not Modified", new KeyValuePair<string, string>("Content-Language", "en")));
        await AssertFindsAsync("WV28", Environs.Answer("x", "304 Not Modified", new KeyValuePair<string, string>("ETag", "\"x\"")));
    }

    [TestMethod]
    public async Task WV29_a_204_with_a_length_or_a_body()
    {
        await AssertFindsAsync("WV29", Environs.Answer("", "204 No Content", new KeyValuePair<string, string>("Content-Length", "5")));
        await AssertFindsAsync("WV29", Environs.Answer("x", "204 No Content", new KeyValuePair<string, string>("X", "y")));
    }

    [TestMethod]
    public Task WV30_a_length_that_is_wrong() => AssertFindsAsync("WV30", Start("200 OK", new KeyValuePair<string, string>("Content-Length", "5")));

    [TestMethod]
    public async Task WV31_a_relative_location_where_that_is_asked()
    {
        KeyValuePair<string, string> location = new("Location", "/x");

        await AssertFindsAsync("WV31", Start("302 Found", location), options: new LintOptions { RequireAbsoluteLocation = true });
        Assert.IsEmpty(await FindAsync(Start("302 Found", location)));
    }

    [TestMethod]
    public async Task What_is_wrong_throws_where_nobody_takes_reports() =>
        Assert.AreEqual("WV16", (await Assert.ThrowsExactlyAsync<LintException>(
            () => LintMiddleware.Wrap(Start("nope"))(Environs.Of(), (_, _, _) => _ => ValueTask.CompletedTask).AsTask())).Warning.Check);

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private static async Task DropAsync(List<LintWarning> found)
    {
        await LintMiddleware.Wrap(Environs.Answer("x"), found.Add)(Environs.Of(), (_, _, _) => _ => ValueTask.CompletedTask);
    }
}
