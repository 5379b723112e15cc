using System.Reflection;
using System.Runtime.InteropServices;
using System.Text;
using MarkupSafe.Net;
using Werkzeug.Net.Debugging;
using Werkzeug.Net.Wsgi;

namespace Werkzeug.Net.Serving;

/// <summary>A small application that shows where it runs: versions, assemblies, and the environment of its request.</summary>
/// <remarks>Mirrors <c>werkzeug.testapp.test_app</c>. What looks like a secret is not shown; all the same it is for development.</remarks>
/// <example><code>await RunSimple.ServeAsync("127.0.0.1", 5000, InfoPage.App);</code></example>
public static class InfoPage
{
    /// <summary>The application.</summary>
    public static WsgiApp App { get; } = static (environ, startResponse) =>
    {
        string page = Html(environ);
        startResponse("200 OK", [new("Content-Type", "text/html; charset=utf-8"), new("Cache-Control", "no-store")]);
        return new(WsgiBody.Of(page));
    };

    private static string Html(WsgiEnviron environ)
    {
        StringBuilder page = new();
        ConsolePage.WriteHead(page, "WSGI Information");
        page.Append("<h1>WSGI Information</h1>\n<p>This page shows the request as an application sees it, and what it runs on.</p>\n");
        WriteTable(page, "Platform", Platform());
        WriteTable(page, "Environment", environ.OrderBy(static pair => pair.Key, StringComparer.Ordinal).Select(static pair => (pair.Key, Shown(pair.Key, pair.Value))));
        WriteTable(page, "Assemblies", Assemblies());
        return page.Append("</body>\n</html>\n").ToString();
    }

    private static IEnumerable<(string Name, string Value)> Platform() =>
    [
        (".NET", RuntimeInformation.FrameworkDescription),
        ("Operating system", RuntimeInformation.OSDescription),
        ("Processors", Environment.ProcessorCount.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        ("Werkzeug.Net", typeof(InfoPage).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown"),
    ];

    private static IEnumerable<(string Name, string Value)> Assemblies() => AppDomain.CurrentDomain.GetAssemblies()
        .Select(static assembly => assembly.GetName())
        .Select(static name => (name.Name ?? "?", name.Version?.ToString() ?? ""))
        .OrderBy(static pair => pair.Item1, StringComparer.Ordinal);

    private static string Shown(string key, object? value) => Redaction.Value(key, value?.ToString() ?? "null");

    private static void WriteTable(StringBuilder page, string title, IEnumerable<(string Name, string Value)> rows)
    {
        page.Append(Markup.Format($"<h2>{title}</h2>\n<table>\n").ToString());
        foreach ((string name, string value) in rows)
            page.Append(Markup.Format($"<tr><th>{name}</th><td><code>{value}</code></td></tr>\n").ToString());
        page.Append("</table>\n");
    }
}
