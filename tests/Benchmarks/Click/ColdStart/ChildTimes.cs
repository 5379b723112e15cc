using System.Runtime.InteropServices;

namespace Benchmarks.Click.ColdStart;

/// <summary>The processor's time that the ended children of this process took, where the system tells it.</summary>
internal static class ChildTimes
{
    private const int OfChildren = -1;

    /// <summary>Milliseconds so far; 0 on Windows.</summary>
    public static double TotalMilliseconds()
    {
        if (OperatingSystem.IsWindows() || GetUsage(OfChildren, out Usage usage) != 0)
            return 0;
        return (1000.0 * (usage.UserSeconds + usage.SystemSeconds)) + ((usage.UserMicroseconds + usage.SystemMicroseconds) / 1000.0);
    }

    [DllImport("libc", EntryPoint = "getrusage")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int GetUsage(int who, out Usage usage);

    // The two times, and then what nobody asks for.
    [StructLayout(LayoutKind.Sequential, Size = 144)]
    private struct Usage
    {
        public long UserSeconds;
        public long UserMicroseconds;
        public long SystemSeconds;
        public long SystemMicroseconds;
    }
}
