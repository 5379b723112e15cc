using Jinja.Net.Compilation;
using Jinja.Net.Parsing.Lexing;
using Jinja.Net.Runtime;
using Jinja.Net.Syntax;

namespace Jinja.Net;

/// <summary>Finding what is wrong with templates without running them.</summary>
public partial class JinjaEnvironment
{
    /// <summary>
    /// Tells everything that is wrong with a template's text at once, for editors and build checks. After an error the text is read on behind
    /// the tag that it is in; at most 100 errors are looked for.
    /// </summary>
    /// <param name="source">The text.</param>
    /// <param name="name">The template's name, for the messages.</param>
    /// <returns>
    /// The findings; none if the template is fine. The first error is the one that <see cref="FromString"/> throws, the rest is in the order of the text.
    /// Unknown filters and tests that only some renders get to are warnings.
    /// </returns>
    /// <example><code>
    /// foreach (TemplateDiagnostic finding in env.Diagnose(File.ReadAllText(path), path))
    ///     Console.WriteLine(finding);
    /// </code></example>
    public IReadOnlyList<TemplateDiagnostic> Diagnose(string source, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        string read;
        try
        {
            read = Preprocess(source, name);
        }
        catch (TemplateSyntaxException error)
        {
            return [new TemplateDiagnostic(error)];
        }

        (TemplateNode tree, IReadOnlyList<TemplateSyntaxException> errors) = _parser.Diagnose(read, name, null);
        CodeUnit unit = new(name, null, TemplateLexer.Normalize(source, Options.Syntax));
        IEnumerable<TemplateDiagnostic> findings = TemplateCompiler.Diagnose(tree, unit, this);
        // What could be read of a broken template breaks rules that the whole does not: a loop without its tag leaves a lone break.
        if (errors.Count > 0)
            findings = [.. errors.Select(error => new TemplateDiagnostic(error, suggestion: TagSuggestion(error))), .. findings.Where(static finding => finding.IsUnknownName)];
        return Sort([.. findings]);
    }

    // The error that a compilation ends at stays the first error.
    private static List<TemplateDiagnostic> Sort(List<TemplateDiagnostic> findings)
    {
        int first = findings.FindIndex(static finding => finding.Severity == DiagnosticSeverity.Error);
        IEnumerable<TemplateDiagnostic> rest = findings.Where((_, index) => index != first).OrderBy(static finding => finding.Line).ThenBy(static finding => finding.Column ?? 0);
        return first < 0 ? [.. rest] : [findings[first], .. rest];
    }

    private string? TagSuggestion(TemplateSyntaxException error)
    {
        const string Unknown = "Encountered unknown tag '";
        if (!error.Message.StartsWith(Unknown, StringComparison.Ordinal))
            return null;
        string tag = error.Message[Unknown.Length..error.Message.IndexOf('\'', Unknown.Length)];
        string[] known = [.. _tags.Names, .. _tags.Names.Select(static name => "end" + name), "else", "elif"];
        return known.Contains(tag, StringComparer.Ordinal) ? null : Suggestions.Closest(tag, known);
    }
}
