namespace Click.Net.Testing;

/// <summary>A folder of its own for a test, deleted in the end. The working directory of the process is not changed.</summary>
/// <remarks>Stands where Click has <c>CliRunner.isolated_filesystem</c>: give <see cref="Path"/> to <see cref="CliRunner.WorkingDirectory"/>.</remarks>
public sealed class IsolatedFileSystem : IDisposable
{
    /// <summary>Where the folder is.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("click-").FullName;

    /// <summary>Writes a file of the folder, and the folders on the way.</summary>
    /// <param name="name">The path below the folder.</param>
    /// <param name="content">The text.</param>
    /// <returns>The full path.</returns>
    public string Write(string name, string content)
    {
        string path = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
        return path;
    }

    /// <summary>Reads a file of the folder.</summary>
    public string Read(string name) => File.ReadAllText(System.IO.Path.Combine(Path, name));

    /// <inheritdoc />
    public void Dispose() => Directory.Delete(Path, recursive: true);
}
