using System.Text.Json.Nodes;
using Flask.Net;
using Werkzeug.Net;

namespace Conformance.Flask;

/// <summary>Registers the hooks of a vector.</summary>
internal static class VectorHooks
{
    public static void Add(FlaskApp app, Blueprint? blueprint, JsonNode spec, VectorSteps steps)
    {
        Scaffold target = blueprint is null ? app : blueprint;
        switch ((string)spec["when"]!)
        {
            case "before_request":
                target.BeforeRequest(() => Before(spec, steps));
                break;
            case "before_app_request":
                blueprint!.BeforeAppRequest(() => Before(spec, steps));
                break;
            case "after_request":
                target.AfterRequest(response => After(spec, steps, response));
                break;
            case "after_app_request":
                blueprint!.AfterAppRequest(response => After(spec, steps, response));
                break;
            case "teardown_request":
                target.TeardownRequest(error => Teardown(spec, steps, error));
                break;
            case "teardown_app_request":
                blueprint!.TeardownAppRequest(error => Teardown(spec, steps, error));
                break;
            case "teardown_appcontext":
                app.TeardownAppContext(error => Teardown(spec, steps, error));
                break;
            case "url_value_preprocessor":
                target.UrlValuePreprocessor((_, values) => Preprocess(spec, steps, values));
                break;
            case "app_url_value_preprocessor":
                blueprint!.AppUrlValuePreprocessor((_, values) => Preprocess(spec, steps, values));
                break;
            case "url_defaults":
                target.UrlDefaults((_, values) => Defaults(spec, steps, values));
                break;
            case "app_url_defaults":
                blueprint!.AppUrlDefaults((_, values) => Defaults(spec, steps, values));
                break;
            case var other:
                throw new InvalidDataException($"Unknown hook {other}.");
        }
    }

    private static void Begin(JsonNode spec, VectorSteps steps)
    {
        if ((string?)spec["log"] is { } line)
            steps.Log.Add(line);
        steps.Do(spec["do"], Current.Context);
    }

    private static object? Before(JsonNode spec, VectorSteps steps)
    {
        Begin(spec, steps);
        return spec["returns"] is { } returns ? steps.Produce(returns, Current.Context) : null;
    }

    private static Response After(JsonNode spec, VectorSteps steps, Response response)
    {
        Begin(spec, steps);
        foreach (JsonNode? header in spec["headers"]?.AsArray() ?? [])
            response.Headers[(string)header![0]!] = (string)header[1]!;
        return spec["returns"] is { } returns ? (Response)steps.Produce(returns, Current.Context)! : response;
    }

    private static void Teardown(JsonNode spec, VectorSteps steps, Exception? error)
    {
        Begin(spec, steps);
        if ((string?)spec["log_error"] is { } prefix)
            steps.Log.Add($"{prefix}:{(error is null ? "NoneType" : FlaskErrors.NameOf(error))}");
        if (spec["returns"] is { } returns)
            steps.Produce(returns, Current.Context);
    }

    private static void Preprocess(JsonNode spec, VectorSteps steps, IDictionary<string, object?> values)
    {
        Begin(spec, steps);
        if (values.Count == 0)
            return;
        foreach (JsonNode? name in spec["pop"]?.AsArray() ?? [])
        {
            string key = (string)name!;
            Current.G[key] = values.TryGetValue(key, out object? value) ? value : null;
            values.Remove(key);
        }
    }

    private static void Defaults(JsonNode spec, VectorSteps steps, IDictionary<string, object?> values)
    {
        Begin(spec, steps);
        foreach ((string key, JsonNode? value) in spec["defaults"]?.AsObject() ?? [])
            values.TryAdd(key, WebValues.Decode(value));
    }
}
