using Jinja.Net.Analysis;
using Jinja.Net.Syntax.Expressions;
using Jinja.Net.Syntax.Statements;

namespace Jinja.Net.Compilation;

/// <summary>Blocks, parents, includes and imports.</summary>
internal sealed partial class StatementCompiler
{
    private void Extends(ExtendsStatement extends, CodeFrame frame, List<RenderNode> nodes)
    {
        if (!frame.IsTop)
            throw state.Fail("cannot use extend from a non top-level scope", extends);
        if (state.HasKnownExtends)
        {
            nodes.Add(new FailNode("extended multiple times", state.Line));
            _isStopped = true;
            return;
        }

        int line = state.Mark(extends);
        nodes.Add(new ExtendsNode(_expressions.Compile(extends.Template, frame), state.ExtendsSoFar == 0, state.Host, line));
        state.HasKnownExtends |= frame.IsRoot;
        state.ExtendsSoFar++;
    }

    private void Block(BlockStatement block, CodeFrame frame, List<RenderNode> nodes)
    {
        if (frame.IsTop && state.HasKnownExtends)
            return;
        int line = state.Mark(block);
        RenderNode node = new BlockNode(block.Name, block.IsRequired, block.IsScoped ? Locals(frame) : null, line);
        nodes.Add(frame.IsTop && state.ExtendsSoFar > 0 ? new UnlessParentNode(node) : node);
    }

    private IncludeNode Include(IncludeStatement include, CodeFrame frame)
    {
        int line = state.Mark(include);
        EvalNode template = _expressions.Compile(include.Template, frame);
        bool isName = include.Template is ConstantExpression { Value: string };
        return new IncludeNode(template, !isName, include.IgnoreMissing, include.WithContext ? Locals(frame) : null, state.Host, line);
    }

    private void Import(ImportStatement import, CodeFrame frame, List<RenderNode> nodes)
    {
        int line = state.Mark(import);
        EvalNode template = _expressions.Compile(import.Template, frame);
        TargetNode target = _expressions.Target(new NameExpression(import.Target, import.Position), frame);
        nodes.Add(new ImportNode(template, target, import.WithContext ? Locals(frame) : null, state.Host, line));
        ExportNames([import.Target], frame, isPublic: false, nodes);
    }

    private void FromImport(FromImportStatement import, CodeFrame frame, List<RenderNode> nodes)
    {
        int line = state.Mark(import);
        EvalNode template = _expressions.Compile(import.Template, frame);
        (string, TargetNode)[] names =
            [.. import.Names.Select(name => (name.Name, _expressions.Target(new NameExpression(name.Alias, import.Position), frame)))];
        nodes.Add(new FromImportNode(template, names, import.WithContext ? Locals(frame) : null, state.Place(import), state.Host, line));
        ExportNames([.. import.Names.Select(static name => name.Alias)], frame, isPublic: false, nodes);
    }

    /// <summary>Compiles the body of a block, which sees the variables of its template's context only.</summary>
    public CompiledBlock CompileBlock(BlockStatement block, AutoEscapeMode mode)
    {
        CompiledBlock code = new(state.Unit, block.Name, block.IsRequired) { Line = state.Mark(block) };
        state.BlockLine = block.Line;
        FunctionScope function = new(null);
        IReadOnlySet<string> special = NameSearch.FindRead(block.Body, "self", "super");
        Scope scope = NewScope(null, function, (own, visitor) =>
        {
            code.SelfSlot = Declare(own, function, special, "self");
            code.SuperSlot = Declare(own, function, special, "super");
            visitor.Visit(block.Body);
        });
        CodeFrame frame = new(scope, mode);
        code.Body = Compile(block.Body, frame);
        code.Entry = Entry(scope, frame);
        state.Functions.Add((code, function));
        return code;
    }

    private static int Declare(Scope scope, FunctionScope function, IReadOnlySet<string> wanted, string name) =>
        wanted.Contains(name) ? scope.DeclareParameter(name).Slot = function.NewSlot() : -1;

    /// <summary>Compiles the top of a template.</summary>
    public RootCode CompileRoot(Syntax.TemplateNode template, AutoEscapeMode mode, bool hasExtends)
    {
        RootCode code = new(state.Unit);
        FunctionScope function = new(null);
        IReadOnlySet<string> special = NameSearch.FindRead(template.Body, "self");
        Scope scope = NewScope(null, function, (own, visitor) =>
        {
            code.SelfSlot = Declare(own, function, special, "self");
            visitor.Visit(template.Body);
        });
        CodeFrame frame = new(scope, mode) { IsTop = true, IsRoot = true, ChecksParent = hasExtends };
        code.Body = Compile(template.Body, frame);
        code.Entry = Entry(scope, frame);
        state.Functions.Add((code, function));
        return code;
    }
}
