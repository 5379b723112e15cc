using System.Diagnostics.CodeAnalysis;

namespace Conformance;

/// <summary>What the replayer was asked to do.</summary>
internal sealed record CommandLine(IReadOnlyList<string> Paths, bool Failures, string? Report, string? Baseline, bool Raise)
{
    /// <summary>Reads the arguments; false where they make no sense.</summary>
    public static bool TryParse(string[] args, [NotNullWhen(true)] out CommandLine? line)
    {
        List<string> paths = [];
        bool failures = false, raise = false;
        string? report = null, baseline = null;
        line = null;
        for (int at = 0; at < args.Length; at++)
        {
            switch (args[at])
            {
                case "--failures": failures = true; break;
                case "--raise": raise = true; break;
                case "--report" when at + 1 < args.Length: report = args[++at]; break;
                case "--baseline" when at + 1 < args.Length: baseline = args[++at]; break;
                case ['-', ..]: return false;
                default: paths.Add(args[at]); break;
            }
        }

        if (paths.Count == 0 || paths.Any(path => !File.Exists(path) && !Directory.Exists(path)))
            return false;
        line = new CommandLine(paths, failures, report, baseline, raise);
        return true;
    }
}
