using Jinja.Net.Analysis;
using Jinja.Net.Parsing;
using Jinja.Net.Runtime;
using Jinja.Net.Runtime.Values;
using Jinja.Net.Syntax;

namespace Jinja.Net.Compilation;

/// <summary>What the compilers of one template share. A thread keeps one for its next template; after an error it is dropped.</summary>
internal sealed class CompileState
{
    private const int MostArguments = 8;

    [ThreadStatic]
    private static CompileState? _spare;

    private readonly Value[] _arguments = new Value[MostArguments];
    private Frame? _outside;

    private CompileState()
    {
        Expressions = new ExpressionCompiler(this);
        Statements = new StatementCompiler(this);
    }

    /// <summary>Begins a template.</summary>
    /// <param name="unit">The template as running code sees it.</param>
    /// <param name="host">The environment.</param>
    /// <param name="mentions">The special names that may stand in the template.</param>
    /// <param name="resolved">Collects the names that the template asks its context for; <see langword="null"/> if nobody wants to know.</param>
    public static CompileState Begin(CodeUnit unit, ITemplateHost host, SpecialNames mentions, HashSet<string>? resolved = null)
    {
        CompileState state = _spare ?? new CompileState();
        _spare = null;
        (state.Unit, state.Host, state.Mentions, state.Resolved) = (unit, host, mentions, resolved);
        (state.Finalize, state.HasMode) = (host.FinalizeFor(unit.Name), host.HasMode(unit.Name));
        return state;
    }

    /// <summary>Ends the template; the state may be used for another one.</summary>
    public void End()
    {
        _outside?.Release();
        (Unit, Host, Resolved, Findings, _outside) = (null!, null!, null, null, null);
        (Line, BlockLine, HasKnownExtends, ExtendsSoFar, KeepsRender) = (1, 1, false, 0, false);
        Array.Clear(_arguments);
        Scopes.Reset();
        Symbols.Begin(null!);
        Expressions.Reset();
        _spare = this;
    }

    public CodeUnit Unit { get; private set; } = null!;

    public ITemplateHost Host { get; private set; } = null!;

    public SpecialNames Mentions { get; private set; }

    /// <summary>What every printed value goes through, or null.</summary>
    public Callable? Finalize { get; private set; }

    /// <summary>Whether that escapes in another way than for HTML, so that nothing is escaped beforehand.</summary>
    public bool HasMode { get; private set; }

    public HashSet<string>? Resolved { get; private set; }

    /// <summary>Whether something was compiled that may keep a part of the render: calls, other than of built-in filters, and what is called.</summary>
    public bool KeepsRender { get; set; }

    public ExpressionCompiler Expressions { get; }

    public StatementCompiler Statements { get; }

    /// <summary>The nodes of the bodies that are being compiled, the inner ones last.</summary>
    public List<RenderNode> Nodes { get; } = [];

    public PendingText Text { get; } = new();

    private SymbolVisitor Symbols { get; } = new();

    private ScopePool Scopes { get; } = new();

    /// <summary>Room for a few arguments, until the next call.</summary>
    public Span<Value> Arguments(int count) => count <= MostArguments ? _arguments.AsSpan(0, count) : new Value[count];

    /// <summary>The line that errors are told with where a statement has none of its own: that of the last one that has.</summary>
    public int Line { get; private set; } = 1;

    /// <summary>The line of the block that is being compiled; 1 at the template's top.</summary>
    public int BlockLine { get; set; } = 1;

    /// <summary>Whether the template extends another for certain, from here on.</summary>
    public bool HasKnownExtends { get; set; }

    /// <summary>How many <c>extends</c> were compiled.</summary>
    public int ExtendsSoFar { get; set; }

    /// <summary>Errors are told with this line from here on.</summary>
    public int Mark(Node node) => Line = node.Line;

    /// <summary>Begins a function that is written in another one, or nowhere.</summary>
    public FunctionScope BeginFunction(FunctionScope? parent) => Scopes.Function(parent);

    /// <summary>Begins a scope; what is given finds out about its names. <see cref="EndScope"/> ends it.</summary>
    public SymbolVisitor BeginScope(Scope? parent, FunctionScope function, out Scope scope)
    {
        scope = Scopes.Scope(parent, function);
        Symbols.Begin(scope);
        return Symbols;
    }

    /// <summary>All names of a scope are known.</summary>
    public void EndScope(Scope scope)
    {
        if (Resolved is null)
            return;
        foreach (Symbol symbol in scope.Symbols)
            if (symbol.Load == SymbolLoad.Resolve)
                Resolved.Add(symbol.Name);
    }

