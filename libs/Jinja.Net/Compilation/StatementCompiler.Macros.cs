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
        Scope scope = NewScope(frame, (_, visitor) =>
        {
            visitor.Load(filter.Filter);
            visitor.Visit(filter.Body);
        });
        CodeFrame inner = frame.Inner(scope);
        RenderNode body = Compile(filter.Body, inner);
        int line = state.Mark(filter);
        BodyTextNode text = new(new ScopedNode(Entry(scope, inner), body), frame.Escape);
        return new EmitTextNode(_expressions.BlockFilter(filter.Filter, inner, text), line);
    }

    private CompiledMacro CompileMacro(string? name, Signature signature, IReadOnlyList<Statement> body, Statement macro, CodeFrame frame)
    {
        string[] parameters = [.. signature.Names.Select(static parameter => parameter.Name)];
        RefuseRepeated(parameters, macro);
        IReadOnlySet<string> special = NameSearch.FindRead(body, "caller", "kwargs", "varargs");
        RefuseRequiredCaller(signature, special, macro);
        FunctionScope function = new(frame.Scope.Function);
        int[] slots = new int[3];
        Scope scope = NewScope(frame.Scope, function, (own, visitor) =>
        {
            foreach (NameExpression parameter in signature.Names)
                own.DeclareParameter(parameter.Name).Slot = function.NewSlot();
            foreach (Expression value in signature.Defaults)
                visitor.Load(value);
            visitor.Visit(body);
            slots[0] = DeclareUnless(own, function, special, "caller", parameters);
            slots[1] = DeclareUnless(own, function, special, "kwargs", parameters);
            slots[2] = DeclareUnless(own, function, special, "varargs", parameters);
        });
        CodeFrame inner = frame.Inner(scope) with { ChecksParent = false, IsInLoop = false };
        int line = state.Mark(macro);
        CompiledMacro code = new(state.Unit)
        {
            Name = name,
            Parameters = parameters,
            Defaults = Defaults(signature, inner),
            Line = line,
            Body = Compile(body, inner),
            CallerSlot = slots[0],
            KwargsSlot = slots[1],
            VarargsSlot = slots[2],
        };
        code.Entry = Entry(scope, inner);
        state.Functions.Add((code, function));
        return code;
    }

    private static int DeclareUnless(Scope scope, FunctionScope function, IReadOnlySet<string> wanted, string name, string[] parameters) =>
        parameters.Contains(name, StringComparer.Ordinal) ? -1 : Declare(scope, function, wanted, name);

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
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (string parameter in parameters)
            if (!seen.Add(parameter))
                throw state.Refuse($"duplicate argument '{parameter}' in function definition", macro);
    }

    private void RefuseRequiredCaller(Signature signature, IReadOnlySet<string> special, Statement macro)
    {
        int required = signature.Names.Count - signature.Defaults.Count;
        for (int i = 0; i < required; i++)
            if (signature.Names[i].Name == "caller" && special.Contains("caller"))
                throw state.Fail("When defining macros or call blocks the special \"caller\" argument must be omitted or be given a default.", macro);
    }
}
