namespace Jinja.Net;

/// <summary>There is no template of that name.</summary>
/// <remarks>Mirrors <c>jinja2.TemplateNotFound</c>.</remarks>
public class TemplateNotFoundException : TemplateException
{
    /// <summary>Makes an error for one name.</summary>
    /// <param name="name">The name that was looked for.</param>
    /// <param name="message">What to say instead of the name.</param>
    public TemplateNotFoundException(string? name, string? message = null)
        : base(message ?? name)
    {
        Name = name;
        Templates = name is null ? [] : [name];
    }

    /// <summary>Makes an error for several names.</summary>
    /// <param name="names">The names that were tried, in order.</param>
    /// <param name="message">What to say.</param>
    protected TemplateNotFoundException(IReadOnlyList<string> names, string message)
        : base(message)
    {
        ArgumentNullException.ThrowIfNull(names);
        Name = names.Count == 0 ? null : names[^1];
        Templates = names;
    }

    /// <summary>The name that was looked for; of several the last one.</summary>
    public string? Name { get; }

    /// <summary>Every name that was tried.</summary>
    public IReadOnlyList<string> Templates { get; }
}

/// <summary>None of several templates exists.</summary>
/// <remarks>Mirrors <c>jinja2.TemplatesNotFound</c>.</remarks>
/// <param name="names">The names that were tried, in order.</param>
/// <param name="message">What to say; <see langword="null"/> lists the names.</param>
public class TemplatesNotFoundException(IReadOnlyList<string> names, string? message = null)
    : TemplateNotFoundException(names, message ?? $"none of the templates given were found: {string.Join(", ", names)}");
