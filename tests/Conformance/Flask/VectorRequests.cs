using System.Text;
using System.Text.Json.Nodes;
using Flask.Net;
using Werkzeug.Net.Datastructures;
using Werkzeug.Net.Wsgi;

namespace Conformance.Flask;

/// <summary>Reads the attributes of a request under the original's names.</summary>
internal static class VectorRequests
{
    public static Dictionary<string, object?> Read(FlaskRequest request, JsonArray names) =>
        names.ToDictionary(name => (string)name!, name => Attribute(request, (string)name!));

    public static object? ReadJson(FlaskRequest request, JsonNode options) => WebValues.Decode(
        request.GetJson((bool?)options["force"] ?? false, (bool?)options["silent"] ?? false, (bool?)options["cache"] ?? true)?.DeepClone());

    private static object? Attribute(FlaskRequest request, string name) => name switch
    {
        "method" => request.Method,
        "path" => request.Path,
        "full_path" => request.FullPath,
        "url" => request.Url,
        "base_url" => request.BaseUrl,
        "url_root" => request.UrlRoot,
        "root_url" => request.RootUrl,
        "root_path" => request.RootPath,
        "script_root" => request.ScriptRoot,
        "host" => request.Host,
        "host_url" => request.HostUrl,
        "scheme" => request.Scheme,
        "is_secure" => request.IsSecure,
        "mimetype" => request.MimeType,
        "content_type" => request.ContentType,
        "content_length" => request.ContentLength,
        "remote_addr" => request.RemoteAddress,
        "endpoint" => request.Endpoint,
        "blueprint" => request.Blueprint,
        "blueprints" => request.Blueprints.ToList(),
        "view_args" => request.UrlRule is null ? null : new Dictionary<string, object?>(request.ViewArguments),
        "is_json" => request.IsJson,
        "query_string" => WsgiText.Decode(request.QueryString),
        "args" => Pairs(request.Args),
        "form" => Pairs(request.Form),
        "cookies" => Pairs(request.Cookies),
        "values" => Pairs(request.Values),
        "data" => Encoding.UTF8.GetString(request.Data),
        "json" => WebValues.Decode(request.Json?.DeepClone()),
        _ => throw new InvalidDataException($"Unknown attribute {name}."),
    };

    private static List<object?> Pairs(MultiDictView<string> dict) =>
        [.. dict.Pairs.Select(pair => (object?)new List<object?> { pair.Key, pair.Value })];
}
