using System.Collections.Frozen;
using System.Globalization;
using System.Numerics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Conformance.Replay;

/// <summary>
/// Compares outcomes: structure by structure, integers apart from floats, objects in any order of their keys.
/// Of an error that Python itself words, only class and place count.
/// </summary>
internal static class Comparison
{
    private static readonly FrozenSet<string> PythonErrors = FrozenSet.ToFrozenSet(
    [
        "TypeError", "ValueError", "KeyError", "IndexError", "AttributeError", "LookupError", "OverflowError", "ZeroDivisionError",
        "UnicodeDecodeError", "UnicodeEncodeError", "UnicodeError", "RuntimeError", "RecursionError", "NotImplementedError", "AssertionError",
        "OSError", "FileNotFoundError", "PermissionError", "StopIteration", "Error", "SyntaxError", "MemoryError", "error", "struct.error",
        "ImportError", "NameError", "InvalidOperation", "JSONDecodeError", "ArithmeticError", "Exception",
    ]);

    /// <summary>Whether an error class is Python's own, so that its wording does not count.</summary>
    public static bool IsPythonError(string name) => PythonErrors.Contains(name);

    /// <summary>Whether the outcome is the recorded one.</summary>
    public static bool Agrees(JsonObject expected, JsonObject actual)
    {
        if ((string?)expected["error"] is not { } error)
            return Same(expected, actual);
        if ((string?)actual["error"] != error)
            return false;
        return expected.All(pair => (pair.Key == "message" && IsPythonError(error)) || Same(pair.Value, actual[pair.Key]));
    }

    /// <summary>Whether two encoded values are the same.</summary>
    public static bool Same(JsonNode? expected, JsonNode? actual) => (expected, actual) switch
    {
        (null, null) => true,
        (JsonObject left, JsonObject right) => left.Count == right.Count
            && left.All(pair => right.TryGetPropertyValue(pair.Key, out JsonNode? other) && Same(pair.Value, other)),
        (JsonArray left, JsonArray right) => left.Count == right.Count && left.Zip(right).All(pair => Same(pair.First, pair.Second)),
        (JsonValue left, JsonValue right) => SameScalar(left, right),
        _ => false,
    };

    private static bool SameScalar(JsonValue left, JsonValue right)
    {
        JsonValueKind kind = left.GetValueKind();
        if (kind != right.GetValueKind())
            return false;
        return kind switch
        {
            JsonValueKind.String => (string?)left == (string?)right,
            JsonValueKind.Number => SameNumber(left.ToJsonString(), right.ToJsonString()),
            _ => true,
        };
    }

    private static bool SameNumber(string left, string right)
    {
        bool isFloat = IsFloat(left);
        if (isFloat != IsFloat(right))
            return false;
        return isFloat
            ? double.Parse(left, CultureInfo.InvariantCulture).Equals(double.Parse(right, CultureInfo.InvariantCulture))
            : BigInteger.Parse(left, CultureInfo.InvariantCulture) == BigInteger.Parse(right, CultureInfo.InvariantCulture);
    }

    private static bool IsFloat(string number) => number.AsSpan().IndexOfAny('.', 'e', 'E') >= 0;
}
