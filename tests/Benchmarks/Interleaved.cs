using System.Diagnostics;
using System.Globalization;

namespace Benchmarks;

/// <summary>
/// A quick look: candidates run in turns, so that a busy machine is as unfair to one as to the other, and the best turn of each
/// counts. For deciding while working; what is published comes from BenchmarkDotNet.
/// </summary>
internal sealed class Interleaved(string title)
{
    private const int Turns = 60;
    private static readonly TimeSpan TurnLength = TimeSpan.FromMilliseconds(8);
    private readonly List<(string Name, Action Run)> _candidates = [];

    /// <summary>Adds a candidate; the first is what the others are compared with.</summary>
    public Interleaved Add(string name, Action run)
    {
        _candidates.Add((name, run));
        return this;
    }

    /// <summary>Runs all and writes a line for each: time, ratio, bytes.</summary>
    public void Print()
    {
        int[] counts = [.. _candidates.Select(static candidate => Calibrate(candidate.Run))];
        double[] best = new double[_candidates.Count];
        Array.Fill(best, double.MaxValue);
        for (int turn = 0; turn < Turns; turn++)
        {
            for (int at = 0; at < best.Length; at++)
                best[at] = Math.Min(best[at], Time(_candidates[at].Run, counts[at]));
        }

        for (int at = 0; at < best.Length; at++)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{title,-34} {_candidates[at].Name,-14} {best[at],14:N1} ns {best[at] / best[0],6:F2}x {Allocated(_candidates[at].Run, counts[at]),12:N0} B"));
    }

    private static int Calibrate(Action run)
    {
        for (int warm = 0; warm < 400; warm++)
        {
            long start = Stopwatch.GetTimestamp();
            run();
            if (Stopwatch.GetElapsedTime(start) > TurnLength && warm > 2)
                return 1;
        }

        int count = 1;
        while (Time(run, count) * count < TurnLength.TotalNanoseconds)
            count *= 2;
        return count;
    }

    private static double Time(Action run, int count)
    {
        long start = Stopwatch.GetTimestamp();
        for (int at = 0; at < count; at++)
            run();
        return Stopwatch.GetElapsedTime(start).TotalNanoseconds / count;
    }

    private static double Allocated(Action run, int count)
    {
        long before = GC.GetTotalAllocatedBytes(precise: true);
        for (int at = 0; at < count; at++)
            run();
        return (GC.GetTotalAllocatedBytes(precise: true) - before) / (double)count;
    }
}
