using System.Text;
using System.Text.Json.Nodes;
using Conformance.Replay;
using Conformance.Vectors;
using Werkzeug.Net;
using Werkzeug.Net.Datastructures;
using Werkzeug.Net.Wsgi;

namespace Conformance.Werkzeug;

/// <summary>Attributes read from a request made from an environ.</summary>
internal sealed class RequestKind : IVectorKind
{
    public JsonObject Replay(Vector vector)
    {
        WsgiEnviron environ = WerkzeugValues.ReadEnviron(vector["environ"]);
        byte[] body = vector.Has("body") ? WerkzeugValues.ReadBytes(vector["body"]) : [];
        environ["wsgi.input"] = new MemoryStream(body);
        if (body.Length > 0)
            environ.SetDefault("CONTENT_LENGTH", $"{body.Length}");
        Request request = new(environ);
        Configure(request, vector["settings"]?.AsObject() ?? []);
        JsonObject all = [];
        foreach (JsonNode? name in vector["read"]!.AsArray())
            all[LabelOf(name!)] = ReadOne(request, name!);
        return Outcome.Value(all);
    }

    /// <summary>Each attribute has an outcome of its own.</summary>
    public bool Agrees(JsonObject expected, JsonObject actual)
    {
        JsonObject wanted = expected["value"]!.AsObject();
        return actual["value"] is JsonObject found && wanted.Count == found.Count
            && wanted.All(pair => found[pair.Key] is JsonObject one && Comparison.Agrees(pair.Value!.AsObject(), one));
    }

    private static string LabelOf(JsonNode name) => name is JsonArray call
        ? $"{(string)call[0]!}.{(string)call[1]!}({PythonJson(call[2])})"
        : (string)name!;

    // json.dumps separates by a comma and a blank.
    private static string PythonJson(JsonNode? node) => node switch
    {
        JsonArray array => $"[{string.Join(", ", array.Select(PythonJson))}]",
        JsonObject map => $"{{{string.Join(", ", map.Select(pair => $"{JsonValue.Create(pair.Key).ToJsonString()}: {PythonJson(pair.Value)}"))}}}",
        null => "null",
        _ => node.ToJsonString(),
    };

    private static void Configure(Request request, JsonObject settings)
    {
        foreach ((string name, JsonNode? value) in settings)
        {
            switch (name)
            {
                case "trusted_hosts": request.TrustedHosts = [.. value!.AsArray().Select(host => (string)host!)]; break;
                case "max_content_length": request.MaxContentLength = (long?)value; break;
                case "max_form_memory_size": request.MaxFormMemorySize = (long?)value; break;
                case "max_form_parts": request.MaxFormParts = (int?)value; break;
                default: throw new NotSupportedException(name);
            }
        }
    }

    private static JsonObject ReadOne(Request request, JsonNode name)
    {
        try
        {
            return Outcome.Value(name is JsonArray call ? Call(request, call) : Read(request, (string)name!));
        }
        catch (NotSupportedException)
        {
            throw;
        }
        catch (Exception error)
        {
            return WerkzeugErrors.Of(error);
        }
    }

    private static JsonNode? Call(Request request, JsonArray call)
    {
        JsonArray args = call[2]!.AsArray();
        IEnumerable<string> Matches() => args[0]!.AsArray().Select(item => (string)item!);
        return (string)call[0]! switch
        {
            "accept_mimetypes" => request.AcceptMimeTypes.BestMatch(Matches()),
            "accept_languages" => request.AcceptLanguages.BestMatch(Matches()),
            "accept_encodings" => request.AcceptEncodings.BestMatch(Matches()),
            "get_json" => request.GetJson(
                args.Count > 0 && (bool)args[0]!, args.Count > 1 && (bool)args[1]!, args.Count <= 2 || (bool)args[2]!)?.DeepClone(),
            string other => throw new NotSupportedException(other),
        };
    }

    private static JsonNode? Read(Request request, string name) => name switch
    {
        "args" => Multi(request.Args),
        "form" => Multi(request.Form),
        "values" => Multi(request.Values),
        "cookies" => Multi(request.Cookies),
        "files" => FormValues.Pairs(request.Files, FormValues.File),
        "headers" => FormValues.Headers(request.Headers),
        "query_string" => WerkzeugValues.Write(Encoding.Latin1.GetBytes(request.QueryString)),
        _ => HeaderValues.Show(Value(request, name)),
    };

    private static JsonObject Multi(MultiDictView<string> dict) => new() { ["$multi"] = FormValues.Pairs(dict, text => (JsonNode?)text) };

    private static object? Value(Request request, string name) => name switch
    {
        "url" => request.Url,
        "base_url" => request.BaseUrl,
        "root_url" => request.RootUrl,
        "url_root" => request.UrlRoot,
        "host_url" => request.HostUrl,
        "host" => request.Host,
        "path" => request.Path,
        "full_path" => request.FullPath,
        "script_root" => request.ScriptRoot,
        "root_path" => request.RootPath,
        "scheme" => request.Scheme,
        "is_secure" => request.IsSecure,
        "method" => request.Method,
        "data" => request.Data,
        "json" => request.Json,
        "is_json" => request.IsJson,
        "content_type" => request.ContentType,
        "content_length" => request.ContentLength,
        "content_encoding" => request.ContentEncoding,
        "mimetype" => request.MimeType,
        "mimetype_params" => request.MimeTypeParameters,
        "referrer" => request.Referrer,
        "date" => request.Date,
        "max_forwards" => request.MaxForwards,
        "origin" => request.Origin,
        "user_agent" => request.UserAgent,
        "authorization" => request.Authorization,
        "remote_addr" => request.RemoteAddress,
        "remote_user" => request.RemoteUser,
        "access_route" => request.AccessRoute,
        "range" => request.Range,
        "if_range" => request.IfRange,
        "if_match" => request.IfMatch,
        "if_none_match" => request.IfNoneMatch,
        "if_modified_since" => request.IfModifiedSince,
        "if_unmodified_since" => request.IfUnmodifiedSince,
        "cache_control" => request.CacheControl,
        "accept_mimetypes" => request.AcceptMimeTypes,
        "accept_languages" => request.AcceptLanguages,
        "accept_encodings" => request.AcceptEncodings,
        "access_control_request_headers" => request.AccessControlRequestHeaders,
        "access_control_request_method" => request.AccessControlRequestMethod,
        "sec_fetch_site" => request.SecFetchSite,
        "sec_fetch_mode" => request.SecFetchMode,
        "sec_fetch_user" => request.SecFetchUser,
        "sec_fetch_dest" => request.SecFetchDest,
        "is_multithread" => request.IsMultithread,
        "is_multiprocess" => request.IsMultiprocess,
        "is_run_once" => request.IsRunOnce,
        _ => throw new NotSupportedException(name),
    };
}
