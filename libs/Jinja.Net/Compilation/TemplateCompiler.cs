using Jinja.Net.Runtime;
using Jinja.Net.Syntax;
using Jinja.Net.Syntax.Statements;

namespace Jinja.Net.Compilation;

/// <summary>Turns a syntax tree into a template that runs.</summary>
internal static class TemplateCompiler
{
    /// <summary>Compiles a template.</summary>
    /// <exception cref="TemplateAssertionException">The template breaks a rule of the language.</exception>
    public static CompiledTemplate Compile(TemplateNode template, CodeUnit unit, ITemplateHost host) =>
        Compile(template, CompileState.Begin(unit, host, template.Mentions));

    /// <summary>The names that a template asks its context for.</summary>
    /// <exception cref="TemplateAssertionException">The template breaks a rule of the language.</exception>
    public static IReadOnlySet<string> FindResolved(TemplateNode template, ITemplateHost host)
    {
        HashSet<string> resolved = new(StringComparer.Ordinal);
        Compile(template, CompileState.Begin(new CodeUnit("<introspection>", null, ""), host, template.Mentions, resolved));
        return resolved;
    }

    /// <summary>Everything in a template that compiling it would end at, and what its running may end at.</summary>
    public static IReadOnlyList<TemplateDiagnostic> Diagnose(TemplateNode template, CodeUnit unit, ITemplateHost host)
    {
        List<TemplateDiagnostic> findings = [];
        CompileState state = CompileState.Begin(unit, host, template.Mentions);
        state.Findings = findings;
        try
        {
            Compile(template, state);
        }
        catch (TemplateSyntaxException error)
        {
            findings.Add(new TemplateDiagnostic(error));
        }

        return findings;
    }

    private static CompiledTemplate Compile(TemplateNode template, CompileState state)
    {
        CodeUnit unit = state.Unit;
        bool autoEscapes = state.Host.AutoEscapes(unit.Name);
        AutoEscapeMode mode = AutoEscapeMode.Fixed(autoEscapes);
        BlockSearch search = new(state);
        search.Visit(template.Body);
        RootCode root = state.Statements.CompileRoot(template, mode, search.HasExtends);
        CompiledTemplate compiled = new(unit, root, Blocks(state.Statements, search, mode), autoEscapes) { KeepsRender = state.KeepsRender || state.Host.GivesValues || state.Finalize is not null || state.Host.Resolver is not null };
        state.End();
        return compiled;
    }

    private static BlockCode[] Blocks(StatementCompiler compiler, in BlockSearch search, AutoEscapeMode mode)
    {
        if (search.Blocks is null)
            return [];
        BlockCode[] compiled = new BlockCode[search.Blocks.Count];
        for (int i = 0; i < compiled.Length; i++)
            compiled[i] = compiler.CompileBlock(search.Blocks[i], mode);
        return compiled;
    }

    /// <summary>Finds a template's blocks, the outer ones first, and whether it extends another template anywhere.</summary>
    private ref struct BlockSearch(CompileState state)
    {
        private HashSet<string>? _names;

        public List<BlockStatement>? Blocks { readonly get; private set; }

        public bool HasExtends { readonly get; private set; }

        public void Visit(IReadOnlyList<Statement> statements)
        {
            for (int i = 0; i < statements.Count; i++)
                Visit(statements[i]);
        }

        // Statements lie in one another only as deep as the parser allows.
        private void Visit(Statement statement)
        {
            switch (statement)
            {
                case OutputStatement or SetStatement:
                    return;
                case ExtendsStatement:
                    HasExtends = true;
                    return;
                case BlockStatement block:
                    Add(block);
                    Visit(block.Body);
                    return;
                case ForStatement loop:
                    Visit(loop.Body);
                    Visit(loop.Else);
                    return;
                case IfStatement condition:
                    for (int i = 0; i < condition.Branches.Count; i++)
                        Visit(condition.Branches[i].Body);
                    Visit(condition.Else);
                    return;
                default:
                    foreach (Node child in statement.Children)
                        if (child is Statement inner)
                            Visit(inner);
                    return;
            }
        }

        private void Add(BlockStatement block)
        {
            if (!(_names ??= new(StringComparer.Ordinal)).Add(block.Name))
                state.Report(state.Fail($"block '{block.Name}' defined twice", block));
            (Blocks ??= []).Add(block);
        }
    }
}
