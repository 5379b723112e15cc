using Jinja.Net.Analysis;
using Jinja.Net.Compilation.Expressions;
using Jinja.Net.Syntax;
using Jinja.Net.Syntax.Expressions;
using Jinja.Net.Syntax.Statements;

namespace Jinja.Net.Compilation;

/// <summary>Assignments and scopes.</summary>
internal sealed partial class StatementCompiler
{
    private void Set(SetStatement set, CodeFrame frame, List<RenderNode> nodes)
    {
        int before = state.Line;
        int line = state.Mark(set);
        TargetNode target = _expressions.Target(set.Target, frame, before);
        EvalNode value = _expressions.Compile(set.Value, frame);
        nodes.Add(target.Set(value, line));
        Export(set.Target, frame, nodes);
    }

    private void SetBlock(SetBlockStatement set, CodeFrame frame, List<RenderNode> nodes)
    {
        Scope scope = ScopeOf(set.Body, frame);
        CodeFrame inner = frame.Inner(scope) with { ChecksParent = false };
        RenderNode body = Compile(set.Body, inner);
        ScopedNode scoped = new(Entry(scope, inner), body);
        int line = state.Mark(set);
        EvalNode text = new BodyTextNode(scoped, frame.Escape);
        if (set.Filter is not null)
            text = _expressions.BlockFilter(set.Filter, inner, text);
        nodes.Add(new SetBlockNode(_expressions.Target(set.Target, frame, line), text, line));
        Export(set.Target, frame, nodes);
    }

    private void Export(Expression target, CodeFrame frame, List<RenderNode> nodes)
    {
        if (frame.IsTop)
            ExportNames([.. Names(target).Select(static name => name.Name)], frame, isPublic: true, nodes);
        else if (frame.SetNames is { } set)
            set.AddRange(Names(target).Select(static name => name.Name).Except(set));
    }

    private void ExportNames(string[] names, CodeFrame frame, bool isPublic, List<RenderNode> nodes)
    {
        if (frame.IsTop && names.Length > 0)
            nodes.Add(new ExportNode([.. names.Select(name => (name, _expressions.Read(name, frame, isRaw: true)))], isPublic));
    }

    private WithNode With(WithStatement with, CodeFrame frame)
    {
        int line = state.Line;
        SymbolVisitor symbols = state.BeginScope(frame.Scope, frame.Scope.Function, out Scope scope);
        foreach (Expression target in with.Targets)
            symbols.Declare(target);
        symbols.Visit(with.Body);
        state.EndScope(scope);
        CodeFrame inner = frame.Inner(scope);
        (TargetNode, EvalNode)[] pairs = new (TargetNode, EvalNode)[with.Targets.Count];
        for (int i = 0; i < pairs.Length; i++)
            pairs[i] = (_expressions.Target(with.Targets[i], inner), _expressions.Compile(with.Values[i], frame));
        RenderNode body = Compile(with.Body, inner);
        return new WithNode(Entry(scope, inner), pairs, body, line);
    }

    private ScopedNode Scope(ScopeStatement statement, CodeFrame frame)
    {
        Scope scope = ScopeOf(statement.Body, frame);
        CodeFrame inner = frame.Inner(scope);
        RenderNode body = Compile(statement.Body, inner);
        return new ScopedNode(Entry(scope, inner), body);
    }

    private AutoEscapeNode AutoEscape(AutoEscapeStatement statement, CodeFrame frame)
    {
        SymbolVisitor symbols = state.BeginScope(frame.Scope, frame.Scope.Function, out Scope scope);
        symbols.Load(statement.Value);
        symbols.Visit(statement.Body);
        state.EndScope(scope);
        CodeFrame inner = frame.Inner(scope);
        EvalNode value = _expressions.Compile(statement.Value, inner);
        AutoEscapeMode mode = frame.Escape.Inside(value.TryConstant(out Runtime.Values.Value constant) ? Runtime.Values.Truth.IsTrue(constant) : null);
        int line = state.Line;
        RenderNode body = Compile(statement.Body, inner with { Escape = mode });
        return new AutoEscapeNode(Entry(scope, inner), value, body, line);
    }
}
