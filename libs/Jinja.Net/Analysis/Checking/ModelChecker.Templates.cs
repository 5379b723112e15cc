using Jinja.Net.Runtime;
using Jinja.Net.Syntax;
using Jinja.Net.Syntax.Expressions;
using Jinja.Net.Syntax.Statements;

namespace Jinja.Net.Analysis.Checking;

/// <summary>Macros, blocks, and the other templates that one leads to.</summary>
internal sealed partial class ModelChecker
{
    private Dictionary<string, (BlockStatement Block, CodeUnit Unit)> _blocks = new(StringComparer.Ordinal);
    private HashSet<BlockStatement> _rendered = [];
    private ModelScope _top = new(null);
    private List<MacroType> _macros = [];

    /// <summary>A template that is rendered: its parents decide what is printed where.</summary>
    private void Render(TemplateNode template, CodeUnit unit, ModelScope scope)
    {
        (var blocks, var rendered, var top, var macros) = (_blocks, _rendered, _top, _macros);
        (_blocks, _rendered, _top, _macros) = (new(StringComparer.Ordinal), [], scope, []);
        List<(BlockStatement, CodeUnit)> own = [];
        Extend(template, unit, scope, own);
        foreach ((BlockStatement block, CodeUnit from) in own.Where(pair => !_rendered.Contains(pair.Item1)))
            In(from, () => Visit(block.Body, new ModelScope(scope) { IsOpen = block.IsScoped }));
        CheckUncalled();
        (_blocks, _rendered, _top, _macros) = (blocks, rendered, top, macros);
    }

    private void Extend(TemplateNode template, CodeUnit unit, ModelScope scope, List<(BlockStatement, CodeUnit)> all) => In(unit, () =>
    {
        _guards[unit] = Guards.Find(template);
        foreach (BlockStatement block in template.Descendants().OfType<BlockStatement>())
        {
            all.Add((block, unit));
            _blocks.TryAdd(block.Name, (block, unit));
        }

        if (template.Body.OfType<ExtendsStatement>().FirstOrDefault() is not { } extends)
        {
            bool isOpen = template.Descendants().OfType<ExtendsStatement>().Any();
            Visit(isOpen ? [.. template.Body.Where(static statement => statement is not BlockStatement)] : template.Body, scope);
            return;
        }

        // Of a child only what does not print runs, before its parent.
        Visit([.. template.Body.Where(static statement => statement is not (OutputStatement or BlockStatement))], scope);
        if (Load(extends.Template) is { } parent)
            Follow(parent.Unit.Name!, () => Extend(parent.Tree, parent.Unit, scope, all));
        else
            scope.IsOpen |= extends.Template is not ConstantExpression;
    });

    private void Block(BlockStatement block, ModelScope scope)
    {
        if (!_blocks.TryGetValue(block.Name, out (BlockStatement Block, CodeUnit Unit) youngest))
            youngest = (block, _unit);
        Show(block, _unit);
        if (!ReferenceEquals(block, youngest.Block))
            Show(youngest.Block, youngest.Unit);

        void Show(BlockStatement shown, CodeUnit unit)
        {
            if (_rendered.Add(shown))
                In(unit, () => Visit(shown.Body, new ModelScope(block.IsScoped ? scope : _top)));
        }
    }

    private void DefineMacro(MacroStatement macro, ModelScope scope)
    {
        MacroType type = new(macro, scope, _unit);
        scope.Set(macro.Name, type, null);
        _macros.Add(type);
    }

    /// <summary>A macro with the arguments of one call.</summary>
    private void CallMacro(MacroType macro, ArgumentList written, List<ModelType> arguments)
    {
        Dictionary<string, ModelType> given = new(StringComparer.Ordinal);
        Signature signature = macro.Macro.Signature;
        for (int i = 0; i < Math.Min(written.Positional.Count, signature.Names.Count); i++)
            given[signature.Names[i].Name] = arguments[i];
        for (int i = 0; i < written.Named.Count; i++)
            given[written.Named[i].Name] = arguments[written.Positional.Count + i];
        bool isExact = written is { Spread: null, SpreadNamed: null };
        RunMacro(macro, isExact ? given : []);
    }

