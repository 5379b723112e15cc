using Jinja.Net;

namespace Flask.Net;

/// <summary>Looks for templates with the application's loader first and then with those of its blueprints.</summary>
/// <remarks>Mirrors <c>flask.templating.DispatchingJinjaLoader</c>.</remarks>
internal sealed class DispatchingLoader(FlaskApp app) : TemplateLoader
{
    /// <inheritdoc/>
    public override TemplateSource Load(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (app.Settings.ExplainTemplateLoading)
            return LoadAndExplain(name);
        foreach (TemplatePlace place in Places())
        {
            if (TryLoad(place.Loader, name) is { } source)
                return source;
        }

        throw new TemplateNotFoundException(name);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> ListTemplates() =>
        [.. Places().SelectMany(static place => place.Loader.ListTemplates()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private TemplateSource LoadAndExplain(string name)
    {
        List<LoadAttempt> attempts = [.. Places().Select(place => new LoadAttempt(place, TryLoad(place.Loader, name)))];
        AppLogging.TemplateLoading(app.Logger, LoaderExplanation.Of(name, attempts));
        return attempts.Find(static attempt => attempt.Source is not null)?.Source ?? throw new TemplateNotFoundException(name);
    }

    private IEnumerable<TemplatePlace> Places()
    {
        if (app.TemplateLoader is { } own)
            yield return new TemplatePlace($"application '{app.Name}'", own);
        foreach ((string name, Blueprint blueprint) in app.Blueprints)
        {
            if (blueprint.TemplateLoader is { } loader)
                yield return new TemplatePlace($"blueprint '{name}' ({blueprint.ImportName})", loader);
        }
    }

    private static TemplateSource? TryLoad(TemplateLoader loader, string name)
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
