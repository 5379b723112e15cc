namespace Jinja.Net;

/// <summary>Asks several loaders, one after the other.</summary>
/// <remarks>Mirrors <c>jinja2.ChoiceLoader</c>.</remarks>
/// <param name="loaders">The loaders in the order in which they are asked.</param>
public sealed class ChoiceLoader(params IEnumerable<TemplateLoader> loaders) : TemplateLoader
{
    private readonly TemplateLoader[] _loaders = [.. loaders];

    /// <summary>The loaders in the order in which they are asked.</summary>
    public IReadOnlyList<TemplateLoader> Loaders => _loaders;

    /// <inheritdoc/>
    public override TemplateSource Load(string name)
    {
        foreach (TemplateLoader loader in _loaders)
        {
            try
            {
                return loader.Load(name);
            }
            catch (TemplateNotFoundException)
            {
                // The next one may have it.
            }
        }

        throw new TemplateNotFoundException(name);
    }

    /// <inheritdoc/>
    public override async ValueTask<TemplateSource> LoadAsync(string name, CancellationToken cancellation = default)
    {
        foreach (TemplateLoader loader in _loaders)
        {
            try
            {
                return await loader.LoadAsync(name, cancellation).ConfigureAwait(false);
            }
            catch (TemplateNotFoundException)
            {
                // The next one may have it.
            }
        }

        throw new TemplateNotFoundException(name);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> ListTemplates() =>
        [.. _loaders.SelectMany(static loader => loader.ListTemplates()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
