using System.Runtime.CompilerServices;
using Jinja.Net.Parsing;
using Jinja.Net.Runtime;
using Jinja.Net.Syntax;
using Jinja.Net.Syntax.Expressions;
using Jinja.Net.Syntax.Statements;

namespace Jinja.Net.Analysis.Checking;

/// <summary>
/// Follows a template with the types of a model in place of values, and tells the names and members that cannot exist. What it does not
/// know has every member, so that it never complains about a template that works.
/// </summary>
internal sealed partial class ModelChecker
{
    private const int MostWork = 500_000;
    private const int MostFindings = 200;
    private const int DeepestTemplates = 50;

    private readonly IModelHost _host;
    private readonly ModelMembers _members;
    private readonly Func<string, ModelType?> _model;
    private readonly IReadOnlyCollection<string> _modelNames;
    private readonly string _modelName;
    private readonly List<TemplateDiagnostic> _findings = [];
    private readonly HashSet<(string?, int, string)> _told = [];
    private readonly HashSet<(MacroStatement, string)> _called = [];
    private readonly Stack<string> _templates = new();
    private CodeUnit _unit;
    private readonly Dictionary<CodeUnit, IReadOnlySet<string>> _guards = [];
    private int _branches;
    private int _work;

    public ModelChecker(IModelHost host, CodeUnit unit, string modelName, Func<string, ModelType?> model, IReadOnlyCollection<string> modelNames)
    {
        (_host, _unit, _modelName, _model, _modelNames) = (host, unit, modelName, model, modelNames);
        _members = new ModelMembers(host);
    }

    /// <summary>Checks a template and all that it leads to.</summary>
    public IReadOnlyList<TemplateDiagnostic> Check(TemplateNode template)
    {
        Follow(_unit.Name ?? "", () => Render(template, _unit, new ModelScope(null)));
        return _findings;
    }

    private void Visit(IReadOnlyList<Statement> statements, ModelScope scope)
    {
        foreach (Statement statement in statements)
        {
            if (++_work > MostWork || _findings.Count >= MostFindings || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
                return;
            Visit(statement, scope);
        }
    }

    private void Visit(Statement statement, ModelScope scope)
    {
        switch (statement)
        {
            case OutputStatement output:
                foreach (Expression item in output.Items)
                    Eval(item, scope);
                break;
            case IfStatement condition:
                If(condition, scope);
                break;
            case ForStatement loop:
                For(loop, scope);
                break;
            case SetStatement set:
                Assign(set.Target, Eval(set.Value, scope), scope);
                break;
            case SetBlockStatement set:
                Visit(set.Body, new ModelScope(scope));
                Filters(set.Filter, scope);
                Assign(set.Target, ModelType.Text, scope);
                break;
            case WithStatement with:
                With(with, scope);
                break;
            case MacroStatement macro:
                DefineMacro(macro, scope);
                break;
            case CallBlockStatement call:
                Eval(call.Call, scope);
                Visit(call.Body, Parameters(call.Signature, [], scope));
                break;
            case FilterBlockStatement filter:
                Filters(filter.Filter, scope);
                Visit(filter.Body, new ModelScope(scope));
                break;
            case BlockStatement block:
                Block(block, scope);
                break;
            case IncludeStatement include:
                Include(include, scope);
                break;
            case ImportStatement import:
                Eval(import.Template, scope);
                scope.Set(import.Target, Import(import.Template, import.WithContext, scope) ?? ModelType.Unknown, null);
                break;
            case FromImportStatement import:
                FromImport(import, scope);
                break;
            case GroupStatement group:
                Visit(group.Body, scope);
                break;
            case ExtendsStatement extends:
                Eval(extends.Template, scope);
                break;
            default:
                Others(statement, statement is AutoEscapeStatement or ScopeStatement ? new ModelScope(scope) : scope);
                break;
        }
    }

    private void Others(Node node, ModelScope scope)
    {
        foreach (Node child in node.Children)
        {
            if (child is Expression expression)
                Eval(expression, scope);
            else if (child is Statement statement)
                Visit([statement], scope);
            else
                Others(child, scope);
        }
    }

    private void If(IfStatement condition, ModelScope scope)
    {
        _branches++;
        foreach (IfBranch branch in condition.Branches)
        {
            Eval(branch.Test, scope, isCondition: true);
            Visit(branch.Body, scope);
        }

        Visit(condition.Else, scope);
        _branches--;
    }

    private void For(ForStatement loop, ModelScope scope)
    {
        ModelType item = ItemOf(Eval(loop.Iterable, scope));
        ModelScope inner = new(scope);
        int outer = _branches;
        _branches = 0;
        Declare(loop.Target, item, inner);
        if (loop.Test is not null)
            Eval(loop.Test, inner, isCondition: true);
        inner.Declare("loop", new LoopType(item));
        Visit(loop.Body, inner);
        _branches = outer;
        Visit(loop.Else, new ModelScope(scope));
    }

    private void With(WithStatement with, ModelScope scope)
    {
        ModelScope inner = new(scope);
        for (int i = 0; i < with.Targets.Count; i++)
            Declare(with.Targets[i], Eval(with.Values[i], scope), inner);
        Visit(with.Body, inner);
    }

    /// <summary>A new variable of a scope.</summary>
    private static void Declare(Expression target, ModelType value, ModelScope scope) => Spread(target, value, scope.Declare);

    /// <summary>A variable that is set where it stands; under a condition it may keep what it was.</summary>
    private void Assign(Expression target, ModelType value, ModelScope scope) => Spread(target, value, (name, type) =>
    {
        ModelType? before = _branches > 0 ? scope.Find(name) ?? (scope.SeesModel ? _model(name) : null) ?? _host.FindGlobal(name) : null;
        scope.Set(name, type, before);
    });

    private static void Spread(Expression target, ModelType value, Action<string, ModelType> set)
    {
        if (target is NameExpression name)
            set(name.Name, value);
        if (target is not TupleExpression and not ListExpression)
            return;
        IReadOnlyList<Expression> targets = target is TupleExpression tuple ? tuple.Items : ((ListExpression)target).Items;
        for (int i = 0; i < targets.Count; i++)
            Spread(targets[i], value is TupleType known && known.Items.Length == targets.Count ? known.Items[i] : value is TupleType ? ModelType.Unknown : ItemOf(value), set);
    }

    private void Missing(Node node, string message, string? suggestion, bool isSure)
    {
        if (_findings.Count >= MostFindings || !_told.Add((_unit.Name, node.Position.Offset, message)))
            return;
        TemplateAssertionException error = new(message, SourceExcerpt.At(_unit.Source, _unit.Name, _unit.FileName, node.Position)) { Suggestion = suggestion };
        _findings.Add(new TemplateDiagnostic(error, isSure ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning));
    }
}
