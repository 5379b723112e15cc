using Flask.Net;
using Flask.Net.Sessions;
using Jinja.Net;
using Werkzeug.Net.Serving;

namespace Benchmarks.Flask;

/// <summary>Flask.Net on Kestrel.</summary>
internal static class FlaskServer
{
    private const string Base =
        """
        <!doctype html>
        <html><head><title>{% block title %}{% endblock %}</title></head>
        <body><h1>{{ self.title() }}</h1>{% block content %}{% endblock %}</body></html>
        """;

    private const string Page =
        """
        {% extends 'base.html' %}
        {% block title %}Fortunes{% endblock %}
        {% block content %}<table>
        {% for row in rows %}<tr class="{{ loop.cycle('odd', 'even') }}"><td>{{ row.id }}</td><td>{{ row.name }}</td><td>{{ row.price }}</td></tr>
        {% endfor %}</table>{% endblock %}
        """;

    public static FlaskApp Create()
    {
        FlaskApp app = new("bench", staticFolder: null, templateFolder: null) { SecretKey = "benchmark" };
        app.TemplateLoader = new DictLoader(new Dictionary<string, string> { ["base.html"] = Base, ["page.html"] = Page });
        app.Get("/plaintext", () => "Hello, World!");
        app.Get("/add/<int:a>/<int:b>", (int a, int b) => new { sum = a + b });
        app.Get("/page", () => Templates.Page("page.html", new { rows = BenchmarkData.Rows }));
        app.Get("/text", () => Templates.Render("page.html", new { rows = BenchmarkData.Rows }));
        app.Get("/session", () =>
        {
            ISession session = Current.Session;
            int visits = session.Get<int>("visits") + 1;
            session["visits"] = visits;
            return $"{visits}";
        });
        app.Get("/who/<name>", async (string name) =>
        {
            ISession session = Current.Session;
            session["n"] = session.Get<int>("n") + 1;
            session["name"] ??= name;
            Current.G["name"] = name;
            await Task.Yield();
            return $"{name} {Current.G["name"]} {session["name"]} {session["n"]} {Current.Request.ViewArguments["name"]}";
        });
        app.Post("/echo", (FlaskRequest request) => new { text = request.Form["text"], name = request.Args["name"] });
        app.Get("/stream/<name>", (string name) => StreamWithContext.Wrap(Pieces(name)), endpoint: "stream");
        app.Get("/boom", string () => throw new InvalidOperationException("boom"), endpoint: "boom");
        app.Logger = Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance;
        return app;
    }

    public static async Task<int> ServeAsync(string port)
    {
        ServerOptions options = new() { AccessLog = false, Banner = false, Ready = url => Console.WriteLine($"ready {url}") };
        await RunSimple.ServeAsync("127.0.0.1", int.Parse(port, System.Globalization.CultureInfo.InvariantCulture), Create().InvokeAsync, options);
        return 0;
    }

    private static async IAsyncEnumerable<string> Pieces(string name)
    {
        for (int at = 0; at < 5; at++)
        {
            await Task.Yield();
            yield return $"{Current.Request.ViewArguments["name"]}:{name}:{at} ";
        }
    }
}
