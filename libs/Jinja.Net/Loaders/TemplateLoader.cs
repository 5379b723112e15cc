namespace Jinja.Net;

/// <summary>The text of a template as a loader found it.</summary>
/// <param name="Text">The text.</param>
/// <param name="FileName">Its file; <see langword="null"/> if it has none.</param>
/// <param name="IsUpToDate">Whether the text is still what the loader would find; <see langword="null"/> means that it always is.</param>
public sealed record TemplateSource(string Text, string? FileName = null, Func<bool>? IsUpToDate = null);

/// <summary>Finds the text of templates by their names.</summary>
/// <remarks>Mirrors <c>jinja2.BaseLoader</c>. Override <see cref="Load"/>, and <see cref="ListTemplates"/> where names can be listed.</remarks>
public abstract class TemplateLoader
{
    /// <summary>Finds a template.</summary>
    /// <param name="name">Its name, with <c>/</c> between folders.</param>
    /// <returns>Its text.</returns>
    /// <exception cref="TemplateNotFoundException">There is none of that name.</exception>
    public abstract TemplateSource Load(string name);

    /// <summary>Finds a template without holding up a thread.</summary>
    /// <param name="name">Its name, with <c>/</c> between folders.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>Its text.</returns>
    /// <exception cref="TemplateNotFoundException">There is none of that name.</exception>
    public virtual ValueTask<TemplateSource> LoadAsync(string name, CancellationToken cancellation = default) => new(Load(name));

    /// <summary>The names of all templates, sorted.</summary>
    /// <returns>The names.</returns>
    /// <exception cref="NotSupportedException">The loader cannot list them.</exception>
    public virtual IReadOnlyList<string> ListTemplates() => throw new NotSupportedException("this loader cannot iterate over all templates");
}
