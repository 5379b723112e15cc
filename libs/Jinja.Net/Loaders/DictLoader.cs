namespace Jinja.Net;

/// <summary>Finds templates in a dictionary of texts, which may change.</summary>
/// <remarks>Mirrors <c>jinja2.DictLoader</c>.</remarks>
/// <param name="templates">Name to text.</param>
public sealed class DictLoader(IReadOnlyDictionary<string, string> templates) : TemplateLoader
{
    private readonly IReadOnlyDictionary<string, string> _templates = templates ?? throw new ArgumentNullException(nameof(templates));

    /// <inheritdoc/>
    public override TemplateSource Load(string name)
    {
        if (!_templates.TryGetValue(name, out string? text))
            throw new TemplateNotFoundException(name);
        return new TemplateSource(text, null, () => _templates.TryGetValue(name, out string? current) && current == text);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> ListTemplates() => [.. _templates.Keys.Order(StringComparer.Ordinal)];
}
