using System.Text.Json.Nodes;
using Conformance.Replay;
using Conformance.Vectors;
using Flask.Net;
using Werkzeug.Net.Testing;

namespace Conformance.Flask;

/// <summary>An application as data, and what its test client gets.</summary>
internal sealed class ResponseKind : IVectorKind
{
    public JsonObject Replay(Vector vector)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("vec");
        try
        {
            return Replay(vector, folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // Each result is an outcome of its own, and what Python itself words in it does not count.
    public bool Agrees(JsonObject expected, JsonObject actual)
    {
        if (expected["value"] is not JsonArray wanted || actual["value"] is not JsonArray got)
            return Comparison.Agrees(expected, actual);
        return wanted.Count == got.Count
            && wanted.Zip(got).All(pair => Comparison.Agrees(pair.First!.AsObject(), pair.Second!.AsObject()));
    }

    private static JsonObject Replay(Vector vector, string folder)
    {
        VectorApp built;
        try
        {
            built = VectorApp.Build(vector, folder);
        }
        catch (Exception error) when (error is not InvalidDataException)
        {
            JsonObject failed = FlaskErrors.Outcome(error);
            failed["at"] = "setup";
            return failed;
        }

        using FlaskClient client = built.App.TestClient((bool?)vector["cookies"] ?? true);
        JsonArray results = [];
        foreach (JsonNode? request in vector["requests"]!.AsArray())
            results.Add(Send(built, client, request!, vector.Has("static")));
        return Outcome.Value(results);
    }

    private static JsonObject Send(VectorApp built, FlaskClient client, JsonNode request, bool hasStatic)
    {
        List<KeyValuePair<string, string>> headers =
            [.. (request["headers"]?.AsArray() ?? []).Select(pair => KeyValuePair.Create((string)pair![0]!, (string)pair[1]!))];
        bool asks = hasStatic || headers.Exists(pair => pair.Value.Contains("{etag}", StringComparison.Ordinal));
        string? etag = asks ? TagOf(built, (string)request["path"]!) : null;
        headers = [.. headers.Select(pair => KeyValuePair.Create(pair.Key, pair.Value.Replace("{etag}", etag ?? "none", StringComparison.Ordinal)))];
        built.Log.Clear();
        JsonObject result;
        try
        {
            result = Show(Open(client, request, headers), etag, (bool?)request["follow_redirects"] ?? false);
        }
        catch (Exception error) when (error is not InvalidDataException)
        {
            result = FlaskErrors.Outcome(error);
        }

        if (built.Log.Count > 0)
            result["log"] = new JsonArray([.. built.Log.Select(line => (JsonNode?)JsonValue.Create(line))]);
        return result;
    }

    private static TestResponse Open(FlaskClient client, JsonNode request, List<KeyValuePair<string, string>> headers) => Wait(client.OpenAsync(
        (string)request["path"]!,
        (string?)request["method"] ?? "GET",
        query: QueryOf(request["query_string"]),
        form: FormOf(request["form"]),
        json: request["json"] is { } json ? WebValues.Decode(json) : null,
        data: request["body"] is { } body ? WebValues.DecodeBody(body) : null,
        headers: headers,
        contentType: (string?)request["content_type"],
        baseUrl: (string?)request["base_url"],
        followRedirects: (bool?)request["follow_redirects"] ?? false));

    private static string? TagOf(VectorApp built, string path)
    {
        using FlaskClient client = built.App.TestClient(useCookies: false);
        return Wait(client.GetAsync(path)).Headers.Get("ETag");
    }

    private static JsonObject Show(TestResponse response, string? etag, bool followed)
    {
        JsonObject result = new()
        {
            ["status"] = response.Status,
            ["headers"] = new JsonArray([.. response.Headers.Where(pair => pair.Key is not ("Date" or "Server")).Select(pair => (JsonNode?)ShowHeader(pair, etag))]),
            ["body"] = WebValues.EncodeBody(response.GetData()),
        };
        if (followed)
        {
            result["path"] = response.Request.Path;
            result["history"] = new JsonArray([.. response.History.Select(before => (JsonNode?)JsonValue.Create(before.StatusCode))]);
        }

        return result;
    }

    private static JsonArray ShowHeader(KeyValuePair<string, string> header, string? etag)
    {
        string value = header.Key switch
        {
            "ETag" when etag is not null => header.Value.Replace(etag, "{etag}", StringComparison.Ordinal),
            "Allow" => string.Join(", ", header.Value.Split(", ").Order(StringComparer.Ordinal)),
            _ => header.Value,
        };
        return new JsonArray(header.Key, value);
    }

    private static object? QueryOf(JsonNode? query) => WebValues.Decode(query);

    private static object? FormOf(JsonNode? form) => form is JsonArray pairs
        ? pairs.GroupBy(pair => (string)pair![0]!).ToDictionary(group => group.Key, group => (object?)group.Select(pair => WebValues.Decode(pair![1])).ToList())
        : WebValues.Decode(form);

    private static T Wait<T>(ValueTask<T> task) => task.AsTask().GetAwaiter().GetResult();
}
