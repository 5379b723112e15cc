using Jinja.Net.Analysis;
using Jinja.Net.Compilation.Expressions;
using Jinja.Net.Runtime;
using Jinja.Net.Syntax;
using Jinja.Net.Syntax.Expressions;
using Jinja.Net.Syntax.Statements;

namespace Jinja.Net.Compilation;

/// <summary>Turns statements of the syntax tree into nodes that run.</summary>
internal sealed partial class StatementCompiler(CompileState state)
{
    private readonly ExpressionCompiler _expressions = new(state);

    public ExpressionCompiler Expressions => _expressions;

    /// <summary>Compiles statements for a place.</summary>
    public RenderNode Compile(IReadOnlyList<Statement> statements, CodeFrame frame)
    {
        List<RenderNode> nodes = [];
        foreach (Statement statement in statements)
        {
            try
            {
                Compile(statement, frame, nodes);
            }
            catch (TemplateSyntaxException error) when (state.Notes(error))
            {
                // All that is wrong is looked for: the next statement may be wrong, too.
            }

            if (_isStopped && frame.IsTop)
                break;
        }

        return nodes.Count == 1 ? nodes[0] : new SequenceNode([.. nodes]);
    }

    // After a second certain `extends` nothing of the template's top can run.
    private bool _isStopped;

    private void Compile(Statement statement, CodeFrame frame, List<RenderNode> nodes)
    {
        switch (statement)
        {
            case OutputStatement output:
                Output(output, frame, nodes);
                break;
            case IfStatement condition:
                nodes.Add(If(condition, frame));
                break;
            case ForStatement loop:
                nodes.Add(For(loop, frame));
                break;
            case SetStatement set:
                Set(set, frame, nodes);
                break;
            case SetBlockStatement set:
                SetBlock(set, frame, nodes);
                break;
            case WithStatement with:
                nodes.Add(With(with, frame));
                break;
            case MacroStatement macro:
                DefineMacro(macro, frame, nodes);
                break;
            case CallBlockStatement call:
                nodes.Add(CallBlock(call, frame));
                break;
            case FilterBlockStatement filter:
                nodes.Add(FilterBlock(filter, frame));
                break;
            case BlockStatement block:
                Block(block, frame, nodes);
                break;
            case ExtendsStatement extends:
                Extends(extends, frame, nodes);
                break;
            case IncludeStatement include:
                nodes.Add(Include(include, frame));
                break;
            case ImportStatement import:
                Import(import, frame, nodes);
                break;
            case FromImportStatement import:
                FromImport(import, frame, nodes);
                break;
            case AutoEscapeStatement autoEscape:
                nodes.Add(AutoEscape(autoEscape, frame));
                break;
            case ScopeStatement scope:
                nodes.Add(Scope(scope, frame));
                break;
            case GroupStatement group:
                nodes.Add(Compile(group.Body, frame));
                break;
            case ExpressionStatement expression:
                nodes.Add(new EvaluateNode(_expressions.Compile(expression.Value, frame), state.Mark(expression)));
                break;
            case BreakStatement or ContinueStatement:
                nodes.Add(LoopControl(statement, frame));
                break;
            default:
                throw state.Fail($"cannot compile {statement.Kind}", statement);
        }
    }

    private FlowNode LoopControl(Statement statement, CodeFrame frame)
    {
        state.Mark(statement);
        bool isBreak = statement is BreakStatement;
        if (!frame.IsInLoop)
            throw state.Refuse(isBreak ? "'break' outside loop" : "'continue' not properly in loop", statement);
        return new FlowNode(isBreak ? Flow.Break : Flow.Continue);
    }

    private void Output(OutputStatement output, CodeFrame frame, List<RenderNode> nodes)
    {
        if (frame.ChecksParent && state.HasKnownExtends)
            return;
        List<RenderNode> own = frame.ChecksParent ? [] : nodes;
        System.Text.StringBuilder text = new();
        foreach (Expression item in output.Items)
            Emit(item, frame, text, own);
        FlushText(text, own);
        if (frame.ChecksParent && own.Count > 0)
            nodes.Add(new UnlessParentNode(new SequenceNode([.. own])));
    }

    private void Emit(Expression item, CodeFrame frame, System.Text.StringBuilder text, List<RenderNode> nodes)
    {
        if (item is TemplateData data)
        {
            text.Append(data.Data);
            return;
        }

        EvalNode node = _expressions.Compile(item, frame);
        if (_expressions.IsConstant(item) && new OutputCompiler(state).TryText(node, frame.Escape, out string? constant))
        {
            text.Append(constant);
            return;
        }

        FlushText(text, nodes);
        nodes.Add(OutputCompiler.Node(node, state.Host.Finalize, frame.Escape, state.Mark(item)));
    }

    private static void FlushText(System.Text.StringBuilder text, List<RenderNode> nodes)
    {
        if (text.Length == 0)
            return;
        nodes.Add(new TextNode(text.ToString()));
        text.Clear();
    }

    /// <summary>How the variables of a scope begin.</summary>
    public ScopeEntry Entry(Scope scope, CodeFrame frame)
    {
        List<(int, EvalNode?)> inits = [];
        foreach (Symbol symbol in scope.Symbols)
        {
            if (symbol.Slot < 0 || symbol.Load == SymbolLoad.Parameter)
                continue;
            inits.Add((symbol.Slot, symbol.Load switch
            {
                SymbolLoad.Resolve => new RawName(state.Unit.IndexOf(symbol.Name)),
                SymbolLoad.Alias => RawOf(symbol.Source!, frame),
                _ => null,
            }));
        }

        return inits.Count == 0 ? ScopeEntry.Nothing : new ScopeEntry([.. inits]);
    }

    private EvalNode RawOf(Symbol source, CodeFrame frame) =>
        _expressions.Read(source.Name, frame with { Scope = source.Owner.Function == frame.Scope.Function ? source.Owner : frame.Scope.Parent! }, isRaw: true);

    /// <summary>A scope inside of a place, analysed.</summary>
    private Scope NewScope(CodeFrame frame, Action<Scope, SymbolVisitor> analyse) => NewScope(frame.Scope, frame.Scope.Function, analyse);

    private Scope NewScope(Scope? parent, FunctionScope function, Action<Scope, SymbolVisitor> analyse)
    {
        Scope scope = new(parent, function);
        analyse(scope, new SymbolVisitor(scope));
        scope.Settle();
        state.Resolved.UnionWith(scope.Symbols.Where(static symbol => symbol.Load == SymbolLoad.Resolve).Select(static symbol => symbol.Name));
        return scope;
    }

    /// <summary>The variables that were assigned in the scopes around a place, innermost first.</summary>
    private LocalsNode Locals(CodeFrame frame)
    {
        List<(string, EvalNode)> locals = [];
        HashSet<string> seen = new(StringComparer.Ordinal);
        for (Scope? scope = frame.Scope; scope is not null; scope = scope.Parent)
            foreach (string name in scope.Stores.Order(StringComparer.Ordinal))
                if (seen.Add(name))
                    locals.Add((name, _expressions.Read(name, frame, isRaw: true)));
        return new LocalsNode([.. locals]);
    }
}
