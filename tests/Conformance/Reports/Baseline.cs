using System.Text.Json;
using Conformance.Replay;

namespace Conformance.Reports;

/// <summary>How many vectors of each kind passed when it was last written down; the numbers only ever rise.</summary>
internal sealed class Baseline(string path)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };
    private readonly SortedDictionary<string, int> _passed = Read(path);

    /// <summary>A sentence for each kind that passes fewer vectors than before.</summary>
    public IReadOnlyList<string> Regressions(IEnumerable<FileResult> results) =>
    [
        .. results.Where(result => result.Count(Verdict.Passed) < _passed.GetValueOrDefault(result.Kind))
            .Select(result => $"{result.Kind} passes {result.Count(Verdict.Passed)}, the baseline is {_passed[result.Kind]}"),
    ];

    /// <summary>Writes the better numbers down; none is lowered.</summary>
    public void Raise(IEnumerable<FileResult> results)
    {
        foreach (FileResult result in results)
            _passed[result.Kind] = Math.Max(_passed.GetValueOrDefault(result.Kind), result.Count(Verdict.Passed));
        File.WriteAllText(path, JsonSerializer.Serialize(_passed, Indented) + "\n");
    }

    private static SortedDictionary<string, int> Read(string path)
    {
        Dictionary<string, int> read = File.Exists(path) ? JsonSerializer.Deserialize<Dictionary<string, int>>(File.ReadAllText(path))! : [];
        return new SortedDictionary<string, int>(read, StringComparer.Ordinal);
    }
}
