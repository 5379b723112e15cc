using Jinja.Net.Runtime;
using Jinja.Net.Syntax;
using Jinja.Net.Syntax.Statements;

namespace Jinja.Net.Compilation;

/// <summary>Turns a syntax tree into a template that runs.</summary>
internal static class TemplateCompiler
{
    /// <summary>Compiles a template.</summary>
    /// <exception cref="TemplateAssertionException">The template breaks a rule of the language.</exception>
    public static CompiledTemplate Compile(TemplateNode template, CodeUnit unit, ITemplateHost host) => Compile(template, new CompileState(unit, host));

    /// <summary>The names that a template asks its context for.</summary>
    /// <exception cref="TemplateAssertionException">The template breaks a rule of the language.</exception>
    public static IReadOnlySet<string> FindResolved(TemplateNode template, ITemplateHost host)
    {
        CompileState state = new(new CodeUnit(null, null, ""), host);
        Compile(template, state);
        return state.Resolved;
    }

    /// <summary>Everything in a template that compiling it would end at, and what its running may end at.</summary>
    public static IReadOnlyList<TemplateDiagnostic> Diagnose(TemplateNode template, CodeUnit unit, ITemplateHost host)
    {
        List<TemplateDiagnostic> findings = [];
        CompileState state = new(unit, host) { Findings = findings };
        try
        {
            Compile(template, state);
        }
        catch (TemplateSyntaxException error)
        {
            state.Notes(error);
        }

        return findings;
    }

    private static CompiledTemplate Compile(TemplateNode template, CompileState state)
    {
        CodeUnit unit = state.Unit;
        ITemplateHost host = state.Host;
        bool autoEscapes = host.AutoEscapes(unit.Name);
        AutoEscapeMode mode = AutoEscapeMode.Fixed(autoEscapes);
        List<BlockStatement> blocks = [];
        bool hasExtends = Search(template, state, blocks);
        StatementCompiler compiler = new(state);
        RootCode root = compiler.CompileRoot(template, mode, hasExtends);
        List<BlockCode> compiled = [.. blocks.Select(block => new StatementCompiler(state).CompileBlock(block, mode))];
        foreach ((FunctionCode code, Analysis.FunctionScope scope) in state.Functions)
            (code.SlotCount, code.IsCaptured) = (scope.SlotCount, scope.IsCaptured);
        return new CompiledTemplate(unit, root, compiled, autoEscapes);
    }

    private static bool Search(TemplateNode template, CompileState state, List<BlockStatement> blocks)
    {
        bool hasExtends = false;
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (Node node in template.Descendants())
        {
            hasExtends |= node is ExtendsStatement;
            if (node is not BlockStatement block)
                continue;
            if (!names.Add(block.Name))
                state.Report(state.Fail($"block '{block.Name}' defined twice", block));
            blocks.Add(block);
        }

        return hasExtends;
    }
}
