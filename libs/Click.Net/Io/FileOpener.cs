using System.Text;

namespace Click.Net.Io;

/// <summary>Opens files by Click's modes; <c>-</c> is the standard input or output.</summary>
internal static class FileOpener
{
    public const string StandardStream = "-";

    /// <summary>Prepares a file; nothing is opened yet.</summary>
    /// <param name="name">The path as it was given, or <c>-</c>.</param>
    /// <param name="mode">How it is opened.</param>
    /// <param name="encoding">The encoding of text.</param>
    /// <param name="atomic">Writes beside the file and moves it into place when it is closed.</param>
    /// <param name="workingDirectory">Where a relative path starts from.</param>
    /// <param name="standardInput">Opens the standard input.</param>
    /// <param name="standardOutput">Opens the standard output.</param>
    public static LazyFile Prepare(
        string name, OpenMode mode, Encoding encoding, bool atomic, string workingDirectory,
        Func<Stream> standardInput, Func<Stream> standardOutput)
    {
        if (name == StandardStream)
            return new LazyFile(name, mode.Text, true, encoding, mode.Writes ? standardOutput : standardInput);
        return new LazyFile(name, mode.Text, false, encoding, () => Open(FullPath(name, workingDirectory), mode, atomic));
    }

    private static string FullPath(string name, string workingDirectory) =>
        name.Length == 0 ? throw new FileNotFoundException() : Path.GetFullPath(name, workingDirectory);

    private static Stream Open(string path, OpenMode mode, bool atomic)
    {
        if (Directory.Exists(path))
            throw new IsADirectoryException(path);
        if (atomic)
            return new AtomicFile(path, mode);
        return new FileStream(path, mode.FileMode, mode.FileAccess, FileShare.ReadWrite);
    }
}
