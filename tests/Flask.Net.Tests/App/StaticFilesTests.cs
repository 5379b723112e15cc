using Werkzeug.Net;
using Werkzeug.Net.Testing;

namespace Flask.Net.Tests.App;

[TestClass]
public sealed class StaticFilesTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("static");
    private readonly FlaskApp _app;

    public StaticFilesTests()
    {
        Directory.CreateDirectory(Path.Combine(_folder.FullName, "static", "css"));
        Directory.CreateDirectory(Path.Combine(_folder.FullName, "assets"));
        File.WriteAllText(Path.Combine(_folder.FullName, "secret.txt"), "secret");
        File.WriteAllText(Path.Combine(_folder.FullName, "static", "a.txt"), "0123456789");
        File.WriteAllText(Path.Combine(_folder.FullName, "static", "css", "style.css"), "a{}");
        File.WriteAllText(Path.Combine(_folder.FullName, "assets", "own.txt"), "own");
        _app = new("files", templateFolder: null, rootPath: _folder.FullName) { Testing = true };
    }

    public void Dispose() => _folder.Delete(recursive: true);

    [TestMethod]
    public async Task A_static_file_is_sent_with_its_type_and_its_tag()
    {
        TestResponse file = await _app.TestClient().GetAsync("/static/css/style.css");

        Assert.AreEqual("a{}", file.Text);
        Assert.AreEqual("text/css; charset=utf-8", file.Headers["Content-Type"]);
        Assert.AreEqual(304, (await _app.TestClient().GetAsync("/static/css/style.css", headers: [new("If-None-Match", file.Headers["ETag"])])).StatusCode);
    }

    [TestMethod]
    public async Task A_part_of_a_static_file_is_sent_to_who_asks_for_it()
    {
        TestResponse part = await _app.TestClient().GetAsync("/static/a.txt", headers: [new("Range", "bytes=2-4")]);

        Assert.AreEqual(206, part.StatusCode);
        Assert.AreEqual("234", part.Text);
        Assert.AreEqual("bytes 2-4/10", part.Headers["Content-Range"]);
    }

    [TestMethod]
    [DataRow("/static/../secret.txt")]
    [DataRow("/static/..\\secret.txt")]
    [DataRow("/static/..%5csecret.txt")]
    [DataRow("/static/%2e%2e/secret.txt")]
    [DataRow("/static/%2e%2e%2fsecret.txt")]
    [DataRow("/static//etc/passwd")]
    [DataRow("/static/%2fetc%2fpasswd")]
    [DataRow("/static/c:/windows/win.ini")]
    [DataRow("/static/a.txt::$DATA")]
    [DataRow("/static/CON")]
    [DataRow("/static/css/NUL.txt")]
    [DataRow("/static/a.txt%00.css")]
    [DataRow("/static/css")]
    public async Task What_leads_out_of_the_folder_is_not_found(string path)
    {
        TestResponse answer = await _app.TestClient().GetAsync(path, followRedirects: true);

        Assert.AreEqual(404, answer.StatusCode);
        Assert.DoesNotContain("secret", answer.Text);
    }

    [TestMethod]
    public async Task Folder_and_url_may_have_other_names()
    {
        FlaskApp app = new("files", staticFolder: "assets", staticUrlPath: "/files", templateFolder: null, rootPath: _folder.FullName) { Testing = true };

        Assert.AreEqual("own", (await app.TestClient().GetAsync("/files/own.txt")).Text);
        using FlaskContext context = app.TestRequestContext();
        Assert.AreEqual("/files/own.txt", app.UrlFor("static", new { filename = "own.txt" }));
    }

    [TestMethod]
    public async Task A_blueprint_has_static_files_of_its_own()
    {
        _app.RegisterBlueprint(new Blueprint("shop", urlPrefix: "/shop", staticFolder: "assets", rootPath: _folder.FullName));

        Assert.AreEqual("own", (await _app.TestClient().GetAsync("/shop/assets/own.txt")).Text);
        using FlaskContext context = _app.TestRequestContext();
        Assert.AreEqual("/shop/assets/own.txt", _app.UrlFor("shop.static", new { filename = "own.txt" }));
    }

    [TestMethod]
    public async Task A_view_sends_files_and_streams()
    {
        _app.Get("/path", static () => StaticFiles.Send("static/a.txt", new SendFileOptions { AsAttachment = true, DownloadName = "été.txt" }), endpoint: "path");
        _app.Get("/stream", static () => StaticFiles.Send(new MemoryStream("x"u8.ToArray()), new SendFileOptions { MimeType = "text/csv" }), endpoint: "stream");

        Assert.AreEqual("attachment; filename*=UTF-8''%C3%A9t%C3%A9.txt; filename=ete.txt".Length, (await _app.TestClient().GetAsync("/path")).Headers["Content-Disposition"].Length);
        Assert.AreEqual("text/csv; charset=utf-8", (await _app.TestClient().GetAsync("/stream")).Headers["Content-Type"]);
    }

    [TestMethod]
    public void Resources_are_opened_below_the_root_and_in_the_instance_folder()
    {
        using (Stream stream = _app.OpenResource("static/a.txt"))
            Assert.AreEqual(10, stream.Length);
        using (TextReader reader = _app.OpenTextResource("static/css/style.css"))
            Assert.AreEqual("a{}", reader.ReadToEnd());
        Directory.CreateDirectory(_app.InstancePath);
        using (FileStream file = _app.OpenInstanceResource("new.txt", FileMode.Create))
            file.WriteByte(1);

        Assert.AreEqual(Path.Combine(_folder.FullName, "instance"), _app.InstancePath);
        Assert.IsTrue(File.Exists(Path.Combine(_folder.FullName, "instance", "new.txt")));
    }

    [TestMethod]
    public void The_instance_folder_holds_the_configuration_where_that_is_asked_for()
    {
        string instance = Path.Combine(_folder.FullName, "var");
        Directory.CreateDirectory(instance);
        File.WriteAllText(Path.Combine(instance, "config.json"), "{\"CURRENCY\": \"EUR\"}");

        FlaskApp app = new("test", rootPath: _folder.FullName, instancePath: instance, instanceRelativeConfig: true);
        app.Config.FromFile("config.json");

        Assert.AreEqual("EUR", app.Config["CURRENCY"]);
        Assert.ThrowsExactly<ArgumentException>(() => new FlaskApp("test", instancePath: "relative"));
    }
}
