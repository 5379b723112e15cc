using Jinja.Net.Analysis;
using Jinja.Net.Compilation.Expressions;
using Jinja.Net.Syntax;
using Jinja.Net.Syntax.Expressions;
using Jinja.Net.Syntax.Statements;

namespace Jinja.Net.Compilation;

/// <summary>Macros, call blocks and filter blocks.</summary>
internal sealed partial class StatementCompiler
{
    private void DefineMacro(MacroStatement macro, CodeFrame frame, List<RenderNode> nodes)
    {
        CompiledMacro code = CompileMacro(macro.Name, macro.Signature, macro.Body, macro, frame);
        TargetNode target = _expressions.Target(new NameExpression(macro.Name, macro.Position), frame);
        nodes.Add(new DefineMacroNode(new MacroNode(code), target, macro.Line));
        ExportNames([macro.Name], frame, isPublic: true, nodes);
    }

    private EmitTextNode CallBlock(CallBlockStatement call, CodeFrame frame)
    {
        CompiledMacro code = CompileMacro(null, call.Signature, call.Body, call, frame);
        int line = state.Mark(call);
        return new EmitTextNode(_expressions.Call(call.Call, frame, new MacroNode(code)), line);
    }

    private EmitTextNode FilterBlock(FilterBlockStatement filter, CodeFrame frame)
    {
        SymbolVisitor symbols = state.BeginScope(frame.Scope, frame.Scope.Function, out Scope scope);
        symbols.Load(filter.Filter);
        symbols.Visit(filter.Body);
        state.EndScope(scope);
        CodeFrame inner = frame.Inner(scope);
        RenderNode body = Compile(filter.Body, inner);
        int line = state.Mark(filter);
        BodyTextNode text = new(new ScopedNode(Entry(scope, inner), body), frame.Escape);
        return new EmitTextNode(_expressions.BlockFilter(filter.Filter, inner, text), line);
    }

    private CompiledMacro CompileMacro(string? name, Signature signature, IReadOnlyList<Statement> body, Statement macro, CodeFrame frame)
    {
        string[] parameters = NamesOf(signature);
        RefuseRepeated(parameters, macro);
        SpecialNames special = NameSearch.FindRead(body, state.Mentions & (SpecialNames.Caller | SpecialNames.Kwargs | SpecialNames.Varargs));
        RefuseRequiredCaller(signature, special, macro);
        bool readsCaller = (special & SpecialNames.Caller) != SpecialNames.None;
        special &= ~Parameters(parameters);
        FunctionScope function = state.BeginFunction(frame.Scope.Function);
        SymbolVisitor symbols = state.BeginScope(frame.Scope, function, out Scope scope);
        foreach (string parameter in parameters)
            scope.DeclareParameter(parameter);
        foreach (Expression value in signature.Defaults)
            symbols.Load(value);
        symbols.Visit(body);
        int callerSlot = Declare(scope, special, SpecialNames.Caller, "caller");
        int kwargsSlot = Declare(scope, special, SpecialNames.Kwargs, "kwargs");
        int varargsSlot = Declare(scope, special, SpecialNames.Varargs, "varargs");
        state.EndScope(scope);
        CodeFrame inner = frame.Inner(scope) with { ChecksParent = false, IsInLoop = false };
        int line = state.Mark(macro);
        CompiledMacro code = new(state.Unit)
        {
            Name = name,
            Parameters = parameters,
            Defaults = Defaults(signature, inner),
            Line = line,
            Body = Compile(body, inner),
            ReadsCaller = readsCaller,
            CallerSlot = callerSlot,
            KwargsSlot = kwargsSlot,
            VarargsSlot = varargsSlot,
        };
        code.Entry = Entry(scope, inner);
        (code.SlotCount, code.IsCaptured) = (function.SlotCount, function.IsCaptured);
        return code;
    }

    private static string[] NamesOf(Signature signature)
    {
        string[] names = new string[signature.Names.Count];
        for (int i = 0; i < names.Length; i++)
            names[i] = signature.Names[i].Name;
        return names;
    }

    private static SpecialNames Parameters(string[] parameters)
    {
        SpecialNames names = SpecialNames.None;
        foreach (string parameter in parameters)
            names |= Special.Of(parameter);
        return names;
    }

    // A special name that was read becomes a variable whose value comes from outside; gives its slot, or -1.
    /// <summary>Declares a special name if it is read; its slot, or -1.</summary>
    public static int Declare(Scope scope, SpecialNames read, SpecialNames which, string name)
    {
        if ((read & which) == SpecialNames.None)
            return -1;
        Symbol symbol = scope.DeclareParameter(name);
        symbol.Load = SymbolLoad.Parameter;
        return symbol.Slot;
    }

    private EvalNode?[] Defaults(Signature signature, CodeFrame inner)
    {
        EvalNode?[] defaults = new EvalNode?[signature.Names.Count];
        int first = signature.Names.Count - signature.Defaults.Count;
        for (int i = 0; i < signature.Defaults.Count; i++)
            defaults[first + i] = _expressions.Compile(signature.Defaults[i], inner);
        return defaults;
    }

    private void RefuseRepeated(string[] parameters, Statement macro)
    {
        if (parameters.Length < 2)
            return;
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (string parameter in parameters)
            if (!seen.Add(parameter))
                throw state.Refuse($"duplicate argument '{parameter}' in function definition", macro);
    }

    private void RefuseRequiredCaller(Signature signature, SpecialNames special, Statement macro)
    {
        int required = signature.Names.Count - signature.Defaults.Count;
        for (int i = 0; i < required; i++)
            if (signature.Names[i].Name == "caller" && (special & SpecialNames.Caller) != SpecialNames.None)
                throw state.Fail("When defining macros or call blocks the special \"caller\" argument must be omitted or be given a default.", macro);
    }
}
