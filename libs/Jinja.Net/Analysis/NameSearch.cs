using Jinja.Net.Syntax;
using Jinja.Net.Syntax.Expressions;
using Jinja.Net.Syntax.Statements;

namespace Jinja.Net.Analysis;

/// <summary>Asks which of a few special names statements read before they assign them. Blocks are templates of their own and not searched.</summary>
internal static class NameSearch
{
    /// <summary>Which of the names are read.</summary>
    /// <param name="statements">Where to search.</param>
    /// <param name="wanted">The names.</param>
    public static SpecialNames FindRead(IReadOnlyList<Statement> statements, SpecialNames wanted)
    {
        if (wanted == SpecialNames.None)
            return SpecialNames.None;
        SpecialNames found = SpecialNames.None;
        Stack<Node> waiting = new();
        for (int i = statements.Count - 1; i >= 0; i--)
            waiting.Push(statements[i]);
        while (wanted != SpecialNames.None && waiting.TryPop(out Node? node))
        {
            if (node is BlockStatement)
                continue;
            if (node is NameExpression name)
                found |= wanted & Special.Of(name.Name);
            wanted &= ~Assigned(node);
            foreach (Node child in Reads(node).Reverse())
                waiting.Push(child);
        }

        return found;
    }

    // A name is taken off the list once something assigns it, as far as the search has come.
    private static SpecialNames Assigned(Node node) => node switch
    {
        SetStatement set => Targets(set.Target),
        SetBlockStatement set => Targets(set.Target),
        ForStatement loop => Targets(loop.Target),
        WithStatement with => with.Targets.Aggregate(SpecialNames.None, static (names, target) => names | Targets(target)),
        MacroStatement macro => macro.Signature.Names.Aggregate(SpecialNames.None, static (names, parameter) => names | Special.Of(parameter.Name)),
        _ => SpecialNames.None,
    };

    private static SpecialNames Targets(Expression target) => target switch
    {
        NameExpression name => Special.Of(name.Name),
        TupleExpression tuple => tuple.Items.Aggregate(SpecialNames.None, static (names, item) => names | Targets(item)),
        _ => SpecialNames.None,
    };

    private static IEnumerable<Node> Reads(Node node) => node switch
    {
        NameExpression or ConstantExpression or TemplateData => [],
        SetStatement set => [set.Value],
        SetBlockStatement set => set.Filter is null ? set.Body : [set.Filter, .. set.Body],
        ForStatement loop => loop.Children.Skip(1),
        WithStatement with => [.. with.Values, .. with.Body],
        MacroStatement macro => [.. macro.Signature.Defaults, .. macro.Body],
        CallBlockStatement call => [call.Call, .. call.Signature.Defaults, .. call.Body],
        _ => node.Children,
    };
}
