using Werkzeug.Net.Tests.Wsgi;
using Werkzeug.Net.Wsgi;

namespace Werkzeug.Net.Tests.Serving;

/// <summary>Applications that show what a live server gave them, and what came back.</summary>
internal static class Probes
{
    public static readonly KeyValuePair<string, string> Plain = new("Content-Type", "text/plain");

    public static WsgiApp Show(Func<WsgiEnviron, string> show) => (environ, start) => Environs.Answer(show(environ))(environ, start);

    public static string BodyOf(string response) => response[(response.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..];

    public static async Task<string> ShowAsync(Func<WsgiEnviron, string> show, string line, string headers = "", string body = "")
    {
        await using RawServer server = await RawServer.StartAsync(Show(show));
        return BodyOf(await server.AskAsync(line, headers, body));
    }
}
