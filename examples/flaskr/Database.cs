using Click.Net;
using Flask.Net;
using Microsoft.Data.Sqlite;

namespace Flaskr;

/// <summary>The database: one connection for each request or command, opened when it is first asked for.</summary>
public static class Database
{
    /// <summary>The connection of the request or command at work.</summary>
    public static SqliteConnection Get() => Current.G.GetOrAdd("db", static () =>
    {
        SqliteConnection connection = new(new SqliteConnectionStringBuilder
        {
            DataSource = Current.App.Config.Get<string>("DATABASE"),
            ForeignKeys = true,
        }.ToString());
        connection.Open();
        return connection;
    });

    /// <summary>Makes the tables, and empties them where they were there.</summary>
    public static void Initialize()
    {
        using TextReader schema = Current.App.OpenTextResource("schema.sql");
        Execute(schema.ReadToEnd());
    }

    /// <summary>Runs a statement and answers how many rows it changed.</summary>
    public static int Execute(string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using SqliteCommand command = CommandFor(sql, values);
        return command.ExecuteNonQuery();
    }

    /// <summary>The first row of a query, or <see langword="null"/>.</summary>
    public static T? First<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<(string Name, object? Value)> values)
        where T : class
    {
        using SqliteCommand command = CommandFor(sql, values);
        using SqliteDataReader rows = command.ExecuteReader();
        return rows.Read() ? read(rows) : null;
    }

    /// <summary>All rows of a query.</summary>
    public static IReadOnlyList<T> All<T>(string sql, Func<SqliteDataReader, T> read)
    {
        using SqliteCommand command = CommandFor(sql, []);
        using SqliteDataReader rows = command.ExecuteReader();
        List<T> all = [];
        while (rows.Read())
            all.Add(read(rows));
        return all;
    }

    /// <summary>Adds the command <c>init-db</c>, and closes connections where contexts end.</summary>
    public static void Register(FlaskApp app)
    {
        app.TeardownAppContext(static _ => (Current.G.Pop("db") as SqliteConnection)?.Dispose());
        app.Cli.Command("init-db", static () =>
        {
            Initialize();
            Term.Echo("Initialized the database.");
        }, help: "Clear the existing data and create new tables.");
    }

    // Values never become part of the text of a statement.
    private static SqliteCommand CommandFor(string sql, ReadOnlySpan<(string Name, object? Value)> values)
    {
        SqliteCommand command = Get().CreateCommand();
        command.CommandText = sql;
        foreach ((string name, object? value) in values)
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        return command;
    }
}
