using System.Text.Json;
using System.Text.Json.Nodes;

namespace Conformance.Vectors;

/// <summary>A file of vectors: a header that names the original and the kind, then one vector a line.</summary>
internal sealed class VectorFile
{
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 2_000 };

    private VectorFile(string path, string kind, IReadOnlyList<string> lines)
    {
        Path = path;
        Kind = kind;
        Lines = lines;
    }

    /// <summary>Where the file lies.</summary>
    public string Path { get; }

    /// <summary>Library and kind, as <c>jinja/render</c>.</summary>
    public string Kind { get; }

    /// <summary>The vectors, not yet read: a line that cannot be read counts as failed.</summary>
    public IReadOnlyList<string> Lines { get; }

    /// <summary>All vector files at or below a path, in the order of their names.</summary>
    public static IEnumerable<VectorFile> Find(string path)
    {
        if (File.Exists(path))
            return [Open(path)];
        return Directory.EnumerateFiles(path, "*.jsonl", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(Open);
    }

    /// <summary>Reads one line into a vector.</summary>
    public Vector Read(string line)
    {
        JsonObject input = JsonNode.Parse(line, documentOptions: Deep)!.AsObject();
        return new Vector((string)input["id"]!, input, input["expect"]!.AsObject(), System.IO.Path.GetDirectoryName(Path)!);
    }

    private static VectorFile Open(string path)
    {
        string full = System.IO.Path.GetFullPath(path);
        string[] lines = File.ReadAllLines(full);
        string kind = lines.Length == 0 ? "unknown" : KindOf(lines[0]);
        return new VectorFile(full, kind, lines.Skip(1).Where(line => line.Length > 0).ToList());
    }

    private static string KindOf(string header)
    {
        try
        {
            JsonNode node = JsonNode.Parse(header)!;
            string original = ((string?)node["ref"] ?? "unknown").Split(' ')[0];
            return $"{(original == "jinja2" ? "jinja" : original)}/{(string?)node["kind"] ?? "unknown"}";
        }
        catch (JsonException)
        {
            return "unknown";
        }
    }
}
