using System.Globalization;

namespace Benchmarks.Click.ColdStart;

/// <summary>
/// Times whole processes from their start to their end: small programs, published framework-dependent, with ReadyToRun and ahead of time,
/// in turns, so that each round is a set of pairs under the same load.
/// </summary>
internal static class ColdStarts
{
    private const int UsualRounds = 40;

    /// <summary>Publishes, runs and reports.</summary>
    /// <param name="args">The number of rounds; 40 where left out.</param>
    public static int Run(string[] args)
    {
        int rounds = args is [var text, ..] ? int.Parse(text, CultureInfo.InvariantCulture) : UsualRounds;
        DirectoryInfo folder = Directory.CreateTempSubdirectory("cold-start-");
        try
        {
            foreach (PublishKind kind in PublishKind.All)
                Measure(folder, kind, rounds);
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        return 0;
    }

    private static void Measure(DirectoryInfo folder, PublishKind kind, int rounds)
    {
        List<PublishedTool> tools = [];
        foreach (ToolSource source in ToolSource.All)
        {
            if (PublishedTool.TryPublish(folder, source, kind, out string problem) is not { } tool)
            {
                Console.WriteLine($"{kind.Name}: skipped, {source.Name} cannot be published here: {problem}");
                return;
            }

            tools.Add(tool);
        }

        foreach (PublishedTool tool in tools)
            tool.RunOnce();
        for (int round = 0; round < rounds; round++)
        {
            foreach (PublishedTool tool in tools)
                tool.Time();
        }

        Report(kind, tools);
    }

    // A ratio is the median over the rounds' pairs: what slows the machine down for a while slows both.
    private static void Report(PublishKind kind, List<PublishedTool> tools)
    {
        PublishedTool bare = tools[0], peer = tools.Single(static tool => tool.Name == ToolSource.Peer);
        Console.WriteLine($"{kind.Name}, {bare.Times.Count} rounds");
        Console.WriteLine($"  {"program",-26}{"least",10}{"median",10}{"x bare",9}{"x peer",9}{"CPU",10}{"x bare",9}{"x peer",9}");
        foreach (PublishedTool tool in tools)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"  {tool.Name,-26}{tool.Times.Min(),7:F1} ms{Median(tool.Times),7:F1} ms{Ratio(tool.Times, bare.Times),9:F2}{Ratio(tool.Times, peer.Times),9:F2}"
                + $"{Median(tool.CpuTimes),7:F1} ms{Ratio(tool.CpuTimes, bare.CpuTimes),9:F2}{Ratio(tool.CpuTimes, peer.CpuTimes),9:F2}"));
        }
    }

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }

    private static double Ratio(List<double> ours, List<double> theirs) => Median(ours.Zip(theirs, static (one, other) => one / other));
}
