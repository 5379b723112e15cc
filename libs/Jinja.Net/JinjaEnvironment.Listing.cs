using Jinja.Net.Compilation;
using Jinja.Net.Runtime;
using Jinja.Net.Runtime.Values;

namespace Jinja.Net;

/// <summary>What templates there are.</summary>
public partial class JinjaEnvironment
{
    /// <summary>The names of the loader's templates.</summary>
    /// <param name="filter">Which names to give; <see langword="null"/> gives all.</param>
    /// <returns>The names, sorted.</returns>
    /// <exception cref="NotSupportedException">The loader cannot list them.</exception>
    public IReadOnlyList<string> ListTemplates(Func<string, bool>? filter = null)
    {
        IReadOnlyList<string> names = Options.Loader?.ListTemplates() ?? [];
        return filter is null ? names : [.. names.Where(filter)];
    }

    /// <summary>The names of the loader's templates with one of several extensions.</summary>
    /// <param name="extensions">The extensions, without the point.</param>
    /// <returns>The names, sorted.</returns>
    /// <exception cref="NotSupportedException">The loader cannot list them.</exception>
    public IReadOnlyList<string> ListTemplates(IEnumerable<string> extensions)
    {
        HashSet<string> wanted = new(extensions, StringComparer.Ordinal);
        return ListTemplates(name => name.Contains('.', StringComparison.Ordinal) && wanted.Contains(name[(name.LastIndexOf('.') + 1)..]));
    }

    /// <summary>Compiles the loader's templates to see that they are valid, and writes them to one file for a <see cref="PrecompiledLoader"/>.</summary>
    /// <param name="path">The file, which is replaced.</param>
    /// <param name="filter">Which templates to take; <see langword="null"/> takes all.</param>
    /// <param name="report">Is told each template, and why it is left out if it is not valid; <see langword="null"/> lets the first error end it all.</param>
    /// <exception cref="TemplateSyntaxException">A template is not valid, and nobody is told.</exception>
    /// <exception cref="NotSupportedException">The loader cannot list its templates.</exception>
    /// <remarks>Mirrors <c>Environment.compile_templates</c>.</remarks>
    public void CompileTemplates(string path, Func<string, bool>? filter = null, Action<string, TemplateSyntaxException?>? report = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        List<(string, string)> valid = ValidTemplates(filter, report);
        using FileStream file = File.Create(path);
        PrecompiledLoader.Write(file, valid);
    }

    /// <summary>Compiles the loader's templates to see that they are valid, and writes them to a stream for a <see cref="PrecompiledLoader"/>.</summary>
    /// <param name="target">The stream.</param>
    /// <param name="filter">Which templates to take; <see langword="null"/> takes all.</param>
    /// <param name="report">Is told each template, and why it is left out if it is not valid; <see langword="null"/> lets the first error end it all.</param>
    /// <exception cref="TemplateSyntaxException">A template is not valid, and nobody is told.</exception>
    /// <exception cref="NotSupportedException">The loader cannot list its templates.</exception>
    public void CompileTemplates(Stream target, Func<string, bool>? filter = null, Action<string, TemplateSyntaxException?>? report = null)
    {
        ArgumentNullException.ThrowIfNull(target);
        PrecompiledLoader.Write(target, ValidTemplates(filter, report));
    }

    private List<(string Name, string Text)> ValidTemplates(Func<string, bool>? filter, Action<string, TemplateSyntaxException?>? report)
    {
        List<(string, string)> valid = [];
        foreach (string name in ListTemplates(filter))
        {
            TemplateSource source = Options.Loader!.Load(name);
            try
            {
                Compile(source.Text, name, source.FileName);
                valid.Add((name, source.Text));
                report?.Invoke(name, null);
            }
            catch (TemplateSyntaxException error) when (report is not null)
            {
                report(name, error);
            }
        }

        return valid;
    }
}
