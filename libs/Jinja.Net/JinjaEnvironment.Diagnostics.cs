using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Jinja.Net.Analysis.Checking;
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
            read = ReadBy(source, name, null);
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
            findings = [.. errors.Select(error => new TemplateDiagnostic(error)), .. findings.Where(static finding => finding.IsUnknownName)];
        return Sort([.. findings]);
    }

    /// <summary>
    /// Tells which names and members a template asks for that a model of a type cannot have: through loops, variables, macros, blocks, and the templates that it extends,
    /// includes and imports. What is not known beforehand (dictionaries, <see cref="object"/>, JSON) has every member. Names that the template itself asks about
    /// (<c>x is defined</c>, <c>x|default(1)</c>) may be missing.
    /// </summary>
    /// <param name="template">The template.</param>
    /// <param name="model">The type whose objects the template is rendered with.</param>
    /// <returns>The findings. What cannot exist is an error; what is only asked whether it is true, or may exist in a derived type, is a warning.</returns>
    /// <example><code>
    /// foreach (TemplateDiagnostic finding in env.Check(env.GetTemplate("invoice.html"), typeof(Invoice)))
    ///     Console.WriteLine(finding);
    /// </code></example>
    public IReadOnlyList<TemplateDiagnostic> Check(Template template, [DynamicallyAccessedMembers(ModelMemberTypes)] Type model)
    {
        ArgumentNullException.ThrowIfNull(template);
        ArgumentNullException.ThrowIfNull(model);
        ModelCheckHost host = new(this, template.Code.OwnGlobals);
        ModelMembers members = new(host);
        ModelType type = ModelType.Of(model);
        return Check(template, host, ModelMembers.Name(model), [.. ModelMembers.Names(type)], name => type switch
        {
            ObjectType known => members.FindVariable(known.Type, name),
            MappingType mapping => mapping.Value,
            _ => ModelType.Unknown,
        });
    }

    /// <summary>Tells which names and members a template asks for that its variables cannot have.</summary>
    /// <param name="template">The template.</param>
    /// <param name="variables">The types of its variables by name.</param>
    /// <returns>The findings. What cannot exist is an error; what is only asked whether it is true, or may exist in a derived type, is a warning.</returns>
    public IReadOnlyList<TemplateDiagnostic> Check(Template template, IReadOnlyDictionary<string, Type> variables)
    {
        ArgumentNullException.ThrowIfNull(template);
        ArgumentNullException.ThrowIfNull(variables);
        ModelCheckHost host = new(this, template.Code.OwnGlobals);
        return Check(template, host, "the model", [.. variables.Keys], name => variables.TryGetValue(name, out Type? type) ? ModelType.Of(type) : null);
    }

    private const DynamicallyAccessedMemberTypes ModelMemberTypes =
        DynamicallyAccessedMemberTypes.PublicProperties | DynamicallyAccessedMemberTypes.PublicFields | DynamicallyAccessedMemberTypes.PublicMethods;

    /// <summary>Whether templates may see a member of objects of a type.</summary>
    internal virtual bool Shows(Type type, MemberInfo member) => true;

    private IReadOnlyList<TemplateDiagnostic> Check(Template template, ModelCheckHost host, string modelName, IReadOnlyCollection<string> modelNames, Func<string, ModelType?> model)
    {
        TemplateNode tree = Parse(template.Code.Unit.Source, template.Name, template.FileName);
        return new ModelChecker(host, template.Code.Unit, modelName, model, modelNames).Check(tree);
    }

    // The error that a compilation ends at stays the first error.
    private static List<TemplateDiagnostic> Sort(List<TemplateDiagnostic> findings)
    {
        int first = findings.FindIndex(static finding => finding.Severity == DiagnosticSeverity.Error);
        IEnumerable<TemplateDiagnostic> rest = findings.Where((_, index) => index != first).OrderBy(static finding => finding.Line).ThenBy(static finding => finding.Column ?? 0);
        return first < 0 ? [.. rest] : [findings[first], .. rest];
    }
}
