using System.Text;

namespace Jinja.Net;

/// <summary>Finds templates in folders, the first folder that has one first.</summary>
/// <remarks>Mirrors <c>jinja2.FileSystemLoader</c>.</remarks>
public sealed class FileSystemLoader : TemplateLoader
{
    private readonly string[] _folders;
    private readonly Encoding _encoding;
    private readonly bool _followsLinks;

    /// <summary>Makes a loader for one folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="encoding">How the files are written; <see langword="null"/> is UTF-8.</param>
    /// <param name="followLinks">Whether listing goes into folders that are links.</param>
    public FileSystemLoader(string folder, Encoding? encoding = null, bool followLinks = false)
        : this([folder], encoding, followLinks)
    {
    }

    /// <summary>Makes a loader for several folders.</summary>
    /// <param name="folders">The folders, in the order in which they are searched.</param>
    /// <param name="encoding">How the files are written; <see langword="null"/> is UTF-8.</param>
    /// <param name="followLinks">Whether listing goes into folders that are links.</param>
    public FileSystemLoader(IEnumerable<string> folders, Encoding? encoding = null, bool followLinks = false)
    {
        ArgumentNullException.ThrowIfNull(folders);
        _folders = [.. folders];
        _encoding = encoding ?? new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
        _followsLinks = followLinks;
    }

    /// <summary>The folders, in the order in which they are searched.</summary>
    public IReadOnlyList<string> SearchPath => _folders;

    /// <inheritdoc/>
    public override TemplateSource Load(string name)
    {
        string file = Find(name);
        DateTime written = File.GetLastWriteTimeUtc(file);
        return new TemplateSource(File.ReadAllText(file, _encoding), file, () => IsUnchanged(file, written));
    }

    /// <inheritdoc/>
    public override async ValueTask<TemplateSource> LoadAsync(string name, CancellationToken cancellation = default)
    {
        string file = Find(name);
        DateTime written = File.GetLastWriteTimeUtc(file);
        string text = await File.ReadAllTextAsync(file, _encoding, cancellation).ConfigureAwait(false);
        return new TemplateSource(text, file, () => IsUnchanged(file, written));
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> ListTemplates()
    {
        HashSet<string> found = new(StringComparer.Ordinal);
        foreach (string folder in _folders.Where(Directory.Exists))
            foreach (string file in Directory.EnumerateFiles(folder, "*", Listing()))
                found.Add(Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '/'));
        return [.. found.Order(StringComparer.Ordinal)];
    }

    private EnumerationOptions Listing() => new()
    {
        RecurseSubdirectories = true,
        AttributesToSkip = _followsLinks ? 0 : FileAttributes.ReparsePoint,
        MaxRecursionDepth = 64,
    };

    private string Find(string name)
    {
        IReadOnlyList<string> segments = TemplatePath.Split(name);
        foreach (string folder in _folders)
        {
            string file = Path.GetFullPath(Path.Join([folder, .. segments]));
            if (File.Exists(file))
                return file;
        }

        string paths = _folders.Length == 1 ? "path" : "paths";
        throw new TemplateNotFoundException(
            name, $"'{name}' not found in search {paths}: {string.Join(", ", _folders.Select(static folder => $"'{folder}'"))}");
    }

    private static bool IsUnchanged(string file, DateTime written) => File.Exists(file) && File.GetLastWriteTimeUtc(file) == written;
}
