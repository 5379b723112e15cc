using System.Runtime.InteropServices;
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
    private readonly ExpressionCompiler _expressions = state.Expressions;

    // The nodes of the bodies that are being compiled, the inner ones last.
    private readonly List<RenderNode> _nodes = state.Nodes;

    /// <summary>Compiles statements for a place.</summary>
    public RenderNode Compile(IReadOnlyList<Statement> statements, CodeFrame frame)
    {
        int start = _nodes.Count;
        for (int i = 0; i < statements.Count && !(_isStopped && frame.IsTop); i++)
        {
            int before = _nodes.Count;
            try
            {
                Compile(statements[i], frame, _nodes);
            }
            catch (TemplateSyntaxException error) when (state.Notes(error))
            {
                // All that is wrong is looked for: the next statement may be wrong, too.
                state.Forget();
                CollectionsMarshal.SetCount(_nodes, before);
            }
        }

        return Take(start);
    }

    // The nodes from a place on, as one.
    private RenderNode Take(int start)
    {
        RenderNode node = SequenceNode.Of(CollectionsMarshal.AsSpan(_nodes)[start..]);
        CollectionsMarshal.SetCount(_nodes, start);
        return node;
    }

    // After a second certain `extends` nothing of the template's top can run.
    private bool _isStopped;

    private void Compile(Statement statement, CodeFrame frame, List<RenderNode> nodes)
    {
        state.KeepsRender |= statement is not (OutputStatement or IfStatement or ForStatement or SetStatement or SetBlockStatement or WithStatement
            or FilterBlockStatement or AutoEscapeStatement or ScopeStatement or GroupStatement or BreakStatement or ContinueStatement);
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
        int start = nodes.Count;
        for (int i = 0; i < output.Items.Count; i++)
            Emit(output.Items[i], frame, nodes);
        _text.Flush(nodes);
        if (frame.ChecksParent && nodes.Count > start)
            nodes.Add(new UnlessParentNode(Take(start)));
    }

    private readonly PendingText _text = state.Text;

    private void Emit(Expression item, CodeFrame frame, List<RenderNode> nodes)
    {
        // Where only the render knows whether to escape, text is a value like any other to what changes every printed value.
        TemplateData? data = item as TemplateData;
        if (data is not null && (frame.Escape.IsFixed || (state.Finalize is null && !state.Host.GivesValues)))
        {
            if (!frame.Escape.IsFixed)
                state.Mark(data);
            _text.Add(data.Piece);
            return;
        }

        EvalNode node = _expressions.Compile(item, frame);
        if (data is not null)
            node = new SafeNode(node, frame.Escape);
        if (_expressions.IsConstant(node) && new OutputCompiler(state).TryText(node, frame.Escape, out string? constant))
        {
            _text.Add((constant!, 0, constant!.Length));
            if (constant.Length > 0 || !state.Host.GivesValues)
                return;

            // Empty text that was asked for is something, where values are given.
            _text.Flush(nodes);
            nodes.Add(new TextNode(""));
            return;
        }

        int line = state.Mark(item);
        if (state.Finalize is null && frame.Escape.IsFixed)
        {
            nodes.Add(_text.FlushInto(node, frame.Escape.Value, line));
            return;
        }

        _text.Flush(nodes);
        nodes.Add(new EmitFinalNode(node, state.Finalize, frame.Escape, line));
    }

    /// <summary>How the variables of a scope begin.</summary>
    public ScopeEntry Entry(Scope scope, CodeFrame frame)
    {
        int withValue = 0, without = 0;
        foreach (Symbol symbol in scope.Symbols)
            if (Begins(symbol))
                _ = HasFirst(symbol) ? withValue++ : without++;
        if (withValue + without == 0)
            return ScopeEntry.Nothing;
        int[] empty = new int[without];
        (int, EvalNode)[] sources = new (int, EvalNode)[withValue];
        foreach (Symbol symbol in scope.Symbols)
        {
            if (!Begins(symbol))
                continue;
            if (HasFirst(symbol))
                sources[^withValue--] = (symbol.Slot, First(symbol, frame));
            else
                empty[^without--] = symbol.Slot;
        }

        return new ScopeEntry(empty, sources);
    }

    private static bool Begins(Symbol symbol) => symbol.Slot >= 0 && symbol.Load != SymbolLoad.Parameter && !symbol.IsAssignedFirst;

    private static bool HasFirst(Symbol symbol) => symbol.Load is SymbolLoad.Resolve or SymbolLoad.Alias;

    private EvalNode First(Symbol symbol, CodeFrame frame) => symbol.Load == SymbolLoad.Resolve
        ? new RawName(state.Unit.IndexOf(symbol.Name))
        : _expressions.Raw(symbol.Source!, frame);

    /// <summary>The scope of a body inside of a place.</summary>
    private Scope ScopeOf(IReadOnlyList<Statement> body, Scope parent, FunctionScope function)
    {
        state.BeginScope(parent, function, out Scope scope).Visit(body);
        state.EndScope(scope);
        return scope;
    }

    private Scope ScopeOf(IReadOnlyList<Statement> body, CodeFrame frame) => ScopeOf(body, frame.Scope, frame.Scope.Function);

    /// <summary>The variables that were assigned in the scopes around a place, innermost first.</summary>
    private LocalsNode Locals(CodeFrame frame)
    {
        List<(string, EvalNode)> locals = [];
        HashSet<string> seen = new(StringComparer.Ordinal);
        for (Scope? scope = frame.Scope; scope is not null; scope = scope.Parent)
            foreach (string name in Stored(scope))
                if (seen.Add(name))
                    locals.Add((name, _expressions.Read(name, frame, isRaw: true)));
        return new LocalsNode([.. locals]);
    }

    private static List<string> Stored(Scope scope)
    {
        List<string> names = [];
        foreach (Symbol symbol in scope.Symbols)
            if (symbol.IsStored)
                names.Add(symbol.Name);
        names.Sort(StringComparer.Ordinal);
        return names;
    }
}
