using System.Globalization;
using System.Text;
using Jinja.Net.Syntax.Expressions;
using Jinja.Net.Syntax.Statements;

namespace Jinja.Net.Syntax;

/// <summary>Shows what a syntax tree is made of: a line for each node, set in by its depth, with what the node says besides its parts.</summary>
/// <example><code>
/// for
///   name i
///   name items
///   output
///     name i
/// </code></example>
/// <remarks>Stands for <c>jinja2.nodes.Node.dump</c>.</remarks>
public static class NodeOutline
{
    /// <summary>The outline of a tree. Deep trees are fine.</summary>
    /// <param name="node">The outermost node.</param>
    /// <returns>Its lines, each ended by a line feed.</returns>
    public static string Of(Node node)
    {
        ArgumentNullException.ThrowIfNull(node);
        StringBuilder text = new();
        Stack<(Node Node, int Depth)> waiting = new([(node, 0)]);
        while (waiting.TryPop(out (Node Node, int Depth) next))
        {
            text.Append(' ', Math.Min(next.Depth, DeepestIndent) * 2).Append(next.Node.Kind).Append(Says(next.Node)).Append('\n');
            foreach (Node child in next.Node.Children.Reverse())
                waiting.Push((child, next.Depth + 1));
        }

        return text.ToString();
    }

    private const int DeepestIndent = 100;

    private static string Says(Node node) => node switch
    {
        ConstantExpression constant => " " + Literal(constant.Value),
        TemplateData data => " " + Literal(data.Data),
        NameExpression name => " " + name.Name,
        NamespaceTarget target => $" {target.Name}.{target.Attribute}",
        GlobalExpression global => " " + global.Name,
        AttributeExpression attribute => " ." + attribute.Name,
        SliceExpression slice => $" {Mark(slice.Start)}:{Mark(slice.Stop)}:{Mark(slice.Step)}",
        CallExpression call => Shape(call.Arguments),
        FilterExpression filter => $" {filter.Name}{(filter.Target is null ? " of the block" : "")}{Shape(filter.Arguments)}",
        TestExpression test => $" {test.Name}{Shape(test.Arguments)}",
        NamedArgument argument => " " + argument.Name,
        BinaryExpression binary => " " + binary.Operator,
        UnaryExpression unary => " " + unary.Operator,
        LogicalExpression logical => logical.IsAnd ? " and" : " or",
        OperandNode operand => " " + operand.Operator,
        ConditionalExpression condition => condition.Else is null ? " without else" : "",
        _ => OfStatement(node),
    };

    private static string OfStatement(Node node) => node switch
    {
        IfStatement condition => Count(" else", condition.Else.Count),
        ForStatement loop => Count(" else", loop.Else.Count) + (loop.Test is null ? "" : " filtered") + (loop.IsRecursive ? " recursive" : ""),
        SetBlockStatement { Filter: not null } => " filtered",
        MacroStatement macro => $" {macro.Name}{Shape(macro.Signature)}",
        CallBlockStatement call => Shape(call.Signature),
        WithStatement with => Count("", with.Targets.Count),
        BlockStatement block => $" {block.Name}{(block.IsScoped ? " scoped" : "")}{(block.IsRequired ? " required" : "")}",
        IncludeStatement include => (include.IgnoreMissing ? " ignore missing" : "") + Context(include.WithContext),
        ImportStatement import => " as " + import.Target + Context(import.WithContext),
        FromImportStatement import => " " + string.Join(", ", import.Names.Select(static name => $"{name.Name} as {name.Alias}")) + Context(import.WithContext),
        _ => "",
    };

    private static string Literal(object? value) => value switch
    {
        null => "none",
        string text => "'" + text.Replace("\\", @"\\", StringComparison.Ordinal).Replace("\n", @"\n", StringComparison.Ordinal).Replace("\r", @"\r", StringComparison.Ordinal) + "'",
        double number => number.ToString("R", CultureInfo.InvariantCulture) + (double.IsInteger(number) ? ".0" : ""),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    private static string Mark(Expression? bound) => bound is null ? "" : "x";

    private static string Context(bool has) => has ? " with context" : " without context";

    private static string Count(string word, int count) => count == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{word} {count}");

    private static string Shape(Signature signature) => string.Create(CultureInfo.InvariantCulture, $" ({signature.Names.Count}, {signature.Defaults.Count} with defaults)");

    private static string Shape(ArgumentList arguments)
    {
        string stars = (arguments.Spread is null ? "" : " *") + (arguments.SpreadNamed is null ? "" : " **");
        return string.Create(CultureInfo.InvariantCulture, $" ({arguments.Positional.Count}, {arguments.Named.Count} named{stars})");
    }
}
