using Jinja.Net.Compilation;
using Jinja.Net.Runtime;
using Jinja.Net.Runtime.Values;

namespace Jinja.Net;

/// <summary>Finding templates.</summary>
public partial class JinjaEnvironment
{
    private readonly TemplateCache<Template> _cache;

    /// <summary>A template from its text.</summary>
    /// <param name="source">The text.</param>
    /// <param name="globals">Variables that only this template sees, and those that it imports.</param>
    /// <returns>The template.</returns>
    /// <exception cref="TemplateSyntaxException">The text is no template.</exception>
    public Template FromString(string source, IEnumerable<KeyValuePair<string, object?>>? globals = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        return new Template(this, Compile(source, null, null), null, globals);
    }

    /// <summary>A template of the loader.</summary>
    /// <param name="name">The template's name.</param>
    /// <param name="parent">The name of the template that asks for it, for <see cref="JoinPath"/>.</param>
    /// <param name="globals">Variables that only this template sees, and those that it imports.</param>
    /// <returns>The template, from the cache if it is there and has not changed.</returns>
    /// <exception cref="TemplateNotFoundException">There is none of that name.</exception>
    /// <exception cref="TemplateSyntaxException">Its text is no template.</exception>
    public Template GetTemplate(string name, string? parent = null, IEnumerable<KeyValuePair<string, object?>>? globals = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        string path = parent is null ? name : JoinPath(name, parent);
        if (_cache.TryGet(path, out Template? known) && (!Options.AutoReload || known!.IsUpToDate))
        {
            known!.AddGlobals(globals);
            return known;
        }

        TemplateLoader loader = Options.Loader ?? throw NoLoader();
        TemplateSource source = Load(loader, path);
        Template template = new(this, Compile(source.Text, path, source.FileName), source.IsUpToDate, globals);
        _cache.Put(path, template);
        return template;
    }

    /// <summary>A template of the loader, found without holding up a thread.</summary>
    /// <param name="name">The template's name.</param>
    /// <param name="parent">The name of the template that asks for it, for <see cref="JoinPath"/>.</param>
    /// <param name="globals">Variables that only this template sees, and those that it imports.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>The template, from the cache if it is there and has not changed.</returns>
    /// <exception cref="TemplateNotFoundException">There is none of that name.</exception>
    /// <exception cref="TemplateSyntaxException">Its text is no template.</exception>
    public async ValueTask<Template> GetTemplateAsync(
        string name, string? parent = null, IEnumerable<KeyValuePair<string, object?>>? globals = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(name);
        string path = parent is null ? name : JoinPath(name, parent);
        if (_cache.TryGet(path, out Template? known) && (!Options.AutoReload || known!.IsUpToDate))
        {
            known!.AddGlobals(globals);
            return known;
        }

        TemplateLoader loader = Options.Loader ?? throw NoLoader();
        TemplateSource source = await LoadAsync(loader, path, cancellation).ConfigureAwait(false);
        Template template = new(this, Compile(source.Text, path, source.FileName), source.IsUpToDate, globals);
        _cache.Put(path, template);
        return template;
    }

    /// <summary>The first of several templates that exists, found without holding up a thread.</summary>
    /// <param name="names">The names in order.</param>
    /// <param name="parent">The name of the template that asks, for <see cref="JoinPath"/>.</param>
    /// <param name="globals">Variables that only this template sees, and those that it imports.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>The template.</returns>
    /// <exception cref="TemplatesNotFoundException">None exists.</exception>
    public async ValueTask<Template> SelectTemplateAsync(
        IEnumerable<string> names, string? parent = null, IEnumerable<KeyValuePair<string, object?>>? globals = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(names);
        List<string> tried = [];
        foreach (string name in names)
        {
            tried.Add(name);
            try
            {
                return await GetTemplateAsync(name, parent, globals, cancellation).ConfigureAwait(false);
            }
            catch (TemplateNotFoundException)
            {
                // The next one may exist.
            }
        }

        throw NoneFound(tried);
    }

    /// <summary>The first of several templates that exists.</summary>
    /// <param name="names">The names in order.</param>
    /// <param name="parent">The name of the template that asks, for <see cref="JoinPath"/>.</param>
    /// <param name="globals">Variables that only this template sees, and those that it imports.</param>
    /// <returns>The template.</returns>
    /// <exception cref="TemplatesNotFoundException">None exists.</exception>
    public Template SelectTemplate(IEnumerable<string> names, string? parent = null, IEnumerable<KeyValuePair<string, object?>>? globals = null)
    {
        ArgumentNullException.ThrowIfNull(names);
        List<string> tried = [];
        foreach (string name in names)
        {
            tried.Add(name);
            try
            {
                return GetTemplate(name, parent, globals);
            }
            catch (TemplateNotFoundException)
            {
                // The next one may exist.
            }
        }

        throw NoneFound(tried);
    }

    /// <summary>The full name of a template that another one asks for. Override it for names that are relative.</summary>
    /// <param name="name">The name as it was written.</param>
    /// <param name="parent">The name of the template that it was written in.</param>
    /// <returns>The name to look for; here the name itself.</returns>
    public virtual string JoinPath(string name, string parent) => name;

    /// <summary>Forgets every compiled template.</summary>
    public void ClearCache() => _cache.Clear();

    private static TemplateSource Load(TemplateLoader loader, string name)
    {
        try
        {
            return loader.Load(name);
        }
        catch (TemplateNotFoundException error) when (Explain(error, loader))
        {
            throw;
        }
    }

    private static async ValueTask<TemplateSource> LoadAsync(TemplateLoader loader, string name, CancellationToken cancellation)
    {
        try
        {
            return await loader.LoadAsync(name, cancellation).ConfigureAwait(false);
        }
        catch (TemplateNotFoundException error) when (Explain(error, loader))
        {
            throw;
        }
    }

    // Always false: it stands in an exception filter. The loader is asked for its names only if somebody wants the suggestion.
    private static bool Explain(TemplateNotFoundException error, TemplateLoader loader)
    {
        error.Suggest ??= () => error.Name is null ? null : Suggestions.Closest(error.Name, NamesOf(loader));
        return false;
    }

    private static IReadOnlyList<string> NamesOf(TemplateLoader loader)
    {
        try
        {
            return loader.ListTemplates();
        }
        catch (Exception error) when (error is NotSupportedException or IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static TemplatesNotFoundException NoneFound(List<string> tried) =>
        tried.Count == 0 ? new TemplatesNotFoundException(tried, "Tried to select from an empty list of templates.") : new TemplatesNotFoundException(tried);
}
