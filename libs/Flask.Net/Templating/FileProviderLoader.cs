using System.Text;
using Jinja.Net;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;

namespace Flask.Net;

/// <summary>Finds templates in a file provider of .NET: files, resources of an assembly, or several of them together.</summary>
/// <param name="provider">The files.</param>
/// <param name="folder">The folder of the templates in it; empty for its root.</param>
/// <remarks>A template is out of date once the provider's change token says so, or its time of writing is another.</remarks>
/// <example><code>app.TemplateLoader = new FileProviderLoader(new ManifestEmbeddedFileProvider(typeof(MyApp).Assembly), "templates");</code></example>
public sealed class FileProviderLoader(IFileProvider provider, string folder = "") : TemplateLoader
{
    private const int DeepestFolder = 64;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly IFileProvider _provider = provider ?? throw new ArgumentNullException(nameof(provider));
    private readonly string _folder = folder?.Trim('/') ?? throw new ArgumentNullException(nameof(folder));

    /// <inheritdoc/>
    public override TemplateSource Load(string name)
    {
        (string path, IFileInfo file) = Find(name);
        using StreamReader reader = new(file.CreateReadStream(), Utf8);
        return Source(path, file, reader.ReadToEnd());
    }

    /// <inheritdoc/>
    public override async ValueTask<TemplateSource> LoadAsync(string name, CancellationToken cancellation = default)
    {
        (string path, IFileInfo file) = Find(name);
        using StreamReader reader = new(file.CreateReadStream(), Utf8);
        return Source(path, file, await reader.ReadToEndAsync(cancellation).ConfigureAwait(false));
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> ListTemplates() => [.. NamesBelow("", 0).Order(StringComparer.Ordinal)];

    private (string Path, IFileInfo File) Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        string[] segments = [.. name.Split('/').Where(static segment => segment is not ("" or "."))];
        if (segments.Length == 0 || segments.Any(static segment => segment == ".." || segment.AsSpan().IndexOfAny('\\', ':', '\0') >= 0))
            throw new TemplateNotFoundException(name);
        string path = Joined(_folder, string.Join('/', segments));
        IFileInfo file = _provider.GetFileInfo(path);
        return file is { Exists: true, IsDirectory: false } ? (path, file) : throw new TemplateNotFoundException(name);
    }

    private TemplateSource Source(string path, IFileInfo file, string text)
    {
        IChangeToken token = _provider.Watch(path);
        DateTimeOffset written = file.LastModified;
        return new TemplateSource(text, file.PhysicalPath ?? path, () => !token.HasChanged && _provider.GetFileInfo(path) is { Exists: true } now && now.LastModified == written);
    }

    private IEnumerable<string> NamesBelow(string path, int depth)
    {
        foreach (IFileInfo file in _provider.GetDirectoryContents(Joined(_folder, path)))
        {
            string name = Joined(path, file.Name);
            if (!file.IsDirectory)
                yield return name;
            else if (depth < DeepestFolder)
            {
                foreach (string inner in NamesBelow(name, depth + 1))
                    yield return inner;
            }
        }
    }

    private static string Joined(string folder, string name) => folder.Length == 0 ? name : name.Length == 0 ? folder : folder + "/" + name;
}
