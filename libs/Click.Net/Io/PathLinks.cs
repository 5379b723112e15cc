namespace Click.Net.Io;

/// <summary>Follows symbolic links.</summary>
internal static class PathLinks
{
    private const int MostLinks = 40;

    /// <summary>The absolute path with every link on the way followed; what does not exist stays as it is.</summary>
    public static string Resolve(string path, string workingDirectory)
    {
        string full = Path.GetFullPath(path.Length == 0 ? "." : path, workingDirectory);
        string root = Path.GetPathRoot(full) ?? "";
        Stack<string> parts = new(full[root.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries).Reverse());
        string resolved = root;
        for (int links = 0; parts.TryPop(out string? part);)
        {
            string next = Path.Combine(resolved, part);
            if (new FileInfo(next).LinkTarget is not { } target || ++links > MostLinks)
            {
                resolved = next;
                continue;
            }

            string linked = Path.GetFullPath(target, resolved);
            resolved = Path.GetPathRoot(linked) ?? root;
            foreach (string step in linked[resolved.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries).Reverse())
                parts.Push(step);
        }

        return resolved;
    }
}
