using Werkzeug.Net;

namespace Flask.Net.Tests.Blueprints;

[TestClass]
public sealed class HandlerTableTests
{
    private readonly HandlerTable _table = new();

    [TestMethod]
    public async Task A_code_wins_over_a_type_without_a_code_even_from_further_out()
    {
        Add("blog", typeof(HttpException), "any in blog");
        _table.Add(null, 404, _ => new("404 of app"));

        Assert.AreEqual("404 of app", await Find(new NotFoundException(), "blog"));
    }

    [TestMethod]
    public async Task The_innermost_blueprint_wins()
    {
        _table.Add(null, 404, _ => new("app"));
        _table.Add("admin", 404, _ => new("admin"));
        _table.Add("admin.users", 404, _ => new("users"));

        Assert.AreEqual("users", await Find(new NotFoundException(), "admin.users", "admin"));
        Assert.AreEqual("admin", await Find(new NotFoundException(), "admin.posts", "admin"));
        Assert.AreEqual("app", await Find(new NotFoundException()));
    }

    [TestMethod]
    public async Task The_nearest_type_in_the_ancestry_wins()
    {
        Add(null, typeof(Exception), "any");
        Add(null, typeof(IOException), "io");

        Assert.AreEqual("io", await Find(new FileNotFoundException()));
        Assert.AreEqual("any", await Find(new TimeoutException()));
    }

    [TestMethod]
    public async Task A_type_derived_from_a_usual_error_has_its_code()
    {
        Add(null, typeof(NoSuchPostException), "post");
        _table.Add(null, 404, _ => new("404"));

        Assert.AreEqual("post", await Find(new NoSuchPostException()));
        Assert.AreEqual("404", await Find(new NotFoundException()));
    }

    [TestMethod]
    public async Task A_type_with_a_code_of_its_own_is_found()
    {
        Add(null, typeof(TeaTimeException), "tea");

        Assert.AreEqual("tea", await Find(new TeaTimeException()));
    }

    [TestMethod]
    public void An_unknown_code_is_refused()
    {
        ArgumentException error = Assert.ThrowsExactly<ArgumentException>(() => _table.Add(null, 299, _ => default));

        StringAssert.Contains(error.Message, "'299' is not a recognized HTTP error code.", StringComparison.Ordinal);
    }

    [TestMethod]
    public void What_nobody_registered_is_not_found() => Assert.IsNull(_table.Find(new TimeoutException(), []));

    private void Add(string? scope, Type type, string answer) => _table.Add(scope, type, _ => new(answer));

    private async Task<object?> Find(Exception error, params string[] blueprints) => await _table.Find(error, blueprints)!(error);

    private sealed class NoSuchPostException() : NotFoundException("no such post");

    private sealed class TeaTimeException() : HttpException(499, "tea", null);
}
