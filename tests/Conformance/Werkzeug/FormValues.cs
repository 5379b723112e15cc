using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Werkzeug.Net.Datastructures;

namespace Conformance.Werkzeug;

/// <summary>Forms and files as the vectors write them.</summary>
internal static class FormValues
{
    private const int LargestShown = 2048;

    /// <summary>The pairs of a multi-dict, each written by a function.</summary>
    public static JsonArray Pairs<T>(MultiDictView<T> dict, Func<T, JsonNode?> write) =>
        new([.. dict.Pairs.Select(pair => (JsonNode)new JsonArray(pair.Key, write(pair.Value)))]);

    /// <summary>A file with what identifies its content.</summary>
    public static JsonObject File(FileStorage file)
    {
        using MemoryStream all = new();
        file.Stream.CopyTo(all);
        byte[] data = all.ToArray();
        JsonObject shown = new()
        {
            ["name"] = file.Name,
            ["filename"] = file.FileName,
            ["content_type"] = file.ContentType,
            ["headers"] = Headers(file.Headers),
            ["length"] = data.Length,
            ["sha256"] = Convert.ToHexStringLower(SHA256.HashData(data)),
        };
        if (data.Length <= LargestShown)
            shown["content"] = WerkzeugValues.Write(data);
        return shown;
    }

    /// <summary>Headers in order.</summary>
    public static JsonArray Headers(IEnumerable<KeyValuePair<string, string>> headers) =>
        new([.. headers.Select(pair => (JsonNode)new JsonArray(pair.Key, pair.Value))]);
}
