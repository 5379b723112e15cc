using System.Text.Json;

namespace Jinja.Net.ChatTemplates;

/// <summary>What the files of a model say about its chat templates.</summary>
internal sealed class TokenizerConfig
{
    private const string ConfigFile = "tokenizer_config.json";
    private const string TemplateFile = "chat_template.jinja";
    private const string TemplateJsonFile = "chat_template.json";
    private const string MoreTemplates = "additional_chat_templates";

    /// <summary>The templates by name, in the order of the file.</summary>
    public OrderedDictionary<string, string> Templates { get; } = new(StringComparer.Ordinal);

    /// <summary>The special tokens by name: texts, or a list of texts.</summary>
    public Dictionary<string, object?> SpecialTokens { get; } = new(StringComparer.Ordinal);

    /// <summary>Reads a folder, a file, or the text of a JSON file.</summary>
    public static TokenizerConfig Load(string pathOrJson)
    {
        TokenizerConfig config = new();
        string start = pathOrJson.AsSpan().TrimStart()[..Math.Min(2, pathOrJson.AsSpan().TrimStart().Length)].ToString();
        string place = pathOrJson;
        if (start is "{{" or "{%" or "{#")
            throw ChatTemplateException.LooksLikeTemplate();
        if (start.StartsWith('{'))
            config.ReadJson(pathOrJson, place = "The JSON that was passed");
        else if (Directory.Exists(pathOrJson))
            config.ReadFolder(pathOrJson);
        else if (pathOrJson.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
            config.ReadConfigFile(pathOrJson);
        else
            config.ReadTemplateFile(pathOrJson);
        return config.Templates.Count > 0 ? config : throw ChatTemplateException.NoTemplate(place);
    }

    private void ReadFolder(string folder)
    {
        foreach (string name in (string[])[TemplateJsonFile, ConfigFile])
            ReadIfThere(Path.Combine(folder, name), ReadJsonFile);
        ReadIfThere(Path.Combine(folder, TemplateFile), path => Templates["default"] = File.ReadAllText(path));
        string more = Path.Combine(folder, MoreTemplates);
        if (!Directory.Exists(more))
            return;
        foreach (string path in Directory.EnumerateFiles(more, "*.jinja").Order(StringComparer.Ordinal))
            Templates[Path.GetFileNameWithoutExtension(path)] = File.ReadAllText(path);
    }

    // Newer models keep the template in a file beside the configuration.
    private void ReadConfigFile(string path)
    {
        ReadJsonFile(path);
        if (Templates.Count == 0)
            ReadFolder(FolderOf(path));
    }

    private void ReadTemplateFile(string path)
    {
        string source = File.ReadAllText(path);
        ReadIfThere(Path.Combine(FolderOf(path), ConfigFile), ReadJsonFile);
        Templates.Clear();
        Templates["default"] = source;
    }

    private static string FolderOf(string path) => Path.GetDirectoryName(Path.GetFullPath(path)) ?? ".";

    private static void ReadIfThere(string path, Action<string> read)
    {
        if (File.Exists(path))
            read(path);
    }

    private void ReadJsonFile(string path) => ReadJson(File.ReadAllText(path), path);

    private void ReadJson(string json, string place)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json, new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            foreach (JsonProperty member in document.RootElement.EnumerateObject())
                Read(member, place);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw ChatTemplateException.NotJson(place, error);
        }
    }

    private void Read(JsonProperty member, string place)
    {
        if (member.Name == "chat_template")
            ReadTemplates(member.Value, place);
        else if (member.Name == "extra_special_tokens" && member.Value.ValueKind == JsonValueKind.Object)
            foreach (JsonProperty token in member.Value.EnumerateObject())
                ReadToken(token);
        else if (member.Name == "additional_special_tokens" && member.Value.ValueKind == JsonValueKind.Array)
            SpecialTokens[member.Name] = member.Value.EnumerateArray().Select(TokenOf).OfType<string>().ToList();
        else if (member.Name.EndsWith("_token", StringComparison.Ordinal))
            ReadToken(member);
    }

    private void ReadToken(JsonProperty member)
    {
        if (TokenOf(member.Value) is string token)
            SpecialTokens[member.Name] = token;
    }

    /// <summary>A token is a text, or an object that has it as its content.</summary>
    private static string? TokenOf(JsonElement token) => token.ValueKind switch
    {
        JsonValueKind.String => token.GetString(),
        JsonValueKind.Object when token.TryGetProperty("content", out JsonElement content) && content.ValueKind == JsonValueKind.String => content.GetString(),
        _ => null,
    };

    private void ReadTemplates(JsonElement written, string place)
    {
        switch (written.ValueKind)
        {
            case JsonValueKind.String:
                Templates["default"] = written.GetString()!;
                break;
            case JsonValueKind.Array:
                foreach (JsonElement item in written.EnumerateArray())
                    ReadNamed(item, place);
                break;
            case JsonValueKind.Object:
                foreach (JsonProperty named in written.EnumerateObject())
                    Templates[named.Name] = TextOf(named.Value, place);
                break;
            case JsonValueKind.Null:
                break;
            default:
                throw ChatTemplateException.WrongTemplate(place);
        }
    }

    private void ReadNamed(JsonElement item, string place)
    {
        if (item.ValueKind != JsonValueKind.Object || !item.TryGetProperty("name", out JsonElement name) || !item.TryGetProperty("template", out JsonElement template))
            throw ChatTemplateException.WrongTemplate(place);
        Templates[TextOf(name, place)] = TextOf(template, place);
    }

    private static string TextOf(JsonElement element, string place) =>
        element.ValueKind == JsonValueKind.String ? element.GetString()! : throw ChatTemplateException.WrongTemplate(place);
}
