using Conformance.Replay;
using System.Globalization;
using System.Runtime.ExceptionServices;
using System.Text.Json.Nodes;
using Flask.Net;
using Flask.Net.Sessions;
using Werkzeug.Net;

namespace Conformance.Flask;

/// <summary>What the views, hooks and handlers of a vector do, and what they return.</summary>
internal sealed class VectorSteps(List<string> log)
{
    /// <summary>What the steps have logged.</summary>
    public List<string> Log { get; } = log;

    /// <summary>Runs steps in their order.</summary>
    public void Do(JsonNode? steps, FlaskContext context)
    {
        foreach (JsonNode? step in steps?.AsArray() ?? [])
        {
            (string kind, JsonNode? value) = step!.AsObject().First();
            DoStep(kind, value!, context);
        }
    }

    /// <summary>Makes what a view returns.</summary>
    public object? Produce(JsonNode spec, FlaskContext context, Exception? error = null)
    {
        (string kind, JsonNode? value) = spec.AsObject().First();
        return kind switch
        {
            "value" => WebValues.Decode(value),
            "tuple" => new RecordedTuple([.. value!.AsArray().Select(item => Produce(item!, context, error))]),
            "none" => null,
            "redirect" => Redirect.To((string)value!["location"]!, (int?)value["code"] ?? 303),
            "abort" => throw FlaskErrors.Aborted(value!),
            "http_exception" => FlaskErrors.Aborted(value!),
            "jsonify" => Jsonified(value!),
            "response" => VectorResponses.Make(value!, isFlask: true),
            "werkzeug_response" => VectorResponses.Make(value!, isFlask: false),
            "make_response" => MadeResponse(value!, context),
            "stream" => Streamed(value!.AsArray()),
            "view_args" => Encoded(context.Request.ViewArguments),
            "request" => VectorRequests.Read(context.Request, value!.AsArray()),
            "get_json" => new Dictionary<string, object?> { ["json"] = VectorRequests.ReadJson(context.Request, value!) },
            "form_field" => context.Request.Form[(string)value!],
            "arg_field" => context.Request.Args[(string)value!],
            "url_for" => context.App.UrlFor((string)value!["endpoint"]!, WebValues.Decode(value["values"])),
            "session" => Encoded(context.Session),
            "flashed" => Flashed(value!),
            "g" => context.G.ContainsKey((string)value!) ? Convert.ToString(context.G[(string)value!], CultureInfo.InvariantCulture) ?? "None" : "unset",
            "error_info" => InfoOf(error!),
            "static_file" => context.App.SendStaticFile((string)value!),
            "send_file" => StaticFiles.Send(new MemoryStream(WebValues.DecodeBody(value!["body"])), VectorResponses.SendOptions(value)),
            "send_from_directory" => StaticFiles.FromDirectory(context.App.StaticFolder!, (string)value!["path"]!, VectorResponses.SendOptions(value)),
            "render_template_string" => Templates.RenderString((string)value!["source"]!, WebValues.Decode(value["context"])),
            _ => throw new InvalidDataException($"Unknown return {kind}."),
        };
    }

    private void DoStep(string kind, JsonNode value, FlaskContext context)
    {
        switch (kind)
        {
            case "log":
                Log.Add((string)value!);
                break;
            case "session":
                foreach ((string key, object? item) in (Dictionary<string, object?>)WebValues.Decode(value)!)
                    context.Session[key] = item;
                break;
            case "session_pop":
                context.Session.Pop((string)value!);
                break;
            case "session_clear":
                context.Session.Clear();
                break;
            case "session_permanent":
                context.Session.Permanent = (bool)value;
                break;
            case "flash":
                if (value.AsArray() is [var message, var category])
                    Flashing.Flash(WebValues.Decode(message)!, (string)category!);
                else
                    Flashing.Flash(WebValues.Decode(value[0])!);
                break;
            case "g":
                foreach ((string key, JsonNode? item) in value.AsObject())
                    context.G[key] = WebValues.Decode(item);
                break;
            case "raise":
                ExceptionDispatchInfo.Throw(FlaskErrors.Raised(value.AsArray()));
                break;
            case "abort":
                throw FlaskErrors.Aborted(value);
            case "after_this_request":
                Current.AfterThisRequest(response => AfterThis(value, response));
                break;
            case "read":
                VectorRequests.Read(context.Request, [value.DeepClone()]);
                break;
            default:
                throw new InvalidDataException($"Unknown step {kind}.");
        }
    }

    private Response AfterThis(JsonNode spec, Response response)
    {
        if ((string?)spec["log"] is { } line)
            Log.Add(line);
        foreach (JsonNode? header in spec["headers"]?.AsArray() ?? [])
            response.Headers[(string)header![0]!] = (string)header[1]!;
        return response;
    }

    private static Response Jsonified(JsonNode spec) => Current.App.Jsonify(
        [.. (spec["args"]?.AsArray() ?? []).Select(WebValues.Decode)],
        spec["kwargs"]?.AsObject().ToDictionary(pair => pair.Key, pair => WebValues.Decode(pair.Value)));

    private Response MadeResponse(JsonNode spec, FlaskContext context)
    {
        object?[] args = [.. spec["args"]!.AsArray().Select(item => Produce(item!, context))];
        Response response = context.App.MakeResponse(args.Length == 1 ? args[0] : new RecordedTuple(args));
        foreach (JsonNode? op in spec["ops"]?.AsArray() ?? [])
            VectorResponses.Apply(response, op!.AsArray(), context);
        return response;
    }

    private static IEnumerable<byte[]> Streamed(JsonArray blocks)
    {
        foreach (JsonNode? block in blocks)
            yield return WebValues.DecodeBody(block);
    }

    // The recorder wrote each value as vectors do and sent the dictionary as JSON.
    private static Dictionary<string, object?> Encoded(IEnumerable<KeyValuePair<string, object?>> values) =>
        values.ToDictionary(pair => pair.Key, pair => Plain(WebValues.Encode(pair.Value)));

    private static object? Plain(JsonNode? node) => node switch
    {
        JsonObject dict => dict.ToDictionary(pair => pair.Key, pair => Plain(pair.Value)),
        JsonArray items => items.Select(Plain).ToList(),
        _ => WebValues.Decode(node),
    };

    private static Dictionary<string, object?> Flashed(JsonNode spec)
    {
        IEnumerable<string> categories = spec["category_filter"]?.AsArray().Select(item => (string)item!) ?? [];
        bool withCategories = (bool?)spec["with_categories"] ?? false;
        return new()
        {
            ["messages"] = Flashing.GetMessages(categories)
                .Select(flash => withCategories ? (object?)new List<object?> { flash.Category, flash.Message } : flash.Message).ToList(),
        };
    }

    private static Dictionary<string, object?> InfoOf(Exception error)
    {
        HttpException? http = error as HttpException;
        Exception? original = (error as InternalServerErrorException)?.OriginalException;
        return new()
        {
            ["class"] = FlaskErrors.NameOf(error),
            ["code"] = http?.Code,
            ["name"] = http?.Name,
            ["description"] = http?.Description,
            ["text"] = error.Message,
            ["original"] = original is null ? null : FlaskErrors.NameOf(original),
        };
    }
}
