using Conformance.Replay;
using Conformance.Reports;
using Conformance.Vectors;

namespace Conformance;

/// <summary>Replays recorded vectors: <c>PATH... [--failures] [--report FILE] [--baseline FILE] [--raise]</c>.</summary>
internal static class Program
{
    private static int Main(string[] args)
    {
        if (!CommandLine.TryParse(args, out CommandLine? line))
        {
            Console.Error.WriteLine("Usage: Conformance PATH... [--failures] [--report FILE] [--baseline FILE] [--raise]");
            return 2;
        }

        Replayer replayer = new(Differences.Load(Path.Combine(AppContext.BaseDirectory, "differences.json")));
        List<FileResult> results = [];
        foreach (VectorFile file in line.Paths.SelectMany(VectorFile.Find))
        {
            FileResult result = replayer.Replay(file);
            results.Add(result);
            Console.WriteLine(TableReport.Line(result));
            if (line.Failures)
                FailureReport.Write(Console.Out, result);
        }

        if (line.Report is not null)
            WriteReport(line.Report, results);
        int code = Judge(line, results);
        Console.WriteLine(TableReport.Sum(results));
        return code;
    }

    private static void WriteReport(string path, List<FileResult> results)
    {
        using StreamWriter report = new(path);
        foreach (FileResult result in results)
        {
            report.WriteLine(TableReport.Line(result));
            FailureReport.Write(report, result);
        }
    }

    private static int Judge(CommandLine line, List<FileResult> results)
    {
        if (line.Baseline is null)
            return results.Count > 0 && results.All(result => result.Count(Verdict.Failed) == 0) ? 0 : 1;
        Baseline baseline = new(line.Baseline);
        IReadOnlyList<string> regressions = baseline.Regressions(results);
        foreach (string regression in regressions)
            Console.WriteLine($"worse than before: {regression}");
        if (line.Raise)
            baseline.Raise(results);
        return regressions.Count == 0 ? 0 : 1;
    }
}
