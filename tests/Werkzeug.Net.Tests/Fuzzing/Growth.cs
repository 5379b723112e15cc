using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Werkzeug.Net.Tests.Fuzzing;

/// <summary>
/// Shows that work grows no faster than its input. An input and one eight times as long are tried in turns; the least that each ever took
/// counts, in time that this thread had the processor, so that a busy machine only makes it try again. Linear work comes to eight times,
/// quadratic to sixty-four, and no number of tries makes that less.
/// </summary>
internal static class Growth
{
    private const int Small = 20_000;
    private const int Times = 8;
    private const double Most = 3.0 * Times;
    private const int LeastTries = 40;
    private const int FirstTries = 4;
    private const long PatienceInNanoseconds = 3_000_000_000; // a neighbour that wants the caches and the memory makes the long input dearer, for a while
    private const long FewNanoseconds = 400_000;
    private const long FewBytes = 1_000_000;

    // What new memory costs the first time it is touched; how much of it there is, is measured too.
    private const double NanosecondsPerByte = 1;

    /// <summary>Fails unless work grows with its input as a line does, in processor time and in bytes that it allocates.</summary>
    /// <param name="what">What is tried, for the message.</param>
    /// <param name="make">Makes an input of about so many characters.</param>
    /// <param name="run">Does the work; it must not throw.</param>
    public static void AssertLinear<T>(string what, Func<int, T> make, Action<T> run)
    {
        (T small, T large) = (make(Small), make(Small * Times));
        (long Time, long Bytes) leastSmall = Measure(small, run), leastLarge = Measure(large, run);
        for (int warm = 0; warm < FirstTries; warm++)
            leastSmall = Least(leastSmall, Measure(small, run)); // the first time has the compiler's time in it, which would excuse the large one
        long begin = Now();
        for (int tries = 1; (tries < LeastTries || Now() - begin < PatienceInNanoseconds) && !IsLinear(leastSmall, leastLarge); tries++)
        {
            leastSmall = Least(leastSmall, Measure(small, run));
            leastLarge = Least(leastLarge, Measure(large, run));
        }

        Assert.IsTrue(IsLinear(leastSmall, leastLarge), $"{what}: {leastSmall} grew to {leastLarge} (ns, bytes) with an input {Times} times as long");
    }

    private static bool IsLinear((long Time, long Bytes) small, (long Time, long Bytes) large) =>
        large.Time <= (Most * small.Time) + FewNanoseconds + (NanosecondsPerByte * large.Bytes) && large.Bytes <= (Most * small.Bytes) + FewBytes;

    private static (long Time, long Bytes) Least((long Time, long Bytes) one, (long Time, long Bytes) other) =>
        (Math.Min(one.Time, other.Time), Math.Min(one.Bytes, other.Bytes));

    private static (long Time, long Bytes) Measure<T>(T input, Action<T> run)
    {
        (long time, long bytes) = (Now(), GC.GetAllocatedBytesForCurrentThread());
        run(input);
        return (Now() - time, GC.GetAllocatedBytesForCurrentThread() - bytes);
    }

    // Nanoseconds of this thread on the processor; of the clock where the system does not tell.
    private static long Now()
    {
        if (OperatingSystem.IsLinux() && ReadClock(ThreadClock, out TimeSpec now) == 0)
            return (now.Seconds * 1_000_000_000) + now.Nanoseconds;
        return (long)(Stopwatch.GetTimestamp() * (1e9 / Stopwatch.Frequency));
    }

    private const int ThreadClock = 3;

    [StructLayout(LayoutKind.Sequential)]
    private struct TimeSpec
    {
        public nint Seconds;
        public nint Nanoseconds;
    }

    [DllImport("libc", EntryPoint = "clock_gettime")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int ReadClock(int clock, out TimeSpec now);
}
