using Werkzeug.Net.Testing;

namespace Flaskr.Tests;

[TestClass]
public sealed class BlogTests : IDisposable
{
    private readonly BlogSite _site = new();

    public void Dispose() => _site.Dispose();

    [TestMethod]
    public async Task Everybody_reads_and_the_author_may_edit()
    {
        string visitor = await _site.TextAsync("/");
        _site.LogIn();
        string author = await _site.TextAsync("/");

        Assert.Contains("test title", visitor);
        Assert.Contains("by test on <time>2018-01-01</time>", visitor);
        Assert.Contains("test\nbody", visitor);
        Assert.DoesNotContain("/1/update", visitor);
        Assert.Contains("href=\"/1/update\"", author);
        Assert.Contains("href=\"/create\"", author);
    }

    [TestMethod]
    [DataRow("/create")]
    [DataRow("/1/update")]
    [DataRow("/1/delete")]
    public async Task Writing_wants_a_login(string path)
    {
        TestResponse response = await _site.SendAsync(path);

        Assert.AreEqual("/auth/login", response.Headers["Location"]);
        Assert.AreEqual("1", _site.Ask("SELECT COUNT(*) FROM post"));
    }

    [TestMethod]
    [DataRow("/1/update", 403)]
    [DataRow("/1/delete", 403)]
    [DataRow("/2/update", 404)]
    [DataRow("/2/delete", 404)]
    public async Task A_post_is_changed_by_its_author_alone(string path, int status)
    {
        _site.LogIn(2);

        TestResponse response = await _site.SendAsync(path, new { title = "stolen", body = "" });

        Assert.AreEqual(status, response.StatusCode);
        Assert.AreEqual("test title", _site.Ask("SELECT title FROM post"));
        Assert.DoesNotContain("/1/update", await _site.TextAsync("/"));
    }

    [TestMethod]
    public async Task A_post_is_written()
    {
        _site.LogIn();
        Assert.Contains("New Post", await _site.TextAsync("/create"));

        TestResponse response = await _site.SendAsync("/create", new { title = "<b>new</b>", body = "" });

        Assert.AreEqual("/", response.Headers["Location"]);
        string page = await _site.TextAsync("/");
        Assert.Contains("&lt;b&gt;new&lt;/b&gt;", page);
        Assert.IsLessThan(page.IndexOf("test title", StringComparison.Ordinal), page.IndexOf("&lt;b&gt;new", StringComparison.Ordinal), "the newest stands first");
    }

    [TestMethod]
    public async Task A_post_is_changed()
    {
        _site.LogIn();
        Assert.Contains("value=\"test title\"", await _site.TextAsync("/1/update"));

        await _site.SendAsync("/1/update", new { title = "updated", body = "text" });

        Assert.AreEqual("updated", _site.Ask("SELECT title FROM post WHERE id = 1"));
    }

    [TestMethod]
    [DataRow("/create")]
    [DataRow("/1/update")]
    public async Task A_post_wants_a_title_and_keeps_what_was_typed(string path)
    {
        _site.LogIn();

        TestResponse response = await _site.SendAsync(path, new { title = " ", body = "kept" });

        Assert.Contains("Title is required.", response.Text);
        Assert.Contains(">kept</textarea>", response.Text);
    }

    [TestMethod]
    public async Task A_post_is_deleted()
    {
        _site.LogIn();

        TestResponse response = await _site.SendAsync("/1/delete");

        Assert.AreEqual("/", response.Headers["Location"]);
        Assert.AreEqual("0", _site.Ask("SELECT COUNT(*) FROM post"));
        Assert.Contains("Nothing has been written yet.", await _site.TextAsync("/"));
    }

    [TestMethod]
    [DataRow("'; DROP TABLE post; --")]
    [DataRow("x', (SELECT password FROM user), 1) --")]
    public async Task Text_is_never_part_of_a_statement(string title)
    {
        _site.LogIn();

        await _site.SendAsync("/create", new { title, body = title });

        Assert.AreEqual(title, _site.Ask("SELECT title FROM post WHERE id = 2"));
    }
}
