using System.Runtime.CompilerServices;
using Jinja.Net;

namespace Flask.Net;

/// <summary>What an application and a blueprint have in common: routes, hooks, error handlers, templates and static files.</summary>
/// <remarks>Mirrors <c>flask.sansio.scaffold.Scaffold</c>. All of it is set up before the first request.</remarks>
public abstract partial class Scaffold
{
    private readonly string? _staticUrlPath;
    private TemplateLoader? _templateLoader;

    private protected Scaffold(string importName, string rootPath, string? staticFolder, string? staticUrlPath, string? templateFolder)
    {
        ArgumentNullException.ThrowIfNull(importName);
        ImportName = importName;
        RootPath = rootPath;
        StaticFolder = staticFolder is null ? null : Path.GetFullPath(Path.Combine(rootPath, staticFolder.TrimEnd('/', '\\')));
        TemplateFolder = templateFolder is null ? null : Path.GetFullPath(Path.Combine(rootPath, templateFolder));
        _staticUrlPath = staticUrlPath?.TrimEnd('/');
    }

    /// <summary>The name under which it was made.</summary>
    public string ImportName { get; }

    /// <summary>The folder in which its files lie, as an absolute path.</summary>
    public string RootPath { get; }

    /// <summary>The folder of the static files, as an absolute path; <see langword="null"/> where there are none.</summary>
    public string? StaticFolder { get; }

    /// <summary>The folder of the templates, as an absolute path; <see langword="null"/> where there are none.</summary>
    public string? TemplateFolder { get; }

    /// <summary>Where the templates come from: by default the files of <see cref="TemplateFolder"/>; <see langword="null"/> where there are none.</summary>
    /// <remarks>Mirrors <c>jinja_loader</c>. Set it to a loader of your own, as a <see cref="FileProviderLoader"/>, before the first template is rendered.</remarks>
    public TemplateLoader? TemplateLoader
    {
        get => _templateLoader ??= TemplateFolder is { } folder ? new FileSystemLoader(folder) : null;
        set => _templateLoader = value;
    }

    /// <summary>The URL below which the static files are served, as <c>/static</c>; <see langword="null"/> where there are none.</summary>
    public string? StaticUrlPath => _staticUrlPath ?? (StaticFolder is { } folder ? "/" + Path.GetFileName(folder) : null);

    internal ScopedFunctions<Func<ValueTask<object?>>> BeforeFunctions { get; } = new();

    internal ScopedFunctions<Func<Werkzeug.Net.Response, ValueTask<Werkzeug.Net.Response>>> AfterFunctions { get; } = new();

    internal ScopedFunctions<Func<Exception?, ValueTask>> TeardownFunctions { get; } = new();

    internal ScopedFunctions<Func<object?>> ContextProcessors { get; } = new();

    internal ScopedFunctions<Action<string?, IDictionary<string, object?>>> UrlValuePreprocessors { get; } = new();

    internal ScopedFunctions<Action<string, IDictionary<string, object?>>> UrlDefaultFunctions { get; } = new();

    internal HandlerTable Handlers { get; } = new();

    /// <summary>Sends a file of the static folder. This is the view behind the static URLs.</summary>
    /// <param name="filename">The path below the static folder, with <c>/</c>.</param>
    /// <exception cref="Werkzeug.Net.NotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidOperationException">There is no static folder.</exception>
    public virtual Werkzeug.Net.Response SendStaticFile(string filename)
    {
        string folder = StaticFolder ?? throw new InvalidOperationException("'StaticFolder' must be set to serve static files.");
        return StaticFiles.FromDirectory(folder, filename, new Werkzeug.Net.SendFileOptions { MaxAge = GetSendFileMaxAge(filename) });
    }

    /// <summary>How long a client may keep a file without asking again; <see langword="null"/> tells it to ask each time.</summary>
    /// <param name="filename">The file.</param>
    /// <remarks>The configuration's <c>SEND_FILE_MAX_AGE_DEFAULT</c>, a time span or a number of seconds.</remarks>
    public virtual TimeSpan? GetSendFileMaxAge(string? filename) => Current.App.Settings.SendFileMaxAge;

    /// <summary>Opens a file below <see cref="RootPath"/> for reading.</summary>
    /// <param name="resource">The path, with <c>/</c>.</param>
    public Stream OpenResource(string resource) => File.OpenRead(Path.Combine(RootPath, resource));

    /// <summary>Opens a text file below <see cref="RootPath"/> for reading, in UTF-8.</summary>
    /// <param name="resource">The path, with <c>/</c>.</param>
    public TextReader OpenTextResource(string resource) => new StreamReader(OpenResource(resource));

    /// <summary>Fails where setting up is over.</summary>
    private protected abstract void CheckSetup([CallerMemberName] string method = "");
}
