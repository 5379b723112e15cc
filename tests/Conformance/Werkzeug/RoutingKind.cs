using System.Text.Json.Nodes;
using Conformance.Replay;
using Conformance.Vectors;
using Werkzeug.Net.Routing;

namespace Conformance.Werkzeug;

/// <summary>A map of rules, a binding, one match or build.</summary>
internal sealed class RoutingKind : IVectorKind
{
    public JsonObject Replay(Vector vector)
    {
        Map map;
        MapAdapter adapter;
        try
        {
            Rule[] rules = [.. vector["rules"]!.AsArray().Select(rule => ReadRule(rule!.AsObject()))];
            map = new Map(rules, ReadOptions(vector["map"]?.AsObject() ?? []));
            map.Update();
        }
        catch (FormatException error)
        {
            return At(Outcome.Error("SyntaxError", error.Message), "map");
        }
        catch (Exception error)
        {
            return At(WerkzeugErrors.Of(error), "map");
        }

        try
        {
            adapter = Bind(map, vector["bind"]!.AsObject());
        }
        catch (Exception error)
        {
            return At(WerkzeugErrors.Of(error), "bind");
        }

        return Call(adapter, vector.Text("op")!, vector["args"]?.AsObject() ?? []);
    }

    private static JsonObject Call(MapAdapter adapter, string op, JsonObject args)
    {
        try
        {
            return op switch
            {
                "match" => Match(adapter, args),
                "build" => Outcome.Value(adapter.Build(
                    (string)args["endpoint"]!, WerkzeugValues.Read(args["values"]), (string?)args["method"], (bool?)args["force_external"] ?? false,
                    (bool?)args["append_unknown"] ?? true, (string?)args["url_scheme"])),
                "allowed_methods" => Outcome.Value(WerkzeugValues.Write(adapter.AllowedMethods((string?)args["path_info"]).Order(StringComparer.Ordinal))),
                "test" => Outcome.Value(adapter.Test((string?)args["path_info"], (string?)args["method"])),
                _ => throw new NotSupportedException(op),
            };
        }
        catch (RequestRedirectException redirect)
        {
            return new JsonObject { ["redirect"] = redirect.NewUrl, ["code"] = redirect.Code };
        }
        catch (BuildException error)
        {
            return Outcome.Error("BuildError", error.Message, ("suggested", error.Suggested?.Endpoint));
        }
        catch (KeyNotFoundException error)
        {
            return Outcome.Error("KeyError", error.Message);
        }
        catch (Exception error)
        {
            return WerkzeugErrors.Of(error);
        }
    }

    private static JsonObject Match(MapAdapter adapter, JsonObject args)
    {
        (string endpoint, IReadOnlyDictionary<string, object?> values) = adapter.Match(
            (string?)args["path_info"], (string?)args["method"], WerkzeugValues.Read(args["query_args"]), (bool?)args["websocket"]);
        return Outcome.Value(new JsonArray(endpoint, WerkzeugValues.WriteMap(values)));
    }

    private static Rule ReadRule(JsonObject rule) => new(
        (string)rule["string"]!,
        WerkzeugValues.Read(rule["defaults"]),
        (string?)rule["subdomain"],
        rule["methods"]?.AsArray().Select(method => (string)method!),
        (bool?)rule["build_only"] ?? false,
        (string?)rule["endpoint"],
        (bool?)rule["strict_slashes"],
        (bool?)rule["merge_slashes"],
        (string?)rule["redirect_to"],
        alias: (bool?)rule["alias"] ?? false,
        host: (string?)rule["host"],
        websocket: (bool?)rule["websocket"] ?? false);

    private static MapOptions ReadOptions(JsonObject map) => new()
    {
        DefaultSubdomain = (string?)map["default_subdomain"] ?? "",
        StrictSlashes = (bool?)map["strict_slashes"] ?? true,
        MergeSlashes = (bool?)map["merge_slashes"] ?? true,
        RedirectDefaults = (bool?)map["redirect_defaults"] ?? true,
        SortParameters = (bool?)map["sort_parameters"] ?? false,
        HostMatching = (bool?)map["host_matching"] ?? false,
        SubdomainMatching = (bool?)map["subdomain_matching"] ?? true,
    };

    private static MapAdapter Bind(Map map, JsonObject bind)
    {
        if (bind.ContainsKey("environ"))
            return map.BindToEnviron(WerkzeugValues.ReadEnviron(bind["environ"]), (string?)bind["server_name"], (string?)bind["subdomain"]);
        return map.Bind(
            (string)bind["server_name"]!, (string?)bind["script_name"], (string?)bind["subdomain"], (string?)bind["url_scheme"] ?? "http",
            (string?)bind["default_method"] ?? "GET", (string?)bind["path_info"], WerkzeugValues.Read(bind["query_args"]));
    }

    private static JsonObject At(JsonObject outcome, string place)
    {
        outcome["at"] = place;
        return outcome;
    }
}
