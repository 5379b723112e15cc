using Jinja.Net.Analysis;
using Jinja.Net.Syntax;
using Jinja.Net.Syntax.Expressions;
using Jinja.Net.Syntax.Statements;

namespace Jinja.Net.Compilation;

/// <summary>Conditions and loops.</summary>
internal sealed partial class StatementCompiler
{
    private IfNode If(IfStatement condition, CodeFrame frame)
    {
        CodeFrame soft = frame.Soft();
        (EvalNode, RenderNode, int)[] branches = new (EvalNode, RenderNode, int)[condition.Branches.Count];
        for (int i = 0; i < branches.Length; i++)
        {
            IfBranch branch = condition.Branches[i];
            int line = state.Mark(branch);
            EvalNode test = _expressions.Compile(branch.Test, soft);
            branches[i] = (test, Compile(branch.Body, soft), line);
        }

        return new IfNode(branches, Compile(condition.Else, soft));
    }

    private RenderNode For(ForStatement loop, CodeFrame frame)
    {
        RefuseLoopAsTarget(loop);
        FunctionScope function = loop.IsRecursive ? state.BeginFunction(frame.Scope.Function) : frame.Scope.Function;
        SymbolVisitor symbols = state.BeginScope(frame.Scope, function, out Scope body);
        int loopSlot = NeedsLoop(loop) ? body.DeclareParameter("loop").Slot : -1;
        state.KeepsRender |= loopSlot >= 0;
        symbols.Declare(loop.Target);
        symbols.Visit(loop.Body);
        state.EndScope(body);

        LoopTest? test = loop.Test is null ? null : Test(loop, function, frame);
        int line = state.Mark(loop);
        CodeFrame inner = frame.Inner(body) with { IsInLoop = true, SetNames = [] };
        EvalNode items = _expressions.Compile(loop.Iterable, frame);
        RenderNode content = Compile(loop.Body, inner);
        ScopeEntry entry = Entry(body, inner);
        (ScopeEntry elseEntry, RenderNode? otherwise) = Else(loop, function, frame);
        LoopParts parts = new(_expressions.Target(loop.Target, inner), test, entry, content, elseEntry, otherwise, line);
        if (!loop.IsRecursive)
            return loopSlot < 0 ? new ForNode(items, parts) : new LoopNode(items, new LoopBody(parts, loopSlot));
        state.Mark(loop);
        RecursiveCode code = new(state.Unit, new LoopBody(parts, loopSlot)) { SlotCount = function.SlotCount, IsCaptured = function.IsCaptured };
        return new RecursiveLoopNode(items, code, line);
    }

    private LoopTest Test(ForStatement loop, FunctionScope function, CodeFrame frame)
    {
        SymbolVisitor symbols = state.BeginScope(frame.Scope, function, out Scope scope);
        symbols.Declare(loop.Target);
        symbols.Load(loop.Test!);
        state.EndScope(scope);
        CodeFrame inner = frame.Inner(scope);
        int line = state.Mark(loop.Test!);
        EvalNode test = _expressions.Compile(loop.Test!, inner);
        return new LoopTest(_expressions.Target(loop.Target, inner), Entry(scope, inner), test, line);
    }

    private (ScopeEntry Entry, RenderNode? Body) Else(ForStatement loop, FunctionScope function, CodeFrame frame)
    {
        if (loop.Else.Count == 0)
            return (ScopeEntry.Nothing, null);
        Scope scope = ScopeOf(loop.Else, frame.Scope, function);
        CodeFrame inner = frame.Inner(scope) with { IsInLoop = frame.IsInLoop && !loop.IsRecursive };
        RenderNode body = Compile(loop.Else, inner);
        return (Entry(scope, inner), body);
    }

    private bool NeedsLoop(ForStatement loop) => loop.IsRecursive
        || NameSearch.FindRead(loop.Body, state.Mentions & SpecialNames.Loop) != SpecialNames.None
        || (Mentions(SpecialNames.Scoped) && loop.Descendants().Any(static node => node is BlockStatement { IsScoped: true }));

    private bool Mentions(SpecialNames name) => (state.Mentions & name) != SpecialNames.None;

    private void RefuseLoopAsTarget(ForStatement loop)
    {
        if (!Mentions(SpecialNames.Loop))
            return;
        foreach (Node node in loop.Descendants().Prepend(loop))
        {
            Expression? target = node switch { ForStatement inner => inner.Target, SetStatement set => set.Target, SetBlockStatement set => set.Target, _ => null };
            if (target is not null && Names(target).FirstOrDefault(static name => name.Name == "loop") is { } found)
                throw state.Fail("Can't assign to special loop variable in for-loop target", found);
        }
    }

    private static IEnumerable<NameExpression> Names(Expression target) => target switch
    {
        NameExpression name => [name],
        TupleExpression tuple => tuple.Items.SelectMany(Names),
        _ => [],
    };
}
