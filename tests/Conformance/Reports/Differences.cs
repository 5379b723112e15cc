using System.Collections.Frozen;
using System.Text.Json;

namespace Conformance.Reports;

/// <summary>The vectors where C# rightly differs from the original, each with its reason.</summary>
internal sealed class Differences
{
    private readonly FrozenDictionary<string, string> _reasons;

    private Differences(IDictionary<string, string> reasons) => _reasons = reasons.ToFrozenDictionary();

    /// <summary>Reads <c>differences.json</c>: an object of vector id to reason.</summary>
    public static Differences Load(string path) =>
        new(JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(path)) ?? []);

    /// <summary>Why a vector differs, or null where it should not.</summary>
    public string? Explain(string id) => _reasons.GetValueOrDefault(id);
}
