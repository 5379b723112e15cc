using Click.Net.Testing;
using Flask.Net;

namespace Flaskr.Tests;

[TestClass]
public sealed class FactoryTests : IDisposable
{
    private readonly BlogSite _site = new();

    public void Dispose() => _site.Dispose();

    [TestMethod]
    public void The_factory_takes_the_configuration_of_a_test()
    {
        Assert.IsFalse(FlaskrApp.Create().Testing);
        Assert.IsTrue(_site.App.Testing);
    }

    [TestMethod]
    public async Task The_page_of_the_tutorial_greets()
    {
        Assert.AreEqual("Hello, World!", await _site.TextAsync("/hello"));
    }

    [TestMethod]
    public void Both_names_of_the_first_page_are_one_url()
    {
        using FlaskContext context = _site.App.TestRequestContext();

        Assert.AreEqual(("/", "/"), (_site.App.UrlFor("index"), _site.App.UrlFor("blog.index")));
    }

    [TestMethod]
    public void The_command_makes_empty_tables()
    {
        RunResult result = _site.App.TestCliRunner().Invoke(["init-db"]);

        Assert.AreEqual("Initialized the database.\n", result.Output);
        Assert.AreEqual("0", _site.Ask("SELECT COUNT(*) FROM user"));
    }

    [TestMethod]
    public void A_connection_lives_as_long_as_its_context()
    {
        Microsoft.Data.Sqlite.SqliteConnection connection;
        using (_site.App.AppContext())
        {
            connection = Database.Get();
            Assert.AreSame(connection, Database.Get());
        }

        Assert.AreEqual(System.Data.ConnectionState.Closed, connection.State);
    }
}
