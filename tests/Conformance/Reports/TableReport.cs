using Conformance.Replay;

namespace Conformance.Reports;

/// <summary>Prints what came of each file, and the sum.</summary>
internal static class TableReport
{
    /// <summary>One line a file: <c>jinja/render: 2301 of 2360, 12 differ by design</c>.</summary>
    public static string Line(FileResult result)
    {
        int designed = result.Count(Verdict.DiffersByDesign);
        string line = $"{result.Kind}: {result.Count(Verdict.Passed)} of {result.Vectors.Count}";
        return designed == 0 ? line : $"{line}, {designed} differ by design";
    }

    /// <summary>The last line. A difference by design is not the recorded outcome, so it does not count as passed.</summary>
    public static string Sum(IReadOnlyCollection<FileResult> results)
    {
        int passed = results.Sum(result => result.Count(Verdict.Passed));
        int all = results.Sum(result => result.Vectors.Count);
        return $"{passed} passed, {all - passed} failed";
    }
}
