namespace Click.Net.Io;

/// <summary>Says why a file could not be opened, in the words of the system.</summary>
internal static class FileErrors
{
    /// <summary>The reason; null where the error is none of files.</summary>
    public static string? Explain(Exception error) => error switch
    {
        FileNotFoundException or DirectoryNotFoundException => "No such file or directory",
        IsADirectoryException => "Is a directory",
        UnauthorizedAccessException => "Permission denied",
        PathTooLongException => "File name too long",
        IOException { HResult: 17 or unchecked((int)0x80070050) } => "File exists",
        IOException io => io.Message,
        _ => null,
    };
}

/// <summary>A directory stands where a file should be opened.</summary>
internal sealed class IsADirectoryException(string path) : IOException($"Is a directory: {path}");