    /// <summary>Computes a constant, if that succeeds with little work and gives a number, a text or the like, or nothing defined.</summary>
    /// <param name="node">What to compute.</param>
    /// <param name="mode">Whether escaping is on.</param>
    /// <param name="value">The constant.</param>
    /// <param name="failure">Why there is none, if it is an error.</param>
    public bool TryEvaluate(EvalNode node, AutoEscapeMode mode, out Value value, out TemplateException? failure)
    {
        (value, failure) = (default, null);
        _outside ??= new Frame(Host, new RenderBudget(ConstantLimits, TimeProvider.System), OutputBuffer.Rent()) { IsForConstants = true };
        _outside.RenderContext = new RenderContext(NoVariables.Instance, new BlockTable(), new EvalContext(mode.Value), Unit.Name);
        _outside.Unit = Unit;
        try
        {
            value = node.Eval(_outside);
            return value.Kind is not (ValueKind.Missing or ValueKind.Object or ValueKind.Pending) || value.O is PyIterator;
        }
        catch (TemplateException error)
        {
            failure = error;
            return false;
        }
    }

    private static readonly BudgetLimits ConstantLimits = new() { Steps = 10_000, TextLength = 1_000, CollectionLength = 1_000, IntegerBits = 4_096, Depth = 100 };

    /// <summary>Where findings go instead of ending the compilation; <see langword="null"/> where the first one ends it.</summary>
    public List<TemplateDiagnostic>? Findings { get; set; }

    /// <summary>Notes an error where errors are collected; stands in an exception filter.</summary>
    public bool Notes(TemplateSyntaxException error)
    {
        Findings?.Add(new TemplateDiagnostic(error));
        return Findings is not null;
    }

    /// <summary>Forgets what an error left unfinished.</summary>
    public void Forget()
    {
        Text.Flush([]);
        Expressions.Reset();
    }

    /// <summary>Tells an error: throws it, or notes it where errors are collected.</summary>
    public void Report(TemplateSyntaxException error)
    {
        if (!Notes(error))
            throw error;
    }

    /// <summary>Tells that there is no filter or test of a name. Where the template may never get there it is no error yet.</summary>
    public void ReportUnknown(string kind, string name, Node node, bool isSoft)
    {
        if (Findings is null && isSoft)
            return;
        TemplateAssertionException error = Unknown(kind, name, node);
        if (Findings is null)
            throw error;
        Findings.Add(new TemplateDiagnostic(error, isSoft ? DiagnosticSeverity.Warning : DiagnosticSeverity.Error) { IsUnknownName = true });
    }

    /// <summary>A place as messages tell it.</summary>
    public string Place(Node node) => Unit.Name is null ? $"line {node.Line}" : $"line {node.Line} in '{Unit.Name}'";

    public TemplateAssertionException Fail(string message, Node node) => new(message, PlaceOf(node));

    /// <summary>A filter or test that the environment does not have.</summary>
    private TemplateAssertionException Unknown(string kind, string name, Node node)
    {
        TemplateAssertionException error = Fail($"No {kind} named '{name}'.", node);
        error.Suggestion = Suggestions.Closest(name, kind == "filter" ? Host.FilterNames : Host.TestNames);
        return error;
    }

    public TemplateCompileException Refuse(string message, Node node) => new(message, PlaceOf(node));

    public TemplateSyntaxException TooDeep(Node node) => new("too many nested expressions", PlaceOf(node));

    private SourcePlace PlaceOf(Node node) => SourceExcerpt.At(Unit.Source, Unit.Name, Unit.FileName, node.Position);
}

/// <summary>The place that a statement is compiled for.</summary>
internal readonly record struct CodeFrame(Scope Scope, AutoEscapeMode Escape)
{
    /// <summary>Whether variables set here are those of the template's top.</summary>
    public bool IsTop { get; init; }

    /// <summary>Whether this is the very top, under no condition.</summary>
    public bool IsRoot { get; init; }

    /// <summary>Whether what is here may never run, so that unknown filters wait until it does.</summary>
    public bool IsSoft { get; init; }

    /// <summary>Whether output depends on there being no parent.</summary>
    public bool ChecksParent { get; init; }

    /// <summary>Whether a loop is around, in the same function.</summary>
    public bool IsInLoop { get; init; }

    /// <summary>
    /// The names that the body of a loop, or a block, has set up to here, also under conditions: functions that take the context see them.
    /// <see langword="null"/> anywhere else.
    /// </summary>
    public List<string>? SetNames { get; init; }

    /// <summary>The place in a scope inside of this one.</summary>
    public CodeFrame Inner(Scope scope) => new(scope, Escape) { ChecksParent = ChecksParent, IsInLoop = IsInLoop };

    /// <summary>The same place under a condition.</summary>
    public CodeFrame Soft() => this with { IsSoft = true, IsRoot = false };
}
