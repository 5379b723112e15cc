using System.Globalization;
using System.Numerics;
using System.Text.Json.Nodes;
using Conformance.Replay;
using Werkzeug.Net.Datastructures;
using Werkzeug.Net.Wsgi;

namespace Conformance.Werkzeug;

/// <summary>Values of Werkzeug's vectors, read and written.</summary>
internal static class WerkzeugValues
{
    private static readonly Reader Reading = new();
    private static readonly Writer Writing = new();

    /// <summary>Reads a value.</summary>
    public static object? Read(JsonNode? node) => Reading.Read(node);

    /// <summary>Writes a value.</summary>
    public static JsonNode? Write(object? value) => Writing.Write(value);

    /// <summary>Names and values as an object.</summary>
    public static JsonObject WriteMap(IEnumerable<KeyValuePair<string, object?>> map) => Writing.WriteMap(map);

    /// <summary>Bytes of a body: text is UTF-8.</summary>
    public static byte[] ReadBytes(JsonNode? node) => Read(node) switch
    {
        string text => System.Text.Encoding.UTF8.GetBytes(text),
        byte[] bytes => bytes,
        _ => throw new NotSupportedException("no body"),
    };

    /// <summary>An environ given as texts by name; the usual keys are filled in.</summary>
    public static WsgiEnviron ReadEnviron(JsonNode? node, bool defaults = true)
    {
        WsgiEnviron environ = [];
        foreach ((string key, JsonNode? value) in node?.AsObject() ?? [])
            environ[key] = Read(value);
        if (!defaults)
            return environ;
        environ.SetDefault("REQUEST_METHOD", "GET");
        environ.SetDefault("SCRIPT_NAME", "");
        environ.SetDefault("PATH_INFO", "/");
        environ.SetDefault("QUERY_STRING", "");
        environ.SetDefault("SERVER_NAME", "localhost");
        environ.SetDefault("SERVER_PORT", "80");
        environ.SetDefault("wsgi.url_scheme", "http");
        return environ;
    }

    private sealed class Reader : ValueReader
    {
        protected override object Tuple(object?[] items) => items.ToList();

        protected override object Set(object?[] items, bool isFrozen) => items.ToList();

        protected override object Integer(string digits) =>
            int.TryParse(digits, CultureInfo.InvariantCulture, out int small) ? small : base.Integer(digits);

        protected override object Time(string iso) => DateTimeOffset.Parse(iso, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

        protected override object? Tagged(string tag, JsonNode? content) => tag == "$multi"
            ? new MultiDict<object?>(content!.AsArray().Select(pair => KeyValuePair.Create((string)pair![0]!, Read(pair[1]))))
            : base.Tagged(tag, content);
    }

    private sealed class Writer : ValueWriter
    {
        protected override JsonNode Integer(BigInteger number) => Tagged("$int", number.ToString(CultureInfo.InvariantCulture));

        protected override bool TryWriteOwn(object? value, out JsonNode? written)
        {
            written = value is IEnumerable<KeyValuePair<string, object?>> map ? WriteMap(map) : null;
            return written is not null;
        }
    }
}
