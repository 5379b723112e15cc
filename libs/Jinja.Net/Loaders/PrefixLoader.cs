namespace Jinja.Net;

/// <summary>Asks the loader of a prefix: <c>app/index.html</c> is <c>index.html</c> of the loader <c>app</c>.</summary>
/// <remarks>Mirrors <c>jinja2.PrefixLoader</c>.</remarks>
/// <param name="loaders">Prefix to loader.</param>
/// <param name="delimiter">What stands between prefix and name.</param>
public sealed class PrefixLoader(IReadOnlyDictionary<string, TemplateLoader> loaders, string delimiter = "/") : TemplateLoader
{
    private readonly IReadOnlyDictionary<string, TemplateLoader> _loaders = loaders ?? throw new ArgumentNullException(nameof(loaders));

    /// <inheritdoc/>
    public override TemplateSource Load(string name)
    {
        (TemplateLoader loader, string local) = Find(name);
        try
        {
            return loader.Load(local);
        }
        catch (TemplateNotFoundException)
        {
            // The whole name is what was asked for.
            throw new TemplateNotFoundException(name);
        }
    }

    /// <inheritdoc/>
    public override async ValueTask<TemplateSource> LoadAsync(string name, CancellationToken cancellation = default)
    {
        (TemplateLoader loader, string local) = Find(name);
        try
        {
            return await loader.LoadAsync(local, cancellation).ConfigureAwait(false);
        }
        catch (TemplateNotFoundException)
        {
            throw new TemplateNotFoundException(name);
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> ListTemplates() =>
        [.. _loaders.SelectMany(pair => pair.Value.ListTemplates().Select(name => pair.Key + delimiter + name)).Order(StringComparer.Ordinal)];

    private (TemplateLoader Loader, string Local) Find(string name)
    {
        int end = name.IndexOf(delimiter, StringComparison.Ordinal);
        if (end < 0 || !_loaders.TryGetValue(name[..end], out TemplateLoader? loader))
            throw new TemplateNotFoundException(name);
        return (loader, name[(end + delimiter.Length)..]);
    }
}
