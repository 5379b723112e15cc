using System.Text.Json.Nodes;
using Conformance.Replay;
using Conformance.Vectors;
using Flask.Net;
using Flask.Net.Json;
using ItsDangerous.Net;

namespace Conformance.Flask;

/// <summary><c>flask/json</c>: what an application's JSON provider writes, reads and answers.</summary>
internal sealed class JsonKind : IVectorKind
{
    /// <inheritdoc/>
    public JsonObject Replay(Vector vector)
    {
        try
        {
            FlaskApp app = MakeApp(vector);
            return vector.Text("op") switch
            {
                "dumps" => Outcome.Value(WebValues.Encode(Dumps(vector, app))),
                "loads" => Outcome.Value(WebValues.Encode(Loads(vector, app))),
                "jsonify" => Outcome.Value(Response(vector, app)),
                string other => throw new NotSupportedException(other),
                null => throw new InvalidDataException("A vector without an operation."),
            };
        }
        catch (Exception error) when (JsonErrors.NameOf(error) is { } name)
        {
            return Outcome.Error(name, error.Message);
        }
    }

    private static FlaskApp MakeApp(Vector vector)
    {
        FlaskApp app = new("vectors", staticFolder: null, templateFolder: null, rootPath: Path.GetTempPath());
        foreach ((string key, JsonNode? value) in vector["config"]?.AsObject() ?? [])
            app.Config[key] = WebValues.Decode(value);
        DefaultJsonProvider provider = (DefaultJsonProvider)app.Json;
        foreach ((string name, JsonNode? value) in vector["provider"]?.AsObject() ?? [])
            Set(provider, name, value);
        return app;
    }

    private static void Set(DefaultJsonProvider provider, string name, JsonNode? value)
    {
        switch (name)
        {
            case "ensure_ascii": provider.EnsureAscii = (bool)value!; break;
            case "sort_keys": provider.SortKeys = (bool)value!; break;
            case "compact": provider.Compact = (bool?)value; break;
            case "mimetype": provider.MimeType = (string)value!; break;
            default: throw new NotSupportedException(name);
        }
    }

    private static string Dumps(Vector vector, FlaskApp app)
    {
        JsonProvider provider = (bool?)vector["app_context"] == false ? DefaultJsonProvider.WithoutApp : app.Json;
        return provider.Dumps(WebValues.Decode(vector["value"]), layout => JsonLayout.Change(layout, vector["kwargs"]));
    }

    private static object? Loads(Vector vector, FlaskApp app) => WebValues.Decode(vector["text"]) switch
    {
        byte[] bytes => app.Json.Loads(bytes),
        object text => app.Json.Loads((string)text),
        null => throw new InvalidDataException("Nothing to read."),
    };

    private static JsonObject Response(Vector vector, FlaskApp app)
    {
        using FlaskContext context = app.AppContext();
        List<object?> args = [.. (vector["args"]?.AsArray() ?? []).Select(WebValues.Decode)];
        OrderedDictionary<string, object?> named = [];
        foreach ((string name, JsonNode? value) in vector["kwargs"]?.AsObject() ?? [])
            named[name] = WebValues.Decode(value);
        string body = app.Json.ResponseBody(Jsonify.Arguments(args, named));
        FlaskResponse response = new(body, mimeType: app.Json.MimeType);
        return new JsonObject
        {
            ["status"] = response.Status,
            ["headers"] = new JsonArray([.. response.Headers.Select(static header => (JsonNode?)new JsonArray(header.Key, header.Value))]),
            ["body"] = body,
        };
    }
}

/// <summary>The keyword arguments of <c>json.dumps</c> as a layout.</summary>
internal static class JsonLayout
{
    /// <summary>Changes a layout.</summary>
    public static PythonJsonOptions Change(PythonJsonOptions layout, JsonNode? arguments)
    {
        // Separators that are given count, whatever an indent would make of the usual ones.
        foreach ((string name, JsonNode? value) in (arguments?.AsObject() ?? []).OrderBy(static argument => argument.Key == "separators"))
        {
            layout = name switch
            {
                "ensure_ascii" => layout with { EnsureAscii = (bool)value! },
                "sort_keys" => layout with { SortKeys = (bool)value! },
                "skipkeys" => layout with { SkipKeys = (bool)value! },
                "allow_nan" => layout with { AllowNaN = (bool)value! },
                "separators" => layout with { ItemSeparator = (string)value![0]!, KeySeparator = (string)value[1]! },
                "indent" when value is null => layout,
                "indent" => layout with { Indent = IndentOf(value), ItemSeparator = layout.ItemSeparator.TrimEnd(' ') },
                _ => throw new NotSupportedException(name),
            };
        }

        return layout;
    }

    private static string IndentOf(JsonNode value) =>
        value.GetValueKind() == System.Text.Json.JsonValueKind.Number ? new string(' ', (int)value) : (string)value!;
}
