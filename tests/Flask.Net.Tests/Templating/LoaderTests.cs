using Jinja.Net;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;

namespace Flask.Net.Tests.Templating;

[TestClass]
public sealed class LoaderTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("flask");
    private readonly FlaskApp _app = TestApp.Create();

    public LoaderTests()
    {
        Write("pages/a.html", "a");
        Write("pages/sub/b.html", "b");
        Write("other/a.html", "other a");
        Write("secret.txt", "secret");
    }

    public void Dispose() => _folder.Delete(recursive: true);

    [TestMethod]
    public void Templates_come_from_a_file_provider()
    {
        using PhysicalFileProvider files = new(_folder.FullName);
        FileProviderLoader loader = new(files, "pages");

        Assert.AreEqual("a", loader.Load("a.html").Text);
        Assert.AreEqual("b", loader.Load("sub/b.html").Text);
        CollectionAssert.AreEqual(new[] { "a.html", "sub/b.html" }, loader.ListTemplates().ToArray());
        foreach (string outside in (string[])["../secret.txt", "sub/../../secret.txt", "..\\secret.txt", "none.html", "sub", ""])
            Assert.ThrowsExactly<TemplateNotFoundException>(() => loader.Load(outside), outside);
    }

    [TestMethod]
    public async Task A_template_is_loaded_again_once_its_file_has_changed()
    {
        using PhysicalFileProvider files = new(_folder.FullName);
        _app.TemplateLoader = new FileProviderLoader(files, "pages");
        _app.Config["TEMPLATES_AUTO_RELOAD"] = true;
        _app.Get("/", () => Templates.Render("a.html"));
        FlaskClient client = _app.TestClient();

        Assert.AreEqual("a", (await client.GetAsync("/")).Text);
        Write("pages/a.html", "changed");
        File.SetLastWriteTimeUtc(Path.Combine(_folder.FullName, "pages/a.html"), new DateTime(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        Assert.AreEqual("changed", (await client.GetAsync("/")).Text);
    }

    [TestMethod]
    public async Task Looking_for_a_template_is_explained()
    {
        SeenLog log = new();
        FlaskApp app = new("shop", staticFolder: null, templateFolder: "pages", rootPath: _folder.FullName) { Testing = true, Logger = log };
        app.Config["EXPLAIN_TEMPLATE_LOADING"] = true;
        Blueprint blueprint = new("goods", templateFolder: "other", rootPath: _folder.FullName);
        blueprint.Get("/<name>", (string name) => Templates.Render(name), endpoint: "show");
        app.RegisterBlueprint(blueprint);

        await app.TestClient().GetAsync("/a.html");
        await Assert.ThrowsExactlyAsync<TemplateNotFoundException>(async () => await app.TestClient().GetAsync("/none.html"));

        string pages = Path.Combine(_folder.FullName, "pages");
        string other = Path.Combine(_folder.FullName, "other");
        Assert.AreEqual(
            $"""
            Locating template 'a.html':
                1: trying loader of application 'shop'
                   class: Jinja.Net.FileSystemLoader
                   searchpath:
                     - {pages}
                   -> found ('{pages}/a.html')
                2: trying loader of blueprint 'goods' (goods)
                   class: Jinja.Net.FileSystemLoader
                   searchpath:
                     - {other}
                   -> found ('{other}/a.html')
            Warning: multiple loaders returned a match for the template.
            """,
            log.Lines[0].Split("\n  The template was looked up")[0]);
        Assert.EndsWith(
            "Error: the template could not be found.\n  The template was looked up from an endpoint that belongs to the blueprint 'goods'.\n"
            + "  Maybe you did not place a template in the right folder?",
            log.Lines[1]);
    }

    private void Write(string name, string text)
    {
        string file = Path.Combine(_folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    private sealed class SeenLog : ILogger
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add(formatter(state, exception));
    }
}
