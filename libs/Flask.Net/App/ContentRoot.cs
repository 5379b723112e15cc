namespace Flask.Net;

/// <summary>Finds the folder in which a program's templates and static files lie.</summary>
internal static class ContentRoot
{
    // Set by the SDK for programs that are run from one source file.
    private const string SourceFolder = "EntryPointFileDirectoryPath";

    /// <summary>The folder of the program's source file where it is run from one; else the program's own where it holds one of these; else the current one.</summary>
    public static string Find(params ReadOnlySpan<string?> folders)
    {
        if (System.AppContext.GetData(SourceFolder) is string source)
            return Path.GetFullPath(source);
        foreach (string? folder in folders)
        {
            if (folder is not null && Directory.Exists(Path.Combine(System.AppContext.BaseDirectory, folder)))
                return Path.TrimEndingDirectorySeparator(System.AppContext.BaseDirectory);
        }

        return Directory.GetCurrentDirectory();
    }
}
