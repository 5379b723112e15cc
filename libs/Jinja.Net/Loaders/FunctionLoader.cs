namespace Jinja.Net;

/// <summary>Finds templates by asking a function.</summary>
/// <remarks>Mirrors <c>jinja2.FunctionLoader</c>.</remarks>
public sealed class FunctionLoader : TemplateLoader
{
    private readonly Func<string, TemplateSource?> _find;

    /// <summary>Makes a loader.</summary>
    /// <param name="find">Gives the text of a name, or <see langword="null"/>.</param>
    public FunctionLoader(Func<string, string?> find)
    {
        ArgumentNullException.ThrowIfNull(find);
        _find = name => find(name) is { } text ? new TemplateSource(text) : null;
    }

    /// <summary>Makes a loader.</summary>
    /// <param name="find">Gives the source of a name, or <see langword="null"/>.</param>
    public FunctionLoader(Func<string, TemplateSource?> find)
    {
        ArgumentNullException.ThrowIfNull(find);
        _find = find;
    }

    /// <inheritdoc/>
    public override TemplateSource Load(string name) => _find(name) ?? throw new TemplateNotFoundException(name);
}
