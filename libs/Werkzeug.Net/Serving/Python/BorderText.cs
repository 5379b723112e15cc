using System.Text.Json;
using Werkzeug.Net.Wsgi;

namespace Werkzeug.Net.Serving.Python;

/// <summary>
/// What crosses the border in words, as JSON, which both sides have at hand: an environ is an object, status and headers are a list.
/// Any character may be in them, also NUL and line ends.
/// </summary>
internal static class BorderText
{
    /// <summary>Writes those texts of an environ that PEP 3333 allows.</summary>
    public static byte[] WriteEnviron(IEnumerable<KeyValuePair<string, object?>> environ) => Write(json =>
    {
        json.WriteStartObject();
        foreach ((string key, object? value) in environ)
        {
            if (value is string text && WsgiText.IsByteText(key) && WsgiText.IsByteText(text))
                json.WriteString(key, text);
        }

        json.WriteEndObject();
    });

    /// <summary>Reads the texts and truth values of an environ. What PEP 3333 does not allow (wsgiref adds <c>os.environ</c>) stays behind.</summary>
    /// <exception cref="JsonException">The bytes are no environ.</exception>
    public static WsgiEnviron ReadEnviron(ReadOnlySpan<byte> packed)
    {
        WsgiEnviron environ = new();
        Utf8JsonReader json = new(packed);
        json.Read();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            string? key = TextOf(ref json);
            json.Read();
            object? value = json.TokenType == JsonTokenType.String ? TextOf(ref json) : json.GetBoolean();
            if (key is not null && value is not null)
                environ[key] = value;
        }

        return environ;
    }

    /// <summary>Writes status, headers and the error that they tell of, if there is one.</summary>
    public static byte[] WriteHead(string status, IReadOnlyList<KeyValuePair<string, string>> headers, Exception? error) => Write(json =>
    {
        json.WriteStartArray();
        json.WriteStringValue(status);
        json.WriteStartArray();
        foreach ((string name, string value) in headers)
        {
            json.WriteStartArray();
            json.WriteStringValue(name);
            json.WriteStringValue(value);
            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteStringValue(error?.ToString());
        json.WriteEndArray();
    });

    /// <summary>Reads status and headers.</summary>
    /// <exception cref="JsonException">The bytes are not a text and a list of pairs of texts.</exception>
    public static (string Status, KeyValuePair<string, string>[] Headers) ReadHead(ReadOnlySpan<byte> packed)
    {
        Utf8JsonReader json = new(packed);
        Expect(ref json, JsonTokenType.StartArray);
        string status = ExpectText(ref json);
        Expect(ref json, JsonTokenType.StartArray);
        List<KeyValuePair<string, string>> headers = [];
        while (json.Read() && json.TokenType == JsonTokenType.StartArray)
        {
            headers.Add(new(ExpectText(ref json), ExpectText(ref json)));
            Expect(ref json, JsonTokenType.EndArray);
        }

        return (status, [.. headers]);
    }

    private static byte[] Write(Action<Utf8JsonWriter> write)
    {
        using MemoryStream into = new(1024);
        using (Utf8JsonWriter json = new(into))
            write(json);
        return into.ToArray();
    }

    private static void Expect(ref Utf8JsonReader json, JsonTokenType type)
    {
        if (!json.Read() || json.TokenType != type)
            throw new JsonException($"{type} was expected.");
    }

    private static string ExpectText(ref Utf8JsonReader json)
    {
        Expect(ref json, JsonTokenType.String);
        return json.GetString()!;
    }

    // Python may hold half characters, where a variable of the system was not UTF-8.
    private static string? TextOf(ref Utf8JsonReader json)
    {
        try
        {
            string text = json.GetString()!;
            return WsgiText.IsByteText(text) ? text : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
