using System.Globalization;
using Jinja.Net;

namespace Flask.Net;

/// <summary>Looks for templates in the application's folder first and then in those of its blueprints.</summary>
/// <remarks>Mirrors <c>flask.templating.DispatchingJinjaLoader</c>.</remarks>
internal sealed class DispatchingLoader(FlaskApp app) : TemplateLoader
{
    private readonly Dictionary<string, FileSystemLoader> _loaders = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override TemplateSource Load(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (app.Settings.ExplainTemplateLoading)
            return LoadAndExplain(name);
        foreach ((Scaffold _, FileSystemLoader loader) in Places())
        {
            if (TryLoad(loader, name) is { } source)
                return source;
        }

        throw new TemplateNotFoundException(name);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> ListTemplates() =>
        [.. Places().SelectMany(static place => place.Loader.ListTemplates()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private TemplateSource LoadAndExplain(string name)
    {
        List<LoadAttempt> attempts = [.. Places().Select(place => new LoadAttempt(place.Owner, place.Loader.SearchPath, TryLoad(place.Loader, name)))];
        AppLogging.TemplateLoading(app.Logger, LoaderExplanation.Of(app, name, attempts));
        return attempts.Find(static attempt => attempt.Source is not null)?.Source ?? throw new TemplateNotFoundException(name);
    }

    private IEnumerable<(Scaffold Owner, FileSystemLoader Loader)> Places()
    {
        foreach (Scaffold owner in (IEnumerable<Scaffold>)[app, .. app.Blueprints.Values])
        {
            if (owner.TemplateFolder is { } folder)
                yield return (owner, LoaderOf(folder));
        }
    }

    private FileSystemLoader LoaderOf(string folder)
    {
        lock (_loaders)
        {
            if (!_loaders.TryGetValue(folder, out FileSystemLoader? loader))
                _loaders[folder] = loader = new FileSystemLoader(folder);
            return loader;
        }
    }

    private static TemplateSource? TryLoad(FileSystemLoader loader, string name)
    {
        try
        {
            return loader.Load(name);
        }
        catch (TemplateNotFoundException)
        {
            return null;
        }
    }
}
