using Jinja.Net.Syntax;
using Jinja.Net.Syntax.Expressions;
using Jinja.Net.Syntax.Statements;

namespace Jinja.Net.Analysis;

/// <summary>Finds which names a scope reads and assigns, in the order of the source. It stays out of the scopes inside.</summary>
internal sealed class SymbolVisitor
{
    private readonly Stack<Node> _waiting = new();
    private Scope _scope = null!;

    // How many branches are around: what they assign may not be assigned.
    private int _branches;

    // Whether nothing came yet that could look at variables of this scope unseen: scopes inside of it, other templates.
    private bool _sawAll;

    /// <summary>Turns to another scope.</summary>
    public void Begin(Scope scope)
    {
        _scope = scope;
        _branches = 0;
        _sawAll = true;
        _waiting.Clear();
    }

    public void Visit(IReadOnlyList<Statement> statements)
    {
        for (int i = 0; i < statements.Count; i++)
            Visit(statements[i]);
    }

    public void Visit(Statement statement)
    {
        _sawAll &= statement is OutputStatement or SetStatement or IfStatement or GroupStatement;
        switch (statement)
        {
            case OutputStatement output:
                Load(output.Items);
                break;
            case IfStatement condition:
                VisitIf(condition);
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
                Store(macro.Name);
                break;
            case CallBlockStatement call:
                Load(call.Call);
                break;
            case FilterBlockStatement filter:
                Load(filter.Filter);
                break;
            case ImportStatement import:
                Load(import.Template);
                Store(import.Target);
                break;
            case FromImportStatement import:
                Load(import.Template);
                foreach (ImportedName name in import.Names)
                    Store(name.Alias);
                break;
            case GroupStatement group:
                Visit(group.Body);
                break;
            case AutoEscapeStatement or ScopeStatement or BlockStatement:
                break;
            default:
                foreach (Node child in statement.Children)
                    Load(child);
                break;
        }
    }

    /// <summary>Adds the names that an expression reads.</summary>
    public void Load(Node expression)
    {
        // The usual expressions have nothing to wait for.
        switch (expression)
        {
            case TemplateData or ConstantExpression:
                return;
            case NameExpression name:
                _scope.AddLoad(name.Name);
                return;
            case AttributeExpression { Target: NameExpression name }:
                _scope.AddLoad(name.Name);
                return;
        }

        _waiting.Push(expression);
        while (_waiting.TryPop(out Node? node))
            LoadNext(node);
    }

    private void LoadNext(Node node)
    {
        switch (node)
        {
            case NameExpression name:
                _scope.AddLoad(name.Name);
                break;
            case ConstantExpression or TemplateData:
                break;
            case AttributeExpression attribute:
                _waiting.Push(attribute.Target);
                break;
            case FilterExpression filter:
                if (filter.Target is not null)
                    _waiting.Push(filter.Target);
                Wait(filter.Arguments);
                break;
            case CallExpression call:
                _waiting.Push(call.Callee);
                Wait(call.Arguments);
                break;
            default:
                foreach (Node child in node.Children)
                    _waiting.Push(child);
                break;
        }
    }

    private void Wait(ArgumentList arguments)
    {
        for (int i = 0; i < arguments.Positional.Count; i++)
            _waiting.Push(arguments.Positional[i]);
        for (int i = 0; i < arguments.Named.Count; i++)
            _waiting.Push(arguments.Named[i].Value);
        if (arguments.Spread is not null)
            _waiting.Push(arguments.Spread);
        if (arguments.SpreadNamed is not null)
            _waiting.Push(arguments.SpreadNamed);
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

    private void Store(string name) => _scope.AddStore(name, isCertain: _branches == 0, isFirst: _sawAll);

    // The names that a target assigns.
    private void Store(Expression target)
    {
        if (target is NameExpression name)
            Store(name.Name);
        else if (target is NamespaceTarget attribute)
            _scope.AddLoad(attribute.Name);
        else if (target is TupleExpression tuple)
            foreach (Expression item in tuple.Items)
                Store(item);
    }

    private void Load(IReadOnlyList<Expression> expressions)
    {
        for (int i = 0; i < expressions.Count; i++)
            Load(expressions[i]);
    }

    private void VisitIf(IfStatement condition)
    {
        for (int i = 0; i < condition.Branches.Count; i++)
        {
            Load(condition.Branches[i].Test);
            _branches++;
            Visit(condition.Branches[i].Body);
            _branches--;
        }

        _branches++;
        Visit(condition.Else);
        _branches--;
    }
}
