using System.Globalization;
using System.Text.Json.Nodes;

namespace Conformance.Replay;

/// <summary>Writes numbers as the vectors do: a float always has a point or an exponent, so that 1.0 is not 1.</summary>
internal static class JsonNumber
{
    /// <summary>A float; what JSON cannot write becomes <c>{"$float": ..}</c>.</summary>
    public static JsonNode Of(double value)
    {
        if (double.IsNaN(value))
            return new JsonObject { ["$float"] = "nan" };
        if (double.IsInfinity(value))
            return new JsonObject { ["$float"] = value > 0 ? "inf" : "-inf" };
        string text = value.ToString("R", CultureInfo.InvariantCulture);
        if (text.AsSpan().IndexOfAny('.', 'E') < 0)
            text += ".0";
        return JsonNode.Parse(text)!;
    }

    /// <summary>Whether a number was written as a float.</summary>
    public static bool IsFloat(JsonValue value) => value.ToJsonString().AsSpan().IndexOfAny('.', 'e', 'E') >= 0;
}
