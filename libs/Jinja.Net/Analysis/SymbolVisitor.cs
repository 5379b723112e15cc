using Jinja.Net.Syntax;
using Jinja.Net.Syntax.Expressions;
using Jinja.Net.Syntax.Statements;

namespace Jinja.Net.Analysis;

/// <summary>Finds which names a scope reads and assigns, in the order of the source. It stays out of the scopes inside.</summary>
internal sealed class SymbolVisitor(Scope scope)
{
    private Scope _scope = scope;

    public void Visit(IEnumerable<Statement> statements)
    {
        foreach (Statement statement in statements)
            Visit(statement);
    }

    public void Visit(Statement statement)
    {
        switch (statement)
        {
            case OutputStatement output:
                Load(output.Items);
                break;
            case IfStatement condition:
                VisitIf(condition, 0);
                break;
            case ForStatement loop:
                Load(loop.Iterable);
                break;
            case SetStatement set:
                Load(set.Value);
                Store(set.Target);
                break;
            case SetBlockStatement set:
                if (set.Filter is not null)
                    Load(set.Filter);
                Store(set.Target);
                break;
            case WithStatement with:
                Load(with.Values);
                break;
            case MacroStatement macro:
                _scope.AddStore(macro.Name);
                break;
            case CallBlockStatement call:
                Load(call.Call);
                break;
            case FilterBlockStatement filter:
                Load(filter.Filter);
                break;
            case ImportStatement import:
                Load(import.Template);
                _scope.AddStore(import.Target);
                break;
            case FromImportStatement import:
                Load(import.Template);
                foreach (ImportedName name in import.Names)
                    _scope.AddStore(name.Alias);
                break;
            case GroupStatement group:
                Visit(group.Body);
                break;
            case AutoEscapeStatement or ScopeStatement or BlockStatement:
                break;
            default:
                Load(statement.Children);
                break;
        }
    }

    /// <summary>Adds the names that an expression reads.</summary>
    public void Load(Node expression)
    {
        Read(expression);
        if (expression is ConstantExpression or TemplateData or NameExpression)
            return;
        foreach (Node node in expression.Descendants())
            Read(node);
    }

    /// <summary>Adds the names that a target assigns.</summary>
    public void Store(Expression target)
    {
        if (target is NameExpression name)
            _scope.AddStore(name.Name);
        else if (target is NamespaceTarget attribute)
            _scope.AddLoad(attribute.Name);
        else if (target is TupleExpression tuple)
            foreach (Expression item in tuple.Items)
                Store(item);
    }

    /// <summary>Declares the names of a target whose values come from outside, as a loop's do.</summary>
    public void Declare(Expression target)
    {
        if (target is NameExpression name)
            _scope.DeclareParameter(name.Name);
        else if (target is TupleExpression tuple)
            foreach (Expression item in tuple.Items)
                Declare(item);
    }

    private void Read(Node node)
    {
        if (node is NameExpression name)
            _scope.AddLoad(name.Name);
    }

    private void Load(IEnumerable<Node> expressions)
    {
        foreach (Node expression in expressions)
            Load(expression);
    }

    // The branches after the first lie in the first one's: `elif` is an `if` of its own, read where nothing was assigned yet.
    private void VisitIf(IfStatement condition, int index)
    {
        Load(condition.Branches[index].Test);
        Scope original = _scope;
        List<Scope> branches = [InBranch(original, () => Visit(condition.Branches[index].Body))];
        for (int at = index + 1; at < condition.Branches.Count; at++)
        {
            IfBranch branch = condition.Branches[at];
            branches.Add(InBranch(original, () =>
            {
                Load(branch.Test);
                Scope inner = _scope;
                Scope body = InBranch(inner, () => Visit(branch.Body));
                inner.Merge([body]);
            }));
        }

        branches.Add(InBranch(original, () => Visit(condition.Else)));
        original.Merge(branches);
    }

    private Scope InBranch(Scope original, Action visit)
    {
        Scope branch = original.Branch();
        _scope = branch;
        visit();
        _scope = original;
        return branch;
    }
}
