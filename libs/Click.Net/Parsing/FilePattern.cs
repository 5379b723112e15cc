namespace Click.Net.Parsing;

/// <summary>Finds files by patterns: <c>*</c>, <c>?</c>, <c>[a-z]</c>, <c>[!a-z]</c>, and <c>**</c> for folders of any depth.</summary>
internal static class FilePattern
{
    private const int DeepestFolder = 64;
    private static readonly char[] Signs = ['*', '?', '['];
    private static readonly char[] Separators = OperatingSystem.IsWindows() ? ['/', '\\'] : ['/'];

    /// <summary>Whether a word is a pattern.</summary>
    public static bool IsPattern(string word) => word.IndexOfAny(Signs) >= 0;

    /// <summary>The paths that match, in order, as the pattern writes them.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="directory">Where relative ones start from.</param>
    /// <param name="most">After so many it stops, with one more.</param>
    public static IReadOnlyList<string> Find(string pattern, string directory, int most)
    {
        string root = Path.GetPathRoot(pattern) ?? "";
        string[] parts = pattern[root.Length..].Split(Separators, StringSplitOptions.RemoveEmptyEntries);
        List<string> found = [root];
        for (int i = 0; i < parts.Length && found.Count > 0; i++)
        {
            List<string> next = [];
            foreach (string folder in found)
                Add(next, folder, parts[i], directory, isLast: i == parts.Length - 1, most);
            found = next;
        }

        found.Sort(StringComparer.Ordinal);
        return found;
    }

    /// <summary>Whether a name matches one part of a pattern. Each sign of the name is looked at a bounded number of times.</summary>
    public static bool Matches(string name, string part, bool ignoreCase)
    {
        int at = 0, sign = 0, star = -1, resume = 0;
        while (at < name.Length)
        {
            if (sign < part.Length && part[sign] == '*')
            {
                star = sign++;
                resume = at;
            }
            else if (sign < part.Length && MatchesOne(name[at], part, sign, ignoreCase, out int length))
            {
                at++;
                sign += length;
            }
            else if (star >= 0)
            {
                sign = star + 1;
                at = ++resume;
            }
            else
            {
                return false;
            }
        }

        while (sign < part.Length && part[sign] == '*')
            sign++;
        return sign == part.Length;
    }

    private static bool MatchesOne(char c, string part, int at, bool ignoreCase, out int length)
    {
        length = 1;
        if (part[at] == '?')
            return true;
        if (part[at] != '[' || part.IndexOf(']', Math.Min(at + 2, part.Length - 1)) is not (> 0 and int end) || end <= at + 1)
            return Same(c, part[at], ignoreCase);
        length = end + 1 - at;
        bool isNegated = part[at + 1] == '!';
        return isNegated != Contains(part.AsSpan(at + (isNegated ? 2 : 1), end - at - (isNegated ? 2 : 1)), c, ignoreCase);
    }

    private static bool Contains(ReadOnlySpan<char> set, char c, bool ignoreCase)
    {
        for (int i = 0; i < set.Length; i++)
        {
            bool isRange = i + 2 < set.Length && set[i + 1] == '-';
            char first = set[i], last = isRange ? set[i + 2] : first;
            if (c >= first && c <= last)
                return true;
            if (ignoreCase && ((char.ToLowerInvariant(c) >= first && char.ToLowerInvariant(c) <= last) || (char.ToUpperInvariant(c) >= first && char.ToUpperInvariant(c) <= last)))
                return true;
            i += isRange ? 2 : 0;
        }

        return false;
    }

    private static bool Same(char c, char other, bool ignoreCase) =>
        c == other || (ignoreCase && char.ToLowerInvariant(c) == char.ToLowerInvariant(other));

    private static void Add(List<string> found, string folder, string part, string directory, bool isLast, int most)
    {
        if (part == "**")
            AddBelow(found, folder, directory, isLast, most);
        else if (!IsPattern(part))
            AddNamed(found, Path.Combine(folder, part), directory, isLast);
        else
            AddMatching(found, folder, part, directory, isLast, most);
    }

    private static void AddNamed(List<string> found, string path, string directory, bool isLast)
    {
        string full = Path.Combine(directory, path);
        if (Directory.Exists(full) || (isLast && File.Exists(full)))
            found.Add(path);
    }

    private static void AddMatching(List<string> found, string folder, string part, string directory, bool isLast, int most)
    {
        foreach (FileSystemInfo entry in Entries(Path.Combine(directory, folder)))
        {
            if (found.Count > most)
                return;
            bool isHidden = entry.Name.StartsWith('.') && !part.StartsWith('.');
            if (!isHidden && (isLast || entry is DirectoryInfo) && Matches(entry.Name, part, OperatingSystem.IsWindows()))
                found.Add(Path.Combine(folder, entry.Name));
        }
    }

    // The folder itself and all below it; at the end of a pattern the files, too. Links are not followed.
    private static void AddBelow(List<string> found, string folder, string directory, bool isLast, int most)
    {
        Stack<(string Path, int Depth)> waiting = new([(folder, 0)]);
        while (waiting.TryPop(out (string Path, int Depth) at) && found.Count <= most)
        {
            if (!isLast || at.Path.Length > 0)
                found.Add(at.Path);
            foreach (FileSystemInfo entry in Entries(Path.Combine(directory, at.Path)).Where(static entry => !entry.Name.StartsWith('.')))
            {
                string path = Path.Combine(at.Path, entry.Name);
                if (entry is DirectoryInfo && entry.LinkTarget is null && at.Depth < DeepestFolder)
                    waiting.Push((path, at.Depth + 1));
                else if (isLast && found.Count <= most)
                    found.Add(path);
            }
        }
    }

    private static IEnumerable<FileSystemInfo> Entries(string folder) => Directory.Exists(folder)
        ? new DirectoryInfo(folder).EnumerateFileSystemInfos("*", new EnumerationOptions { IgnoreInaccessible = true, AttributesToSkip = 0 })
        : [];
}
