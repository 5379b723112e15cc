namespace Werkzeug.Net;

/// <summary>Follows symbolic links on the disk, to see where a path really leads.</summary>
internal static class SafeLinks
{
    private const int MostLinks = 40;

    /// <summary>Whether a path below a directory stays in it. The directory itself may be reached by links.</summary>
    /// <param name="directory">The directory.</param>
    /// <param name="path">The path, which begins with the directory's.</param>
    public static bool StaysInside(string directory, string path)
    {
        (string root, string full) = (Path.TrimEndingDirectorySeparator(Path.GetFullPath(directory)), Path.GetFullPath(path));
        if (!HasLink(root, full))
            return true;
        return Resolve(root) is { } realRoot && Resolve(full) is { } real && (real == realRoot || real.StartsWith(WithSeparator(realRoot), StringComparison.Ordinal));
    }

    /// <summary>Whether there is a file. A link that leads to nothing, or in a circle, is none, though the system says that it exists.</summary>
    public static bool IsFile(string path) => new FileInfo(path) is { Exists: true } info
        && (info.LinkTarget is null || (Resolve(Path.GetFullPath(path)) is { } real && File.Exists(real)));

    // Nearly always there is none, and nothing has to be resolved.
    private static bool HasLink(string root, string full)
    {
        string current = root;
        foreach (string segment in full[Math.Min(root.Length, full.Length)..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            current = Path.Join(current, segment);
            if (new FileInfo(current).LinkTarget is not null)
                return true;
        }

        return false;
    }

    // The path without any link; null where links go round in a circle.
    private static string? Resolve(string full)
    {
        string current = Path.GetPathRoot(full) ?? "";
        Stack<string> left = [];
        Push(left, full[current.Length..]);
        for (int links = 0; left.TryPop(out string? segment);)
        {
            string next = Path.Join(current, segment);
            if (new FileInfo(next).LinkTarget is not { } target)
            {
                current = next;
                continue;
            }

            if (++links > MostLinks)
                return null;
            string there = Path.GetFullPath(target, current);
            current = Path.GetPathRoot(there) ?? "";
            Push(left, there[current.Length..]);
        }

        return current;
    }

    private static void Push(Stack<string> left, string path)
    {
        foreach (string segment in path.Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries).Reverse())
            left.Push(segment);
    }

    private static string WithSeparator(string path) => path.EndsWith(Path.DirectorySeparatorChar) ? path : path + Path.DirectorySeparatorChar;
}
