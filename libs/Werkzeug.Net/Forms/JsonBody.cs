using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace Werkzeug.Net.Forms;

/// <summary>Reads the JSON of a body: UTF-8, or UTF-16 and UTF-32 as RFC 4627 told them apart.</summary>
internal static class JsonBody
{
    /// <summary>Options that work also where reflection is off by default.</summary>
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { TypeInfoResolver = new DefaultJsonTypeInfoResolver() };

    /// <summary>Reads a body.</summary>
    /// <exception cref="FormatException">It is no JSON; the message tells where.</exception>
    public static JsonNode? Parse(ReadOnlySpan<byte> data)
    {
        byte[]? converted = Detect(data) is { } encoding ? Encoding.UTF8.GetBytes(encoding.GetString(data)) : null;
        ReadOnlySpan<byte> utf8 = converted ?? data;
        if (utf8.StartsWith(Encoding.UTF8.Preamble))
            utf8 = utf8[3..];
        try
        {
            return JsonNode.Parse(utf8);
        }
        catch (JsonException error)
        {
            throw new FormatException(JsonErrorText.Explain(Encoding.UTF8.GetString(utf8)) ?? error.Message, error);
        }
    }

    private static Encoding? Detect(ReadOnlySpan<byte> data) => data switch
    {
        [0xFF, 0xFE, 0, 0, ..] or [not 0, 0, 0, 0, ..] => Encoding.UTF32,
        [0, 0, 0xFE, 0xFF, ..] or [0, 0, 0, not 0, ..] => new UTF32Encoding(bigEndian: true, byteOrderMark: true),
        [0xFF, 0xFE, ..] or [not 0, 0, not 0, 0, ..] => Encoding.Unicode,
        [0xFE, 0xFF, ..] or [0, not 0, 0, not 0, ..] => Encoding.BigEndianUnicode,
        _ => null,
    };
}
