using System.Collections;
using System.Dynamic;
using System.Globalization;
using System.Text.Json.Nodes;
using Conformance.Replay;
using MarkupSafe.Net;

namespace Conformance.Flask;

/// <summary>Values of the web vectors to .NET and back, as the vectors' README lays down.</summary>
internal static class WebValues
{
    private static readonly Reader Reading = new();
    private static readonly Writer Writing = new();

    /// <summary>The .NET value of an encoded one: long, double, BigInteger, string, list, dictionary, tuple and so on.</summary>
    public static object? Decode(JsonNode? node) => Reading.Read(node);

    /// <summary>The encoded form of a .NET value.</summary>
    public static JsonNode? Encode(object? value) => Writing.Write(value);

    /// <summary>The bytes of a body: text is UTF-8.</summary>
    public static byte[] DecodeBody(JsonNode? node) => Decode(node) switch
    {
        string text => System.Text.Encoding.UTF8.GetBytes(text),
        byte[] bytes => bytes,
        var other => throw new InvalidDataException($"A body of type {other?.GetType().Name}."),
    };

    /// <summary>A body as the vectors write it: text where it is UTF-8, else <c>$bytes</c>.</summary>
    public static JsonNode EncodeBody(byte[] body)
    {
        try
        {
            return JsonValue.Create(new System.Text.UTF8Encoding(false, throwOnInvalidBytes: true).GetString(body));
        }
        catch (System.Text.DecoderFallbackException)
        {
            return Encode(body)!;
        }
    }

    private sealed class Reader : ValueReader
    {
        protected override object Pairs(IEnumerable<KeyValuePair<object?, object?>> pairs) =>
            new PairDictionary([.. pairs.Select(static pair => new DictionaryEntry(pair.Key!, pair.Value))]);

        protected override object Time(string iso) => iso.EndsWith('Z') || iso.LastIndexOfAny(['+', '-']) > 10
            ? DateTimeOffset.Parse(iso, CultureInfo.InvariantCulture)
            : DateTime.Parse(iso, CultureInfo.InvariantCulture);

        protected override object? Tagged(string tag, JsonNode? content) => tag switch
        {
            "$markup" => new Markup((string)content!),
            "$html" => new HtmlObject((string)content!["html"]!, (string?)content["str"]),
            "$dataclass" => ReadFields(content!.AsObject()),
            _ => base.Tagged(tag, content),
        };

        // What C# has for an object whose fields are known only when it runs.
        private ExpandoObject ReadFields(JsonObject fields)
        {
            ExpandoObject value = new();
            foreach ((string name, JsonNode? field) in fields)
                ((IDictionary<string, object?>)value)[name] = Read(field);
            return value;
        }
    }

    private sealed class Writer : ValueWriter
    {
        protected override bool TryWriteOwn(object? value, out JsonNode? written)
        {
            written = value is Markup markup ? Tagged("$markup", markup.ToString()) : null;
            return written is not null;
        }

        protected override JsonNode Seconds(TimeSpan span) =>
            span.Ticks % TimeSpan.TicksPerSecond == 0 ? JsonValue.Create((long)span.TotalSeconds) : base.Seconds(span);
    }
}

/// <summary>An object that is its own HTML, and may print as something else.</summary>
internal sealed class HtmlObject(string html, string? text) : IHasHtml
{
    public Markup ToHtml() => new(html);

    public override string ToString() => text ?? html;
}

/// <summary>A dictionary whose keys may be of any kind, even null, in their order.</summary>
internal sealed class PairDictionary(DictionaryEntry[] entries) : IReadOnlyCollection<DictionaryEntry>
{
    public int Count => entries.Length;

    public IEnumerator<DictionaryEntry> GetEnumerator() => ((IEnumerable<DictionaryEntry>)entries).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