    // Macros are checked once for each kind of arguments; one that nothing calls is checked with arguments that may be anything.
    private void CheckUncalled()
    {
        for (int i = 0; i < _macros.Count; i++)
            if (!_called.Any(call => ReferenceEquals(call.Item1, _macros[i].Macro)))
                RunMacro(_macros[i], []);
    }

    private void RunMacro(MacroType macro, Dictionary<string, ModelType> given)
    {
        string kinds = string.Join(';', macro.Macro.Signature.Names.Select(name => given.GetValueOrDefault(name.Name)?.ToString()));
        if (kinds.Length > 2_000 || !_called.Add((macro.Macro, kinds)))
            return;
        int branches = _branches;
        _branches = 0;
        In(macro.Unit, () => Visit(macro.Macro.Body, Parameters(macro.Macro.Signature, given, macro.Scope)));
        _branches = branches;
    }

    private ModelScope Parameters(Signature signature, Dictionary<string, ModelType> given, ModelScope scope)
    {
        ModelScope inner = new(scope);
        int required = signature.Names.Count - signature.Defaults.Count;
        for (int i = 0; i < signature.Names.Count; i++)
        {
            if (i >= required)
                Eval(signature.Defaults[i - required], inner);
            inner.Declare(signature.Names[i].Name, given.GetValueOrDefault(signature.Names[i].Name, ModelType.Unknown));
        }

        return inner;
    }

    private void Include(IncludeStatement include, ModelScope scope)
    {
        Eval(include.Template, scope);
        foreach (Expression name in include.Template is ListExpression list ? list.Items : include.Template is TupleExpression tuple ? tuple.Items : [include.Template])
            if (Load(name) is { } found)
                Follow(found.Unit.Name!, () => Render(found.Tree, found.Unit, include.WithContext ? new ModelScope(scope) : new ModelScope(null, seesModel: false)));
    }

    private ModuleType? Import(Expression template, bool withContext, ModelScope scope)
    {
        if (Load(template) is not { } found)
            return null;
        ModelScope names = withContext ? new ModelScope(scope) : new ModelScope(null, seesModel: false);
        Follow(found.Unit.Name!, () => Render(found.Tree, found.Unit, names));
        names.IsOpen |= _templates.Contains(found.Unit.Name!);
        return new ModuleType(names, found.Unit.Name!);
    }

    private void FromImport(FromImportStatement import, ModelScope scope)
    {
        Eval(import.Template, scope);
        ModuleType? module = Import(import.Template, import.WithContext, scope);
        foreach (ImportedName name in import.Names)
        {
            ModelType? found = module is null ? ModelType.Unknown : _members.Find(module, name.Name);
            if (found is null)
                Missing(import, $"{ModelMembers.Describe(module!)} has no '{name.Name}'", Suggestions.Closest(name.Name, ModelMembers.Names(module!)), isSure: false);
            scope.Set(name.Alias, found ?? ModelType.Unknown, null);
        }
    }

    private (TemplateNode Tree, CodeUnit Unit)? Load(Expression name) =>
        name is ConstantExpression { Value: string text } ? _host.Load(text, _unit.Name) : null;

    /// <summary>Goes into another template, unless the way leads through it already.</summary>
    private void Follow(string name, Action check)
    {
        if (_templates.Contains(name) || _templates.Count >= DeepestTemplates)
            return;
        _templates.Push(name);
        check();
        _templates.Pop();
    }

    private void In(CodeUnit unit, Action check)
    {
        CodeUnit outer = _unit;
        _unit = unit;
        check();
        _unit = outer;
    }
}
