namespace Werkzeug.Net.Routing;

/// <summary>Slashes in paths.</summary>
internal static class PathText
{
    /// <summary>Whether slashes follow each other.</summary>
    public static bool HasDoubleSlash(string path) => path.Contains("//", StringComparison.Ordinal);

    /// <summary>The path with every run of slashes made one.</summary>
    public static string Merge(string path)
    {
        if (!HasDoubleSlash(path))
            return path;
        System.Text.StringBuilder merged = new(path.Length);
        foreach (char c in path)
        {
            if (c != '/' || merged.Length == 0 || merged[^1] != '/')
                merged.Append(c);
        }

        return merged.ToString();
    }
}
