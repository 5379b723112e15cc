using Jinja.Net.Syntax;
using Jinja.Net.Syntax.Expressions;
using Jinja.Net.Syntax.Statements;

namespace Jinja.Net.Analysis;

/// <summary>Asks which of a few special names statements read before they assign them. Blocks are templates of their own and not searched.</summary>
internal static class NameSearch
{
    /// <summary>Which of the names are read.</summary>
    public static IReadOnlySet<string> FindRead(IEnumerable<Node> nodes, params ReadOnlySpan<string> names)
    {
        HashSet<string> wanted = new(names.Length, StringComparer.Ordinal);
        foreach (string name in names)
            wanted.Add(name);
        HashSet<string> found = new(StringComparer.Ordinal);
        Stack<Node> waiting = new(nodes.Reverse());
        while (waiting.TryPop(out Node? node) && wanted.Count > 0)
        {
            if (node is BlockStatement)
                continue;
            if (node is NameExpression name && wanted.Contains(name.Name))
                found.Add(name.Name);
            Assigned(node, wanted);
            foreach (Node child in Reads(node).Reverse())
                waiting.Push(child);
        }

        return found;
    }

    private static void Assigned(Node node, HashSet<string> wanted)
    {
        switch (node)
        {
            case SetStatement set:
                Remove(set.Target, wanted);
                break;
            case SetBlockStatement set:
                Remove(set.Target, wanted);
                break;
            case ForStatement loop:
                Remove(loop.Target, wanted);
                break;
            case WithStatement with:
                foreach (Expression target in with.Targets)
                    Remove(target, wanted);
                break;
            case MacroStatement macro:
                foreach (NameExpression parameter in macro.Signature.Names)
                    Remove(parameter, wanted);
                break;
        }
    }

    // A name is taken off the list once something assigns it, as far as the search has come.
    private static void Remove(Expression target, HashSet<string> wanted)
    {
        if (target is NameExpression name)
            wanted.Remove(name.Name);
        else if (target is TupleExpression tuple)
            foreach (Expression item in tuple.Items)
                Remove(item, wanted);
    }

    private static IEnumerable<Node> Reads(Node node) => node switch
    {
        SetStatement set => [set.Value],
        SetBlockStatement set => set.Filter is null ? set.Body : [set.Filter, .. set.Body],
        ForStatement loop => loop.Children.Skip(1),
        WithStatement with => [.. with.Values, .. with.Body],
        MacroStatement macro => [.. macro.Signature.Defaults, .. macro.Body],
        CallBlockStatement call => [call.Call, .. call.Signature.Defaults, .. call.Body],
        _ => node.Children,
    };
}
