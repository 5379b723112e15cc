using System.Text.Json.Nodes;

namespace Jinja.Net.Tests.Differential;

/// <summary>Differences that are meant: the README of the library names each of them with its reason.</summary>
internal static class KnownDifferences
{
    /// <summary>Whether a difference is one of those.</summary>
    public static bool Explain(JsonObject sample, JsonObject expected, JsonObject ours) =>
        IsLazy(sample, expected) || IsUnusual(expected, ours) || IsOldMessage((string?)expected["message"] ?? "", (string?)ours["message"] ?? "") || IsOldDefect((string?)expected["message"] ?? "") || IsMeant((string?)ours["message"] ?? "") || IsOlderMarkup(sample.ToJsonString());

    // Jinja 3.1.2 fails by itself: it takes any statement in a required block for text, and does not analyse the filters of a set block.
    private static bool IsOldDefect(string message) =>
        message.EndsWith("object has no attribute 'nodes'", StringComparison.Ordinal) || message.StartsWith("Exceeds the limit (4300 digits)", StringComparison.Ordinal) || message.StartsWith("Tried to resolve a name to a reference that was unknown", StringComparison.Ordinal);

    // Python joins what a native template prints while it goes on printing, so that a strict undefined fails before what follows it.
    private static bool IsLazy(JsonObject sample, JsonObject expected) =>
        (string?)sample["kind"] == "native" && (string?)expected["error"] == "UndefinedError" && expected["lineno"] is null;

    // A constant's part that cannot be taken is undefined where Python folds it into a larger constant.
    private static bool IsUnusual(JsonObject expected, JsonObject ours) =>
        expected.ContainsKey("value") && ((string?)ours["message"] ?? "").StartsWith("slice indices must be integers", StringComparison.Ordinal);

    // Newer messages say what they saw.
    private static bool IsOldMessage(string expected, string ours) =>
        expected == "control structures in translatable sections are not allowed" && ours.StartsWith(expected, StringComparison.Ordinal);

    // Where Python goes on until memory or patience end there is a limit here; and there are no complex numbers.
    private static bool IsMeant(string message) =>
        message.Contains("RenderLimits.", StringComparison.Ordinal) || message.Contains("templates have no complex numbers", StringComparison.Ordinal);

    // MarkupSafe 2.1 gives plain text where 3.0 keeps it safe.
    private static bool IsOlderMarkup(string sample) => OlderMethods.Any(method => sample.Contains(method, StringComparison.Ordinal));

    private static readonly string[] OlderMethods = ["casefold(", "removeprefix(", "removesuffix("];
}
