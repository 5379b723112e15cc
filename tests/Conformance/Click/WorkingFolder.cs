using System.Text.Json.Nodes;

namespace Conformance.Click;

/// <summary>A folder of its own for a vector, with the files that it tells of.</summary>
internal sealed class WorkingFolder : IDisposable
{
    public WorkingFolder(JsonObject? files)
    {
        Path = Directory.CreateTempSubdirectory("click-").FullName;
        foreach ((string name, JsonNode? content) in files ?? [])
            Create(System.IO.Path.Combine(Path, name), (string?)content);
    }

    /// <summary>Where it is.</summary>
    public string Path { get; }

    public void Dispose() => Directory.Delete(Path, recursive: true);

    private static void Create(string path, string? content)
    {
        if (content is null)
        {
            Directory.CreateDirectory(path);
            return;
        }

        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
    }
}
