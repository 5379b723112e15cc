using System.Text.Json.Nodes;
using Conformance.Vectors;
using Flask.Net;
using Microsoft.Extensions.Logging.Abstractions;
using Werkzeug.Net;

namespace Conformance.Flask;

/// <summary>Builds the application that a vector describes.</summary>
internal sealed class VectorApp
{
    private readonly string _folder;
    private readonly VectorSteps _steps;
    private readonly Dictionary<string, (Blueprint Blueprint, JsonNode Spec)> _blueprints = [];

    private VectorApp(Vector vector, string folder)
    {
        _folder = folder;
        _steps = new VectorSteps(Log);
        string? staticFolder = vector.Has("static") ? WriteStatic(vector["static"]!.AsObject()) : null;
        App = new FlaskApp(
            "vectors",
            staticUrlPath: vector.Text("static_url_path"),
            staticFolder: staticFolder,
            staticHost: vector.Text("static_host"),
            hostMatching: (bool?)vector["host_matching"] ?? false,
            subdomainMatching: (bool?)vector["subdomain_matching"] ?? false,
            templateFolder: null,
            rootPath: folder)
        { Logger = NullLogger.Instance };
    }

    /// <summary>The application.</summary>
    public FlaskApp App { get; }

    /// <summary>What its steps have logged.</summary>
    public List<string> Log { get; } = [];

    /// <summary>Builds the application of a vector.</summary>
    public static VectorApp Build(Vector vector, string folder)
    {
        VectorApp built = new(vector, folder);
        built.Configure(vector);
        foreach (JsonNode? spec in List(vector["blueprints"]))
            built.AddBlueprint(spec!);
        foreach (JsonNode? spec in List(vector["views"]))
            built.AddView(spec!);
        foreach (JsonNode? spec in List(vector["hooks"]))
            VectorHooks.Add(built.App, built.BlueprintOf(spec!), spec!, built._steps);
        foreach (JsonNode? spec in List(vector["errorhandlers"]))
            built.AddErrorHandler(spec!);
        built.Register();
        return built;
    }

    private static JsonArray List(JsonNode? node) => node?.AsArray() ?? [];

    private void Configure(Vector vector)
    {
        foreach ((string key, JsonNode? value) in vector["config"]?.AsObject() ?? [])
            App.Config[key] = WebValues.Decode(value);
        if ((double?)vector["now"] is { } now)
            App.Clock = new StandingClock(now);
    }

    private string WriteStatic(JsonObject files)
    {
        string folder = Path.Combine(_folder, "static");
        foreach ((string name, JsonNode? spec) in files)
        {
            string path = Path.Combine(folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, WebValues.DecodeBody(spec!["content"]));
            File.SetLastWriteTimeUtc(path, DateTime.UnixEpoch.AddSeconds((double)spec["mtime"]!));
        }

        return folder;
    }

    private void AddBlueprint(JsonNode spec)
    {
        string name = (string)spec["name"]!;
        _blueprints[name] = (new Blueprint(name, (string?)spec["url_prefix"], (string?)spec["subdomain"], DictOf(spec["url_defaults"]), rootPath: _folder), spec);
    }

    private void AddView(JsonNode spec)
    {
        Scaffold target = BlueprintOf(spec) is { } blueprint ? blueprint : App;
        object? View(FlaskContext context)
        {
            _steps.Do(spec["do"], context);
            return _steps.Produce(spec["returns"]!, context);
        }

        target.AddUrlRule((string)spec["rule"]!, (string?)spec["endpoint"] ?? "view", View, spec["methods"]?.AsArray().Select(method => (string)method!), new RouteOptions
        {
            Defaults = DictOf(spec["defaults"]),
            StrictSlashes = (bool?)spec["strict_slashes"],
            MergeSlashes = (bool?)spec["merge_slashes"],
            Subdomain = (string?)spec["subdomain"],
            Host = (string?)spec["host"],
            RedirectTo = (string?)spec["redirect_to"],
            ProvideAutomaticOptions = (bool?)spec["provide_automatic_options"],
        });
    }

    private void AddErrorHandler(JsonNode spec)
    {
        object? Handle(Exception error)
        {
            _steps.Do(spec["do"], Current.Context);
            return _steps.Produce(spec["returns"]!, Current.Context, error);
        }

        Blueprint? blueprint = BlueprintOf(spec);
        bool forApp = blueprint is not null && ((bool?)spec["app"] ?? false);
        Scaffold target = blueprint is null ? App : blueprint;
        int? code = (int?)spec["code"];
        Type? type = code is null ? FlaskErrors.TypeOf((string)spec["exception"]!) : null;
        if (forApp && code is { } appCode)
            blueprint!.AppErrorHandler(appCode, Handle);
        else if (forApp)
            blueprint!.AppErrorHandler(type!, Handle);
        else if (code is { } ownCode)
            target.ErrorHandler(ownCode, (Func<Exception, object?>)Handle);
        else
            target.ErrorHandler(type!, Handle);
    }

    private void Register()
    {
        HashSet<string> nested = [];
        foreach ((Blueprint parent, JsonNode spec) in _blueprints.Values)
        {
            foreach (JsonNode? child in List(spec["children"]))
            {
                string name = (string)child!["name"]!;
                nested.Add(name);
                parent.RegisterBlueprint(
                    _blueprints[name].Blueprint, (string?)child["url_prefix"], subdomain: (string?)child["subdomain"], urlDefaults: DictOf(child["url_defaults"]));
            }
        }

        foreach ((Blueprint blueprint, JsonNode spec) in _blueprints.Values.Where(pair => !nested.Contains(pair.Blueprint.Name)))
        {
            foreach (JsonNode? options in spec["register"]?.AsArray() ?? [new JsonObject()])
            {
                App.RegisterBlueprint(
                    blueprint, (string?)options!["url_prefix"], (string?)options["name"], (string?)options["subdomain"], DictOf(options["url_defaults"]));
            }
        }
    }

    private Blueprint? BlueprintOf(JsonNode spec) => (string?)spec["blueprint"] is { } name ? _blueprints[name].Blueprint : null;

    private static Dictionary<string, object?>? DictOf(JsonNode? node) => (Dictionary<string, object?>?)WebValues.Decode(node);
}

/// <summary>A clock that stands still.</summary>
internal sealed class StandingClock(double now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch.AddSeconds(now);
}
