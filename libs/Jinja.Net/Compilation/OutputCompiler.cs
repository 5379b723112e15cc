using Jinja.Net.Runtime;
using Jinja.Net.Runtime.Values;

namespace Jinja.Net.Compilation;

/// <summary>Decides how a value is printed: as text that is known now, or by a node.</summary>
internal sealed class OutputCompiler(CompileState state)
{
    /// <summary>The text of a constant. It is escaped before it is finalised, as the original does with constants.</summary>
    public bool TryText(EvalNode node, AutoEscapeMode mode, out string? text)
    {
        text = null;
        ITemplateHost host = state.Host;
        if (!mode.IsFixed || !(node.TryConstant(out Value value) || state.TryEvaluate(node, mode, out value, out _)))
            return false;
        try
        {
            if (mode.Value && !host.GivesValues)
                value = Value.Markup(Escaping.Escape(value));
            if (host.Finalize is { } finalize)
                value = finalize.Invoke(host.Outside, new CallArguments([value]));
            text = Representation.Text(value);
            return true;
        }
        catch (TemplateRuntimeException)
        {
            return false;
        }
    }

    /// <summary>The node that prints a value.</summary>
    public static RenderNode Node(EvalNode value, Callable? finalize, AutoEscapeMode mode, int line) =>
        finalize is null && mode.IsFixed ? new EmitNode(value, mode.Value, line) : new EmitFinalNode(value, finalize, mode, line);
}
