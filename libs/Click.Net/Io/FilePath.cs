namespace Click.Net.Io;

/// <summary>A path as it was given, without what means nothing (<c>a//b/./c</c> is <c>a/b/c</c>), and where it lies.</summary>
/// <param name="Text">The path, relative if it was given so.</param>
/// <param name="FullPath">The absolute path, from the console's working directory.</param>
/// <remarks>Stands where Click gives a <c>pathlib.Path</c>.</remarks>
public readonly record struct FilePath(string Text, string FullPath)
{
    /// <summary>Reads a path.</summary>
    /// <param name="text">The path as it was given.</param>
    /// <param name="workingDirectory">Where a relative path starts from.</param>
    public static FilePath Parse(string text, string workingDirectory)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new FilePath(Normalise(text), Path.GetFullPath(text.Length == 0 ? "." : text, workingDirectory));
    }

    /// <summary>The file of that path.</summary>
    public FileInfo ToFileInfo() => new(FullPath);

    /// <summary>The directory of that path.</summary>
    public DirectoryInfo ToDirectoryInfo() => new(FullPath);

    /// <inheritdoc />
    public override string ToString() => Text;

    private static string Normalise(string text)
    {
        string root = Path.GetPathRoot(text) ?? "";
        IEnumerable<string> parts = text[root.Length..]
            .Split([Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries)
            .Where(part => part != ".");
        string path = root + string.Join(Path.DirectorySeparatorChar, parts);
        return path.Length == 0 ? "." : path;
    }
}
