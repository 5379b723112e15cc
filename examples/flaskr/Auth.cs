using Flask.Net;
using Microsoft.Data.Sqlite;
using Werkzeug.Net;

namespace Flaskr;

/// <summary>Who has signed in.</summary>
public sealed record User(long Id, string Username, string Password)
{
    /// <summary>Reads a row of the table.</summary>
    public static User Of(SqliteDataReader row) => new(row.GetInt64(0), row.GetString(1), row.GetString(2));
}

/// <summary>Lets only visitors who have logged in see a view; others are sent to the login page.</summary>
public sealed class LoginRequiredAttribute : ViewDecoratorAttribute
{
    /// <inheritdoc/>
    public override ValueTask<object?> InvokeAsync(FlaskContext context, Func<ValueTask<object?>> view)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(view);
        return context.G["user"] is User ? view() : new(Redirect.To(context.App.UrlFor("auth.login")));
    }
}

/// <summary>Registering, logging in and out.</summary>
public static class Auth
{
    private const string Columns = "SELECT id, username, password FROM user";
    private const int UniqueConstraint = 2067;

    // Compared against where there is no such user, so that the answer takes as long as for one that there is.
    private static readonly Lazy<string> NobodysPassword = new(static () => PasswordHash.Generate("nobody"));

    /// <summary>Makes the blueprint.</summary>
    public static Blueprint MakeBlueprint()
    {
        Blueprint auth = new("auth", urlPrefix: "/auth");
        auth.BeforeAppRequest(LoadLoggedInUser);
        auth.Get("/register", () => Templates.Render("auth/register.html"), endpoint: "register");
        auth.Post("/register", Register, endpoint: "register_post");
        auth.Get("/login", () => Templates.Render("auth/login.html"), endpoint: "login");
        auth.Post("/login", Login, endpoint: "login_post");
        auth.Post("/logout", Logout, endpoint: "logout");
        return auth;
    }

    private static object? LoadLoggedInUser()
    {
        if (Current.Session.Get<long?>("user_id") is { } id)
            Current.G["user"] = Database.First($"{Columns} WHERE id = $id", User.Of, ("$id", id));
        return null;
    }

    private static object Register(FlaskRequest request)
    {
        string username = request.Form["username"].Trim();
        string password = request.Form["password"];
        string? problem = (username.Length, password.Length) switch
        {
            (0, _) => "Username is required.",
            ( > 40, _) => "Usernames have at most 40 characters.",
            (_, 0) => "Password is required.",
            _ => TryAdd(username, password) ? null : $"User {username} is already registered.",
        };
        if (problem is null)
            return Redirect.To(Current.App.UrlFor("auth.login"));
        Flashing.Flash(problem, "error");
        return Templates.Render("auth/register.html", new { username });
    }

    private static object Login(FlaskRequest request)
    {
        string username = request.Form["username"].Trim();
        User? user = Database.First($"{Columns} WHERE username = $username", User.Of, ("$username", username));
        bool isRight = PasswordHash.Check(user?.Password ?? NobodysPassword.Value, request.Form["password"]);
        if (user is not null && isRight)
        {
            Current.Session.Clear();
            Current.Session["user_id"] = user.Id;
            return Redirect.To(Current.App.UrlFor("index"));
        }

        Flashing.Flash("Incorrect username or password.", "error");
        return Templates.Render("auth/login.html", new { username });
    }

    private static Response Logout()
    {
        Current.Session.Clear();
        return Redirect.To(Current.App.UrlFor("index"));
    }

    private static bool TryAdd(string username, string password)
    {
        try
        {
            Database.Execute(
                "INSERT INTO user (username, password) VALUES ($username, $password)", ("$username", username), ("$password", PasswordHash.Generate(password)));
            return true;
        }
        catch (SqliteException error) when (error.SqliteExtendedErrorCode == UniqueConstraint)
        {
            return false;
        }
    }
}
