namespace Click.Net.Io;

/// <summary>What is at a path, and what this process may do with it.</summary>
internal readonly record struct PathState(bool IsFile, bool IsDirectory, bool CanRead, bool CanWrite, bool CanExecute)
{
    /// <summary>Whether there is anything.</summary>
    public bool Exists => IsFile || IsDirectory;

    /// <summary>Looks at a path.</summary>
    public static PathState Of(string path, string workingDirectory)
    {
        if (path.Length == 0 || path.Contains('\0', StringComparison.Ordinal))
            return default;
        string full = Path.GetFullPath(path, workingDirectory);
        bool isDirectory = Directory.Exists(full);
        bool isFile = !isDirectory && File.Exists(full);
        if (!isDirectory && !isFile)
            return default;
        return new PathState(isFile, isDirectory, CanOpen(full, isDirectory), MayWrite(full), MayExecute(full, isDirectory));
    }

    private static bool CanOpen(string path, bool isDirectory)
    {
        try
        {
            if (isDirectory)
                return Directory.EnumerateFileSystemEntries(path).Take(1).Count() >= 0;
            File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete).Dispose();
            return true;
        }
        catch (Exception error) when (error is UnauthorizedAccessException or IOException)
        {
            return error is not UnauthorizedAccessException;
        }
    }

    private static bool MayWrite(string path)
    {
        if (OperatingSystem.IsWindows())
            return (File.GetAttributes(path) & FileAttributes.ReadOnly) == 0;
        if (Environment.IsPrivilegedProcess)
            return true;
        return (File.GetUnixFileMode(path) & (UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite)) != 0;
    }

    private static bool MayExecute(string path, bool isDirectory)
    {
        if (!OperatingSystem.IsWindows())
            return (File.GetUnixFileMode(path) & (UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute)) != 0;
        string extensions = Environment.GetEnvironmentVariable("PATHEXT") ?? ".COM;.EXE;.BAT;.CMD";
        return isDirectory || extensions.Split(';').Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);
    }
}
