using System.Security.Cryptography;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.DependencyInjection;
using Werkzeug.Net;
using Werkzeug.Net.Datastructures;
using Werkzeug.Net.Middleware;
using Werkzeug.Net.Testing;
using Werkzeug.Net.Wsgi;

namespace Flask.Net.Tests.Docs;

/// <summary>The patterns of <c>docs/flask/patterns.md</c>, as they stand there.</summary>
[TestClass]
public sealed class PatternsTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("patterns");
    private readonly FlaskApp _app;

    public PatternsTests() =>
        _app = new("patterns", staticFolder: "dist", staticUrlPath: "", templateFolder: null, rootPath: _folder.FullName) { SecretKey = "dev", Testing = true };

    public void Dispose() => _folder.Delete(recursive: true);

    [TestMethod]
    public async Task Several_applications_live_in_one_process()
    {
        FlaskApp api = TestApp.Create();
        api.Get("/x", () => Current.App.UrlFor("x"), endpoint: "x");
        _app.Get("/x", () => "frontend", endpoint: "x");
        WsgiApp site = Dispatcher.Wrap(_app.InvokeAsync, new Dictionary<string, WsgiApp> { ["/api"] = api.InvokeAsync });
        Client client = new(site);

        Assert.AreEqual("/api/x", (await client.GetAsync("/api/x")).Text);
        Assert.AreEqual("frontend", (await client.GetAsync("/x")).Text);
    }

    [TestMethod]
    public async Task A_language_stands_in_every_url()
    {
        _app.UrlDefaults((endpoint, values) =>
        {
            if (_app.UrlMap.IsEndpointExpecting(endpoint, "lang"))
                values.TryAdd("lang", Current.G["lang"]);
        });
        _app.UrlValuePreprocessor((endpoint, values) =>
        {
            if (values.Remove("lang", out object? lang))
                Current.G["lang"] = lang;
        });
        _app.Get("/<lang>/about", () => $"{Current.G["lang"]} {_app.UrlFor("about")}", endpoint: "about");

        Assert.AreEqual("de /de/about", (await _app.TestClient().GetAsync("/de/about")).Text);
    }

    [TestMethod]
    public async Task A_decorator_caches_what_a_view_returned()
    {
        int calls = 0;
        _app.AddServices(static services => services.AddMemoryCache());
        _app.Get("/slow", [Cached(60)] () => $"{++calls}");
        FlaskClient client = _app.TestClient();

        Assert.AreEqual("1", (await client.GetAsync("/slow")).Text);
        Assert.AreEqual("1", (await client.GetAsync("/slow")).Text);
        Assert.AreEqual("2", (await client.GetAsync("/slow?other")).Text);
    }

    [TestMethod]
    public async Task Files_are_uploaded_and_sent_again()
    {
        _app.Post("/upload", async (FileStorage photo, CancellationToken cancel) =>
        {
            string name = SecureFileName.From(photo.FileName);
            if (Path.GetExtension(name) is not (".png" or ".jpg"))
                throw Abort.With(415);
            await photo.SaveAsync(Path.Combine(_folder.FullName, name), cancel);
            return Redirect.To(_app.UrlFor("photo", new { name }));
        }, endpoint: "upload");
        _app.Get("/photos/<name>", (string name) => StaticFiles.FromDirectory(_folder.FullName, name), endpoint: "photo");
        FlaskClient client = _app.TestClient();

        TestResponse sent = await client.PostAsync("/upload", form: new { photo = new FileStorage(new MemoryStream("x"u8.ToArray()), "../../a b.png") }, followRedirects: true);

        Assert.AreEqual(("x", "image/png"), (sent.Text, sent.MimeType));
        Assert.AreEqual(415, (await client.PostAsync("/upload", form: new { photo = new FileStorage(new MemoryStream(), "x.exe") })).StatusCode);
    }

    [TestMethod]
    public async Task A_cookie_is_set_after_this_request()
    {
        _app.BeforeRequest(() =>
        {
            if (Current.Request.Cookies.Get("lang") is null)
                Current.AfterThisRequest(response => { response.SetCookie("lang", "de"); return response; });
            return null;
        });
        _app.Get("/x", () => "x", endpoint: "x");
        FlaskClient client = _app.TestClient();

        Assert.Contains("lang=de", (await client.GetAsync("/x")).Headers["Set-Cookie"]);
        Assert.IsFalse((await client.GetAsync("/x")).Headers.Contains("Set-Cookie"));
    }

    [TestMethod]
    public async Task A_single_page_answers_every_url()
    {
        Directory.CreateDirectory(Path.Combine(_folder.FullName, "dist"));
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "dist", "index.html"), "<app>");
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "dist", "app.js"), "script");
        _app.Get("/", () => _app.SendStaticFile("index.html"), endpoint: "index");
        _app.ErrorHandler(404, _ => _app.SendStaticFile("index.html"));
        FlaskClient client = _app.TestClient();

        Assert.AreEqual("<app>", (await client.GetAsync("/")).Text);
        Assert.AreEqual("script", (await client.GetAsync("/app.js")).Text);
        Assert.AreEqual("<app>", (await client.GetAsync("/some/route")).Text);
    }

    [TestMethod]
    public async Task A_header_stands_for_a_method_that_a_form_cannot_send()
    {
        WsgiApp inner = _app.WsgiApp;
        _app.WsgiApp = (environ, start) =>
        {
            if (environ.Text("HTTP_X_HTTP_METHOD_OVERRIDE")?.ToUpperInvariant() is "PUT" or "PATCH" or "DELETE" && environ.Method == "POST")
                environ["REQUEST_METHOD"] = environ.Text("HTTP_X_HTTP_METHOD_OVERRIDE")!.ToUpperInvariant();
            return inner(environ, start);
        };
        _app.Delete("/x", () => Current.Request.Method, endpoint: "x");

        Assert.AreEqual("DELETE", (await _app.TestClient().PostAsync("/x", headers: [new("X-HTTP-Method-Override", "delete")])).Text);
    }

    [TestMethod]
    public async Task A_body_is_hashed_while_it_comes()
    {
        _app.Post("/checked", async (FlaskRequest request, CancellationToken cancel) => Convert.ToHexStringLower(await SHA256.HashDataAsync(request.Stream, cancel)));

        Assert.StartsWith("ba7816bf8f01cfea", (await _app.TestClient().PostAsync("/checked", data: "abc")).Text);
    }

    [TestMethod]
    public async Task Errors_have_pages_of_their_own()
    {
        _app.TemplateLoader = new Jinja.Net.DictLoader(new Dictionary<string, string> { ["404.html"] = "lost", ["500.html"] = "broken: {{ message }}", ["stock.html"] = "no {{ item }}" });
        _app.Testing = false;
        _app.Logger = Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance;
        _app.ErrorHandler(404, _ => (Templates.Render("404.html"), 404));
        _app.ErrorHandler<InternalServerErrorException>(error => (Templates.Render("500.html", new { message = error.OriginalException?.Message }), 500));
        _app.ErrorHandler<OutOfStockException>(error => (Templates.Render("stock.html", new { item = error.Item }), 409));
        _app.Get("/boom", string () => throw new InvalidOperationException("<why>"), endpoint: "boom");
        _app.Get("/buy", string () => throw new OutOfStockException("tea"), endpoint: "buy");
        FlaskClient client = _app.TestClient();

        Assert.AreEqual((404, "lost"), StatusAndText(await client.GetAsync("/none")));
        Assert.AreEqual((500, "broken: &lt;why&gt;"), StatusAndText(await client.GetAsync("/boom")));
        Assert.AreEqual((409, "no tea"), StatusAndText(await client.GetAsync("/buy")));
    }

    [TestMethod]
    public async Task A_layout_has_values_for_every_page()
    {
        _app.TemplateLoader = new Jinja.Net.DictLoader(new Dictionary<string, string>
        {
            ["base.html"] = "<title>{% block title %}{% endblock %}</title>{% block content %}{% endblock %} {{ year }}",
            ["page.html"] = "{% extends 'base.html' %}{% block title %}Page{% endblock %}{% block content %}text{% endblock %}",
        });
        _app.ContextProcessor(() => new { year = 2026 });
        _app.Get("/page", () => Templates.Render("page.html"), endpoint: "page");

        Assert.AreEqual("<title>Page</title>text 2026", (await _app.TestClient().GetAsync("/page")).Text);
    }

    [TestMethod]
    public async Task Errors_are_json_for_scripts()
    {
        _app.ErrorHandler<HttpException>(error => (new { error = error.Name }, error.Code));

        TestResponse response = await _app.TestClient().GetAsync("/none");

        Assert.AreEqual((404, "{\"error\":\"Not Found\"}\n"), (response.StatusCode, response.Text));
    }

    private static (int Status, string Text) StatusAndText(TestResponse response) => (response.StatusCode, response.Text);

    private sealed class OutOfStockException(string item) : Exception("Nothing is left.")
    {
        public string Item => item;
    }

    private sealed class CachedAttribute(int seconds) : ViewDecoratorAttribute
    {
        public override async ValueTask<object?> InvokeAsync(FlaskContext context, Func<ValueTask<object?>> view)
        {
            IMemoryCache cache = context.Services.GetRequiredService<IMemoryCache>();
            return await cache.GetOrCreateAsync(context.Request.FullPath, entry =>
            {
                entry.AbsoluteExpirationRelativeToNow = TimeSpan.FromSeconds(seconds);
                return view().AsTask();
            });
        }
    }
}
