using System.Collections.Frozen;
using System.Text;

namespace Werkzeug.Net;

/// <summary>By which system's rules a path is judged.</summary>
public enum PathRules
{
    /// <summary>Those of every system at once, on every system: a volume may be shared, and a check must not depend on where it runs.</summary>
    Strict,

    /// <summary>Those of POSIX alone: backslashes, colons and names of devices are ordinary characters.</summary>
    Posix,
}

/// <summary>Joins untrusted names to a trusted directory, and never leaves it.</summary>
/// <remarks>
/// Mirrors <c>werkzeug.security.safe_join</c>, with the rules of Windows on every system. <c>Path.Combine</c> must not be
/// used for this: it drops the directory where the name is rooted.
/// </remarks>
public static class SafePath
{
    private static readonly FrozenSet<string> Devices = FrozenSet.ToFrozenSet(
        ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", "CLOCK$"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Joins names to a directory.</summary>
    /// <param name="directory">The directory, which is trusted; empty is the current one.</param>
    /// <param name="names">The names, which are not; each may have several segments. An empty one adds nothing.</param>
    /// <returns>The path with forward slashes; <see langword="null"/> where a name would leave the directory, is rooted, or names a drive, a share, a stream or a device.</returns>
    public static string? Join(string directory, params ReadOnlySpan<string> names) => Join(PathRules.Strict, directory, names);

    /// <summary>Joins names to a directory by chosen rules.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="directory">The directory, which is trusted; empty is the current one.</param>
    /// <param name="names">The names, which are not; each may have several segments. An empty one adds nothing.</param>
    /// <returns>The path with forward slashes; <see langword="null"/> where a name breaks the rules.</returns>
    public static string? Join(PathRules rules, string directory, params ReadOnlySpan<string> names)
    {
        ArgumentNullException.ThrowIfNull(directory);
        StringBuilder path = new(directory.Length == 0 ? "." : directory);
        foreach (string name in names)
        {
            ArgumentNullException.ThrowIfNull(name);
            if (name.Length == 0)
                continue;
            string normal = Normalize(name);
            if (!IsInside(normal) || (rules == PathRules.Strict && !IsOrdinary(name)))
                return null;
            if (path[^1] != '/')
                path.Append('/');
            path.Append(normal);
        }

        return path.ToString();
    }

    /// <summary>Whether a path below a directory stays in it when symbolic links are followed. <see cref="Join(string, ReadOnlySpan{string})"/> reads names only and cannot know.</summary>
    /// <param name="directory">The directory; it may be reached by links itself.</param>
    /// <param name="path">The path, as <see cref="Join(string, ReadOnlySpan{string})"/> made it. What is not there cannot lead anywhere.</param>
    public static bool StaysInside(string directory, string path)
    {
        ArgumentNullException.ThrowIfNull(directory);
        ArgumentNullException.ThrowIfNull(path);
        return SafeLinks.StaysInside(directory.Length == 0 ? "." : directory, path);
    }

    /// <summary>Whether a single segment is the name of a device of Windows, with or without an ending, spaces or dots behind it.</summary>
    internal static bool IsDevice(ReadOnlySpan<char> segment)
    {
        int end = segment.IndexOfAny('.', ':');
        string name = (end < 0 ? segment : segment[..end]).TrimEnd(' ').ToString();
        return Devices.Contains(name) || IsPort(name);
    }

    // COM1 to COM9 and LPT1 to LPT9; Windows takes the small digits for digits, too.
    private static bool IsPort(string name) => name.Length == 4
        && (name.StartsWith("COM", StringComparison.OrdinalIgnoreCase) || name.StartsWith("LPT", StringComparison.OrdinalIgnoreCase))
        && (char.IsAsciiDigit(name[3]) || name[3] is '\u00B9' or '\u00B2' or '\u00B3');

    // Dots, empty segments and what goes up again are taken out, as POSIX does it: two leading slashes stay two.
    private static string Normalize(string name)
    {
        string root = !name.StartsWith('/') ? "" : name.StartsWith("//", StringComparison.Ordinal) && !name.StartsWith("///", StringComparison.Ordinal) ? "//" : "/";
        List<string> kept = [];
        foreach (string segment in name.Split('/'))
        {
            if (segment.Length == 0 || segment == ".")
                continue;
            if (segment != ".." || (root.Length == 0 && kept.Count == 0) || (kept.Count > 0 && kept[^1] == ".."))
                kept.Add(segment);
            else if (kept.Count > 0)
                kept.RemoveAt(kept.Count - 1);
        }

        string path = root + string.Join('/', kept);
        return path.Length == 0 ? "." : path;
    }

    private static bool IsInside(string normal) =>
        !normal.StartsWith('/') && normal != ".." && !normal.StartsWith("../", StringComparison.Ordinal);

    // No other separator, no drive or stream, no device; and nothing that Win32 would trim into another name.
    private static bool IsOrdinary(string name)
    {
        if (name.AsSpan().IndexOfAny("\\:\0") >= 0)
            return false;
        foreach (Range range in name.AsSpan().Split('/'))
        {
            ReadOnlySpan<char> segment = name.AsSpan()[range];
            if (IsDevice(segment) || IsTrimmedToDots(segment))
                return false;
        }

        return true;
    }

    private static bool IsTrimmedToDots(ReadOnlySpan<char> segment) =>
        segment is not ("" or "." or "..") && segment.TrimEnd(". ").Length == 0;
}
