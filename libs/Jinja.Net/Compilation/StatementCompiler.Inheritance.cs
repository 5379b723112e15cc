using Jinja.Net.Analysis;
using Jinja.Net.Syntax;
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
        _isStopped = false;
        CompiledBlock code = new(state.Unit, block.Name, block.IsRequired) { Line = state.Mark(block) };
        state.BlockLine = block.Line;
        FunctionScope function = state.BeginFunction(null);
        SpecialNames special = NameSearch.FindRead(block.Body, state.Mentions & (SpecialNames.Self | SpecialNames.Super));
        SymbolVisitor symbols = state.BeginScope(null, function, out Scope scope);
        code.SelfSlot = Declare(scope, special, SpecialNames.Self, "self");
        code.SuperSlot = Declare(scope, special, SpecialNames.Super, "super");
        symbols.Visit(block.Body);
        state.EndScope(scope);
        CodeFrame frame = new(scope, mode) { SetNames = [] };
        code.Body = Compile(block.Body, frame);
        code.Entry = Entry(scope, frame);
        (code.SlotCount, code.IsCaptured) = (function.SlotCount, function.IsCaptured);
        return code;
    }

    /// <summary>Compiles the top of a template.</summary>
    public RootCode CompileRoot(TemplateNode template, AutoEscapeMode mode, bool hasExtends)
    {
        _isStopped = false;
        RootCode code = new(state.Unit);
        FunctionScope function = state.BeginFunction(null);
        SpecialNames special = NameSearch.FindRead(template.Body, state.Mentions & SpecialNames.Self);
        SymbolVisitor symbols = state.BeginScope(null, function, out Scope scope);
        code.SelfSlot = Declare(scope, special, SpecialNames.Self, "self");
        symbols.Visit(template.Body);
        state.EndScope(scope);
        CodeFrame frame = new(scope, mode) { IsTop = true, IsRoot = true, ChecksParent = hasExtends };
        code.Body = Compile(template.Body, frame);
        code.Entry = Entry(scope, frame);
        (code.SlotCount, code.IsCaptured) = (function.SlotCount, function.IsCaptured);
        return code;
    }
}
