using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Conformance.Replay;

namespace Jinja.Net.Tests.Differential;

/// <summary>Differences that are meant: the list "differences from Python" of the library names each of them with its reason.</summary>
internal static partial class KnownDifferences
{
    private static readonly Version Newest = new(3, 1, 6);

    /// <summary>Why a difference is one of those; <see langword="null"/> if it is none.</summary>
    public static string? Explain(Version version, JsonObject sample, JsonObject expected, JsonObject ours)
    {
        Case seen = new(sample, expected, ours);
        foreach ((string reason, Func<Case, bool> holds) in Reasons)
            if (holds(seen))
                return reason;
        return version < Newest ? OfOldVersions(seen) : null;
    }

    private static readonly (string Reason, Func<Case, bool> Holds)[] Reasons =
    [
        // Where Python goes on until memory or patience end.
        ("a bound of RenderLimits", static seen => seen.OurMessage.Contains("RenderLimits.", StringComparison.Ordinal)),
        ("an object's address is not told", static seen => AddressTaken().IsMatch(seen.Sample.ToJsonString())),
        ("variables in the filters of a set block", IsUnseenName),
        ("the order of a set", static seen => Comparison.Same(Sorted(seen.Expected), Sorted(seen.Ours))),
        ("of constants that fail, another is told", static seen => IsOfConstants(seen.Expected) && (IsOfConstants(seen.Ours) || IsOfUnknownName(seen.OurMessage))),
        ("there are no complex numbers", static seen => seen.OurMessage.Contains("templates have no complex numbers", StringComparison.Ordinal)),
    ];

    // Errors of constants arise before the template has a line.
    private static bool IsOfConstants(JsonObject outcome) => outcome.ContainsKey("error") && outcome["lineno"] is null && outcome["name"] is null;

    // A template that names a filter nobody has fails for that, too.
    private static bool IsOfUnknownName(string message) =>
        message.StartsWith("No filter named ", StringComparison.Ordinal) || message.StartsWith("No test named ", StringComparison.Ordinal);

    private static JsonNode? Sorted(JsonNode? value) => value switch
    {
        JsonObject { Count: 1 } set when set["$set"] is JsonArray items => new JsonObject { ["$set"] = new JsonArray([.. items.Select(Sorted).OrderBy(static item => item?.ToJsonString(), StringComparer.Ordinal)]) },
        JsonObject others => new JsonObject(others.Select(static pair => KeyValuePair.Create(pair.Key, Sorted(pair.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Sorted)]),
        _ => value?.DeepClone(),
    };

    // Jinja up to 3.1.6 does not look for names in the filters of set blocks: it fails by itself where one is used, and does not tell of them.
    private static bool IsUnseenName(Case seen) => SetBlockFilter().IsMatch(seen.Sample.ToJsonString())
        && (seen.Message.StartsWith("Tried to resolve a name to a reference that was unknown", StringComparison.Ordinal) || Undeclared(seen.Ours).IsProperSupersetOf(Undeclared(seen.Expected)));

    private static HashSet<string> Undeclared(JsonObject outcome) =>
        outcome["value"] is JsonObject value && value["undeclared"] is JsonArray names ? [.. names.Select(static name => (string)name!)] : [];

    [GeneratedRegex(@"\bset [^%=]*\|", RegexOptions.NonBacktracking)]
    private static partial Regex SetBlockFilter();

    // What is in the text of an object of Python's besides its type shows where that is counted or cut.
    [GeneratedRegex(@"\|\s*(reverse|map|select|reject|selectattr|rejectattr|batch|slice|unique|items)\s*(\([^|]*)?\)*\s*\|\s*(wordcount|center|truncate|wordwrap|length|indent|list)", RegexOptions.NonBacktracking)]
    private static partial Regex AddressTaken();

    // What Jinja 3.1.2 and MarkupSafe 2.1 do and newer ones do not.
    private static string? OfOldVersions(Case seen) =>
        seen.Message.EndsWith("object has no attribute 'nodes'", StringComparison.Ordinal) ? "old: any statement of a required block is taken for text"
        : seen.Message == "control structures in translatable sections are not allowed" && seen.OurMessage.StartsWith(seen.Message, StringComparison.Ordinal) ? "old: shorter message"
        : null;

    private readonly record struct Case(JsonObject Sample, JsonObject Expected, JsonObject Ours)
    {
        public string Message => (string?)Expected["message"] ?? "";

        public string OurMessage => (string?)Ours["message"] ?? "";
    }
}
