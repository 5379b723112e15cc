using Jinja.Net.Analysis;
using Jinja.Net.Parsing;
using Jinja.Net.Runtime;
using Jinja.Net.Runtime.Values;
using Jinja.Net.Syntax;

namespace Jinja.Net.Compilation;

/// <summary>What the compilers of one template share.</summary>
internal sealed class CompileState(CodeUnit unit, ITemplateHost host)
{
    public CodeUnit Unit => unit;

    public ITemplateHost Host => host;

    /// <summary>The line that errors are told with where a statement has none of its own: that of the last one that has.</summary>
    public int Line { get; private set; } = 1;

    /// <summary>Whether the template extends another for certain, from here on.</summary>
    public bool HasKnownExtends { get; set; }

    /// <summary>How many <c>extends</c> were compiled.</summary>
    public int ExtendsSoFar { get; set; }

    /// <summary>The functions that were compiled and the scopes that say how many locals they have.</summary>
    public List<(FunctionCode Code, FunctionScope Scope)> Functions { get; } = [];

    /// <summary>The names that the template asks its context for.</summary>
    public HashSet<string> Resolved { get; } = new(StringComparer.Ordinal);

    /// <summary>Errors are told with this line from here on.</summary>
    public int Mark(Node node) => Line = node.Line;

    private Frame? _outside;

    /// <summary>Computes a constant, if that succeeds with little work and gives a number, a text or the like.</summary>
    public bool TryEvaluate(EvalNode node, AutoEscapeMode mode, out Value value)
    {
        value = default;
        _outside ??= new Frame(host, new RenderBudget(ConstantLimits, TimeProvider.System), new OutputBuffer());
        _outside.RenderContext = new RenderContext(NoVariables.Instance, new BlockTable(), new EvalContext(mode.Value), unit.Name);
        _outside.Unit = unit;
        try
        {
            value = node.Eval(_outside);
            return value.Kind is not (ValueKind.Missing or ValueKind.Undefined or ValueKind.Object or ValueKind.Pending);
        }
        catch (TemplateException)
        {
            return false;
        }
    }

    private static readonly BudgetLimits ConstantLimits = new() { Steps = 10_000, TextLength = 1_000, CollectionLength = 1_000, IntegerBits = 4_096, Depth = 100 };

    /// <summary>Where findings go instead of ending the compilation; <see langword="null"/> where the first one ends it.</summary>
    public List<TemplateDiagnostic>? Findings { get; init; }

    /// <summary>Notes an error where errors are collected; stands in an exception filter.</summary>
    public bool Notes(TemplateSyntaxException error)
    {
        Findings?.Add(new TemplateDiagnostic(error));
        return Findings is not null;
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
        TemplateAssertionException error = Fail($"No {kind} named '{name}'.", node);
        if (Findings is null)
            throw error;
        Findings.Add(new TemplateDiagnostic(
            error, isSoft ? DiagnosticSeverity.Warning : DiagnosticSeverity.Error, Suggestions.Closest(name, kind == "filter" ? host.FilterNames : host.TestNames)) { IsUnknownName = true });
    }

    /// <summary>A place as messages tell it.</summary>
    public string Place(Node node) => unit.Name is null ? $"line {node.Line}" : $"line {node.Line} in '{unit.Name}'";

    public TemplateAssertionException Fail(string message, Node node) => new(message, PlaceOf(node));

    public TemplateCompileException Refuse(string message, Node node) => new(message, PlaceOf(node));

    public TemplateSyntaxException TooDeep(Node node) => new("too many nested expressions", PlaceOf(node));

    private SourcePlace PlaceOf(Node node) => SourceExcerpt.At(unit.Source, unit.Name, unit.FileName, node.Position);
}

/// <summary>The place that a statement is compiled for.</summary>
internal sealed record CodeFrame(Scope Scope, AutoEscapeMode Escape)
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

    /// <summary>The place in a scope inside of this one.</summary>
    public CodeFrame Inner(Scope scope) => new(scope, Escape) { ChecksParent = ChecksParent, IsInLoop = IsInLoop };

    /// <summary>The same place under a condition.</summary>
    public CodeFrame Soft() => this with { IsSoft = true, IsRoot = false };
}
