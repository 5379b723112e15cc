namespace Click.Net;

/// <summary>The name that help and errors call a program by.</summary>
internal static class ProgramNames
{
    private static readonly string[] Extensions = [".dll", ".exe"];

    /// <summary>The name of the process: the file's, without the extension of a library.</summary>
    public static string Detect() => Environment.GetCommandLineArgs() is [string path, ..] ? Of(path) : "";

    /// <summary>The name of a file, without the extension of a library.</summary>
    /// <remarks>Plain loops: what <see cref="Path"/> uses takes a millisecond when a program starts.</remarks>
    internal static string Of(string path)
    {
        int start = path.Length;
        while (start > 0 && path[start - 1] != Path.DirectorySeparatorChar && path[start - 1] != Path.AltDirectorySeparatorChar)
            start--;
        int end = path.Length;
        foreach (string extension in Extensions)
        {
            if (path.Length - start >= extension.Length && path.EndsWith(extension, StringComparison.Ordinal))
                end = path.Length - extension.Length;
        }

        return path[start..end];
    }
}
