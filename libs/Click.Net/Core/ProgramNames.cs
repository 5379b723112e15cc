namespace Click.Net;

/// <summary>The name that help and errors call a program by.</summary>
internal static class ProgramNames
{
    /// <summary>The name of the process: the file's, without the extension of a library.</summary>
    public static string Detect()
    {
        string path = Environment.GetCommandLineArgs() is [string first, ..] ? first : "";
        string name = Path.GetFileName(path);
        return Path.GetExtension(name) is ".dll" or ".exe" ? Path.GetFileNameWithoutExtension(name) : name;
    }
}
