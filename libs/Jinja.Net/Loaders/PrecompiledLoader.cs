using System.Collections.Frozen;
using System.IO.Compression;
using System.Text;

namespace Jinja.Net;

/// <summary>
/// Finds templates in a file that <see cref="JinjaEnvironment.CompileTemplates(string, Func{string, bool}?, Action{string, TemplateSyntaxException?}?)"/>
/// has written: all of them in one file, each of which was compiled then, so that none fails to compile later.
/// </summary>
/// <remarks>Takes the place of <c>jinja2.ModuleLoader</c>. There is no compiled code in the file: compiling takes microseconds here.</remarks>
public sealed class PrecompiledLoader : TemplateLoader
{
    private const long MostCharacters = 256 * 1024 * 1024;

    private readonly FrozenDictionary<string, string> _templates;

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidDataException">It is no file of templates, or holds more than 256 million characters.</exception>
    public PrecompiledLoader(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        using FileStream file = File.OpenRead(path);
        _templates = Read(file);
    }

    /// <summary>Reads a stream, such as that of an embedded resource, to its end.</summary>
    /// <param name="stream">The stream.</param>
    /// <exception cref="InvalidDataException">It holds no templates, or more than 256 million characters.</exception>
    public PrecompiledLoader(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        _templates = Read(stream);
    }

    /// <inheritdoc/>
    public override TemplateSource Load(string name) =>
        _templates.TryGetValue(name, out string? text) ? new TemplateSource(text) : throw new TemplateNotFoundException(name);

    /// <inheritdoc/>
    public override IReadOnlyList<string> ListTemplates() => [.. _templates.Keys.Order(StringComparer.Ordinal)];

    // The same templates give the same file, byte for byte.
    internal static void Write(Stream target, IEnumerable<(string Name, string Text)> templates)
    {
        using ZipArchive archive = new(target, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8);
        foreach ((string name, string text) in templates)
        {
            ZipArchiveEntry entry = archive.CreateEntry(name, CompressionLevel.SmallestSize);
            entry.LastWriteTime = new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
            using StreamWriter writer = new(entry.Open(), new UTF8Encoding(false));
            writer.Write(text);
        }
    }

    private static FrozenDictionary<string, string> Read(Stream stream)
    {
        using ZipArchive archive = new(stream, ZipArchiveMode.Read, leaveOpen: true, Encoding.UTF8);
        Dictionary<string, string> templates = new(StringComparer.Ordinal);
        long characters = 0;
        foreach (ZipArchiveEntry entry in archive.Entries)
        {
            using StreamReader reader = new(entry.Open(), Encoding.UTF8, detectEncodingFromByteOrderMarks: false);
            templates[entry.FullName] = ReadText(reader, MostCharacters - characters);
            characters += templates[entry.FullName].Length;
        }

        return templates.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static string ReadText(StreamReader reader, long most)
    {
        StringBuilder text = new();
        char[] buffer = new char[8192];
        for (int read; (read = reader.Read(buffer, 0, buffer.Length)) > 0;)
        {
            if (text.Length + (long)read > most)
                throw new InvalidDataException("The file holds more text than templates may have.");
            text.Append(buffer, 0, read);
        }

        return text.ToString();
    }
}
