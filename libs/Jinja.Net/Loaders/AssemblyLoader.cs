using System.Reflection;

namespace Jinja.Net;

/// <summary>Finds templates among the resources that are embedded in an assembly.</summary>
/// <remarks>Stands for <c>jinja2.PackageLoader</c>. The resource <c>App.templates.mail.txt</c> of the prefix <c>App.templates</c> is <c>mail.txt</c>; folders are told by <c>/</c>.</remarks>
/// <param name="assembly">The assembly.</param>
/// <param name="prefix">What the resources' names begin with, without the last point; <see langword="null"/> is the assembly's name and <c>templates</c>.</param>
public sealed class AssemblyLoader(Assembly assembly, string? prefix = null) : TemplateLoader
{
    private readonly Assembly _assembly = assembly ?? throw new ArgumentNullException(nameof(assembly));
    private readonly string _prefix = (prefix ?? $"{assembly.GetName().Name}.templates") + ".";

    /// <inheritdoc/>
    public override TemplateSource Load(string name)
    {
        string resource = _prefix + string.Join('.', TemplatePath.Split(name));
        using Stream? stream = _assembly.GetManifestResourceStream(resource);
        if (stream is null)
            throw new TemplateNotFoundException(name);
        using StreamReader reader = new(stream);
        return new TemplateSource(reader.ReadToEnd());
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> ListTemplates() =>
    [
        .. _assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(_prefix, StringComparison.Ordinal))
            .Select(name => name[_prefix.Length..])
            .Order(StringComparer.Ordinal),
    ];
}
