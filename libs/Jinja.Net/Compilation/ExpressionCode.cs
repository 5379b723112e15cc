using Jinja.Net.Analysis;
using Jinja.Net.Runtime;
using Jinja.Net.Runtime.Values;
using Jinja.Net.Syntax;

namespace Jinja.Net.Compilation;

/// <summary>A lone expression, ready to run.</summary>
internal sealed class ExpressionCode(CodeUnit unit, EvalNode node, int selfSlot) : FunctionCode(unit)
{
    public static ExpressionCode Compile(Expression expression, CodeUnit unit, ITemplateHost host)
    {
        FunctionScope function = new(null);
        Scope scope = new(null, function);
        int self = NameSearch.FindRead([expression], "self").Count == 0 ? -1 : scope.DeclareParameter("self").Slot = function.NewSlot();
        new SymbolVisitor(scope).Load(expression);
        scope.Settle();
        CompileState state = new(unit, host);
        CodeFrame frame = new(scope, AutoEscapeMode.Fixed(host.AutoEscapes(null)));
        return new ExpressionCode(unit, new ExpressionCompiler(state).Compile(expression, frame), self) { SlotCount = function.SlotCount };
    }

    public Value Eval(Frame frame, RenderContext context)
    {
        Frame.Caller caller = frame.Enter(this, null, context);
        if (selfSlot >= 0)
            frame.Slots[frame.Base + selfSlot] = Value.Object(new TemplateReference(context));
        Value value = node.Eval(frame);
        frame.Leave(caller);
        return value;
    }

    public override void Run(Frame frame) => node.Eval(frame);
}
