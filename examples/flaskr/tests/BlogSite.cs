using Flask.Net;
using Werkzeug.Net.Testing;

namespace Flaskr.Tests;

/// <summary>A blog with two users and a post of the first one's, in a database of its own.</summary>
internal sealed class BlogSite : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("flaskr");

    public BlogSite()
    {
        App = FlaskrApp.Create(new Dictionary<string, object?> { ["TESTING"] = true, ["DATABASE"] = Path.Combine(_folder.FullName, "test.sqlite") });
        Client = App.TestClient();
        using (App.AppContext())
        {
            Database.Initialize();
            Database.Execute(
                """
                INSERT INTO user (username, password) VALUES
                  ('test', 'pbkdf2:sha256:1000$TCI4GzcX$dummy'), ('other', 'pbkdf2:sha256:1000$kJPKsz6N$dummy');
                INSERT INTO post (title, body, author_id, created) VALUES ('test title', 'test' || x'0a' || 'body', 1, '2018-01-01 00:00:00');
                """);
        }
    }

    public FlaskApp App { get; }

    public FlaskClient Client { get; }

    /// <summary>Logs a user in by the session, as the form would have done it.</summary>
    public void LogIn(long id = 1)
    {
        using SessionTransaction transaction = Client.SessionTransaction();
        transaction.Session["user_id"] = id;
    }

    public async Task<string> TextAsync(string path) => (await Client.GetAsync(path)).Text;

    public ValueTask<TestResponse> SendAsync(string path, object? form = null) => Client.PostAsync(path, form: form ?? new { });

    /// <summary>Asks the database.</summary>
    public string? Ask(string sql)
    {
        using FlaskContext context = App.AppContext();
        return Database.First(sql, static row => $"{row.GetValue(0)}");
    }

    public void Dispose()
    {
        Client.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }
}
