using Flask.Net;
using Werkzeug.Net;

namespace Login;

/// <summary>A site with one page for everybody and one for members.</summary>
public static class LoginApp
{
    private static readonly Dictionary<string, Member> Members = new(StringComparer.Ordinal)
    {
        ["ann"] = new("ann", PasswordHash.Generate("a long password")),
        ["bob"] = new("bob", PasswordHash.Generate("another password")) { IsActive = false },
    };

    /// <summary>Makes the application.</summary>
    public static FlaskApp Create()
    {
        FlaskApp app = new("login") { SecretKey = "a key for an example on your own machine" };
        app.Config.FromPrefixedEnv("LOGIN");
        new LoginManager(static id => Members.GetValueOrDefault(id)).InitApp(app);

        app.Get("/", () => Templates.Render("index.html"), endpoint: "index");
        app.Get("/members", [LoginRequired] () => Templates.Render("members.html"), endpoint: "members");
        app.Get("/login", () => Templates.Render("login.html"), endpoint: "login");
        app.Post("/login", LogIn, endpoint: "login_post");
        app.Post("/logout", LogOut, endpoint: "logout");
        return app;
    }

    private static Response LogIn(FlaskRequest request)
    {
        Member? member = Members.GetValueOrDefault(request.Form["name"]);
        bool isRight = member is not null && PasswordHash.Check(member.Password, request.Form["password"]);
        if (isRight && LoginManager.LogIn(member!, remember: request.Form.ContainsKey("remember"))) // right only where there is one
            return Redirect.To(LoginManager.NextPage(fallback: Current.App.UrlFor("index")));
        Flashing.Flash("That name and that password do not belong together.");
        return Current.App.MakeResponse((Templates.Render("login.html"), 403));
    }

    private static Response LogOut()
    {
        LoginManager.LogOut();
        return Redirect.To(Current.App.UrlFor("index"));
    }

    private sealed record Member(string Id, string Password) : ILoginUser
    {
        public bool IsActive { get; init; } = true;
    }
}
