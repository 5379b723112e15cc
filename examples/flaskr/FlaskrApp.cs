using Flask.Net;

namespace Flaskr;

/// <summary>The blog: an application that is made by a factory, so that tests can make as many as they like.</summary>
public static class FlaskrApp
{
    /// <summary>Makes the application.</summary>
    /// <param name="testConfig">Configuration for a test; <see langword="null"/> reads <c>instance/config.json</c> and the environment.</param>
    public static FlaskApp Create(IEnumerable<KeyValuePair<string, object?>>? testConfig = null)
    {
        FlaskApp app = new("flaskr", instanceRelativeConfig: true);
        app.Config.FromMapping(new Dictionary<string, object?>
        {
            ["SECRET_KEY"] = "dev",                                            // replaced where it is deployed
            ["DATABASE"] = Path.Combine(app.InstancePath, "flaskr.sqlite"),
            ["SESSION_COOKIE_SAMESITE"] = "Lax",                               // other sites' forms come without the session
        });
        if (testConfig is not null)
            app.Config.Update(testConfig);
        else
            LoadInstanceConfig(app);
        Directory.CreateDirectory(app.InstancePath);

        Database.Register(app);
        app.RegisterBlueprint(Auth.MakeBlueprint());
        app.RegisterBlueprint(Blog.MakeBlueprint());
        app.AddUrlRule("/", endpoint: "index", options: new() { BuildOnly = true }); // url_for('index') is the page of url_for('blog.index')
        app.Get("/hello", () => "Hello, World!", endpoint: "hello");
        app.ErrorHandler<Werkzeug.Net.HttpException>(error => (Templates.Render("error.html", new { error }), error.Code));
        return app;
    }

    private static void LoadInstanceConfig(FlaskApp app)
    {
        app.Config.FromFile("config.json", silent: true);
        app.Config.FromPrefixedEnv("FLASKR");                                  // FLASKR_SECRET_KEY, FLASKR_DATABASE
    }
}
