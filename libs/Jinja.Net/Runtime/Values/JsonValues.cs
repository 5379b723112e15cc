using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Jinja.Net.Runtime.Values;

/// <summary>JSON as values: objects are dicts, arrays lists, numbers with a point or an exponent floats.</summary>
internal static class JsonValues
{
    private const int DeepestNesting = 1000;

    public static Value Read(JsonElement element) => Read(element, 0);

    public static Value Read(JsonNode? node) => Read(node, 0);

    private static Value Read(JsonElement element, int depth)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String:
                return Value.Text(element.GetString()!);
            case JsonValueKind.Number:
                return element.TryGetInt64(out long number) ? Value.Int(number) : ReadNumber(element.GetRawText());
            case JsonValueKind.True:
                return Value.True;
            case JsonValueKind.False:
                return Value.False;
            case JsonValueKind.Array:
                Guard(depth);
                PyList list = new(element.GetArrayLength());
                foreach (JsonElement item in element.EnumerateArray()) list.Add(Read(item, depth + 1));
                return Value.List(list);
            case JsonValueKind.Object:
                Guard(depth);
                PyDict dict = new(element.GetPropertyCount());
                foreach (JsonProperty member in element.EnumerateObject()) dict[member.Name] = Read(member.Value, depth + 1);
                return Value.Dict(dict);
            default:
                return Value.None;
        }
    }

    private static Value ReadNumber(string text)
    {
        bool isFloat = text.AsSpan().IndexOfAny('.', 'e', 'E') >= 0;
        if (!isFloat && BigInteger.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out BigInteger whole)) return Value.Integer(whole);
        return Value.Double(double.Parse(text, CultureInfo.InvariantCulture));
    }

    private static Value Read(JsonNode? node, int depth)
    {
        switch (node)
        {
            case null:
                return Value.None;
            case JsonArray array:
                Guard(depth);
                PyList list = new(array.Count);
                foreach (JsonNode? item in array) list.Add(Read(item, depth + 1));
                return Value.List(list);
            case JsonObject members:
                Guard(depth);
                PyDict dict = new(members.Count);
                foreach (KeyValuePair<string, JsonNode?> member in members) dict[member.Key] = Read(member.Value, depth + 1);
                return Value.Dict(dict);
            default:
                return ReadScalar((JsonValue)node);
        }
    }

    private static Value ReadScalar(JsonValue scalar)
    {
        if (scalar.TryGetValue(out JsonElement element)) return Read(element, 0);
        if (scalar.TryGetValue(out string? text)) return Value.Text(text);
        if (scalar.TryGetValue(out bool truth)) return Value.Bool(truth);
        if (scalar.TryGetValue(out int small)) return Value.Int(small);
        if (scalar.TryGetValue(out long number)) return Value.Int(number);
        if (scalar.TryGetValue(out double real)) return Value.Double(real);
        if (scalar.TryGetValue(out decimal exact)) return Value.Decimal(exact);
        using JsonDocument document = JsonDocument.Parse(scalar.ToJsonString());
        return Read(document.RootElement, 0);
    }

    private static void Guard(int depth)
    {
        if (depth > DeepestNesting || !RuntimeHelpers.TryEnsureSufficientExecutionStack()) throw PythonErrors.Recursion("while reading JSON");
    }
}
