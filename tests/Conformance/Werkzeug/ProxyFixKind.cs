using System.Text.Json.Nodes;
using Conformance.Replay;
using Conformance.Vectors;
using Werkzeug.Net.Middleware;
using Werkzeug.Net.Wsgi;

namespace Conformance.Werkzeug;

/// <summary>An environ passed through ProxyFix.</summary>
internal sealed class ProxyFixKind : IVectorKind
{
    private static readonly string[] Keys =
        ["REMOTE_ADDR", "HTTP_HOST", "SERVER_NAME", "SERVER_PORT", "SCRIPT_NAME", "PATH_INFO", "wsgi.url_scheme"];

    public JsonObject Replay(Vector vector)
    {
        JsonObject seen = [];
        WsgiApp app = (environ, _) =>
        {
            foreach (string key in Keys)
                seen[key] = environ.Text(key);
            try
            {
                seen["url"] = CurrentUrl.Of(environ);
            }
            catch (Exception error)
            {
                seen["url"] = new JsonObject { ["error"] = WerkzeugErrors.Of(error)["error"]!.DeepClone() };
            }

            return new(WsgiBody.Empty);
        };
        JsonObject settings = vector["settings"]?.AsObject() ?? [];
        app = ProxyFix.Wrap(
            app, (int?)settings["x_for"] ?? 1, (int?)settings["x_proto"] ?? 1, (int?)settings["x_host"] ?? 0, (int?)settings["x_port"] ?? 0,
            (int?)settings["x_prefix"] ?? 0);
        try
        {
            app(WerkzeugValues.ReadEnviron(vector["environ"], defaults: false), (_, _, _) => _ => ValueTask.CompletedTask).AsTask().GetAwaiter().GetResult();
            return Outcome.Value(seen);
        }
        catch (Exception error)
        {
            return WerkzeugErrors.Of(error);
        }
    }
}
