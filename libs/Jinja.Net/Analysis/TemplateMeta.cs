using Jinja.Net.Syntax;
using Jinja.Net.Syntax.Expressions;
using Jinja.Net.Syntax.Statements;

namespace Jinja.Net.Analysis;

/// <summary>What can be told of a template without running it.</summary>
/// <remarks>Mirrors <c>jinja2.meta</c>. The variables that a template asks for are told by the environment, which knows its globals.</remarks>
public static class TemplateMeta
{
    /// <summary>The templates that a template extends, includes and imports, in the order of the source.</summary>
    /// <param name="template">The template.</param>
    /// <returns>Their names; <see langword="null"/> where a name is only known while the template runs.</returns>
    public static IEnumerable<string?> FindReferencedTemplates(TemplateNode template)
    {
        ArgumentNullException.ThrowIfNull(template);
        return template.Descendants().SelectMany(Referenced);
    }

    private static IEnumerable<string?> Referenced(Node node) => node switch
    {
        ExtendsStatement extends => Names(extends.Template),
        IncludeStatement include => Names(include.Template),
        ImportStatement import => Names(import.Template),
        FromImportStatement import => Names(import.Template),
        _ => [],
    };

    private static IEnumerable<string?> Names(Expression template) => template switch
    {
        ConstantExpression { Value: string name } => [name],
        TupleExpression tuple => tuple.Items.SelectMany(NameOfItem),
        ListExpression list => list.Items.SelectMany(NameOfItem),
        _ => [null],
    };

    // A constant in a list that is no name can never be a template.
    private static IEnumerable<string?> NameOfItem(Expression item) => item switch
    {
        ConstantExpression { Value: string name } => [name],
        ConstantExpression => [],
        _ => [null],
    };
}
