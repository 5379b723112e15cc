using Jinja.Net.Analysis;
using Jinja.Net.Runtime;
using Jinja.Net.Runtime.Values;
using Jinja.Net.Syntax;
using Jinja.Net.Syntax.Statements;

namespace Jinja.Net.Compilation;

/// <summary>A lone expression, ready to run.</summary>
internal sealed class ExpressionCode(CodeUnit unit, EvalNode node, int selfSlot) : FunctionCode(unit)
{
    public static ExpressionCode Compile(Expression expression, CodeUnit unit, ITemplateHost host)
    {
        CompileState state = CompileState.Begin(unit, host, SpecialNames.None);
        FunctionScope function = state.BeginFunction(null);
        SymbolVisitor symbols = state.BeginScope(null, function, out Scope scope);
        SpecialNames read = NameSearch.FindRead([new ExpressionStatement(expression, expression.Position)], SpecialNames.Self);
        int self = StatementCompiler.Declare(scope, read, SpecialNames.Self, "self");
        symbols.Load(expression);
        state.EndScope(scope);
        CodeFrame frame = new(scope, AutoEscapeMode.Fixed(host.AutoEscapes(null)));
        ExpressionCode code = new(unit, state.Expressions.Compile(expression, frame), self) { SlotCount = function.SlotCount };
        state.End();
        return code;
    }

    public Value Eval(Frame frame, RenderContext context)
    {
        frame.Enter(this, null, context, out Frame.Caller caller);
        if (selfSlot >= 0)
            frame.Local(selfSlot) = Value.Object(new TemplateReference(context));
        Value value = node.Eval(frame);
        if (value.IsPending)
        {
            frame.LeaveLater(caller);
            return value;
        }

        frame.Leave(caller);
        return value;
    }

    public override Flow Run(Frame frame) => throw new InvalidOperationException("An expression has a value.");
}
