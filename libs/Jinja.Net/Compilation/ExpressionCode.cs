using Jinja.Net.Analysis;
using Jinja.Net.Runtime;
using Jinja.Net.Runtime.Values;
using Jinja.Net.Syntax;

namespace Jinja.Net.Compilation;

/// <summary>A lone expression, ready to run.</summary>
internal sealed class ExpressionCode(CodeUnit unit, EvalNode node) : FunctionCode(unit)
{
    public static ExpressionCode Compile(Expression expression, CodeUnit unit, ITemplateHost host)
    {
        CompileState state = CompileState.Begin(unit, host, SpecialNames.None);
        state.BeginScope(null, state.BeginFunction(null), out Scope scope).Load(expression);
        state.EndScope(scope);
        CodeFrame frame = new(scope, AutoEscapeMode.Fixed(host.AutoEscapes(null)));
        ExpressionCode code = new(unit, state.Expressions.Compile(expression, frame));
        state.End();
        return code;
    }

    public Value Eval(Frame frame, RenderContext context)
    {
        Frame.Caller caller = frame.Enter(this, null, context);
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
