using Click.Net;
using Flask.Net;
using Werkzeug.Net;

namespace FlaskApp1;

/// <summary>Makes the application: once for the program, and as often as they like for its tests.</summary>
public static class App
{
    /// <summary>Makes the application.</summary>
    /// <param name="config">Configuration that wins over everything else.</param>
    public static FlaskApp Create(IEnumerable<KeyValuePair<string, object?>>? config = null)
    {
        FlaskApp app = new("FlaskApp1") { SecretKey = "dev" };
        app.Config.FromPrefixedEnv("FLASKAPP1");
        app.Config.Update(config);

        app.Get("/", () => Templates.Render("index.html", new { names = Names() }), endpoint: "index");
        app.Post("/names", AddName, endpoint: "add_name");
        app.Get("/api/add/<int:a>/<int:b>", (int a, int b) => new { sum = a + b }, endpoint: "add");
        app.ErrorHandler(404, _ => (Templates.Render("404.html"), 404));
        app.Cli.Command("greet", (string name) => Term.Echo($"Hello, {name}!"), help: "Greet somebody.");
        return app;
    }

    private static Response AddName(FlaskRequest request)
    {
        string name = request.Form["name"].Trim();
        if (name.Length == 0)
            Flashing.Flash("Please tell a name.");
        else
            Current.Session["names"] = Names().Append(name).ToList();
        return Redirect.To(Current.App.UrlFor("index"));
    }

    private static IEnumerable<object?> Names() => Current.Session["names"] as IEnumerable<object?> ?? [];
}
