using Jinja.Net.Runtime;
using Jinja.Net.Runtime.Values;

namespace Jinja.Net.Compilation;

/// <summary>Finds out which values are printed as text that is known now.</summary>
internal sealed class OutputCompiler(CompileState state)
{
    /// <summary>The text of a constant. It is escaped before it is finalised, as the original does with constants.</summary>
    public bool TryText(EvalNode node, AutoEscapeMode mode, out string? text)
    {
        text = null;
        ITemplateHost host = state.Host;
        if (state.HasMode || !(node.TryConstant(out Value value) || state.TryEvaluate(node, mode, out value, out _)))
            return false;
        if ((host.GivesValues && HoldsUndefined(value)) || value.Kind == ValueKind.Object)
            return false;
        try
        {
            if (mode.Value && !host.GivesValues)
                value = Value.Markup(Escaping.Escape(value));
            if (state.Finalize is { } finalize)
                value = finalize.Invoke(host.Outside, new CallArguments([value]));
            text = Representation.Text(value);
            return true;
        }
        catch (TemplateRuntimeException)
        {
            return false;
        }
    }

    // What is undefined cannot be read back from text. The grammar bounds how deep a constant is.
    private static bool HoldsUndefined(Value value) => value.Kind switch
    {
        ValueKind.Undefined => true,
        ValueKind.List => AnyUndefined(value.AsList.Span),
        ValueKind.Tuple => AnyUndefined(value.AsTuple.Span),
        ValueKind.Dict => DictHoldsUndefined(value.AsDict),
        _ => false,
    };

    private static bool AnyUndefined(ReadOnlySpan<Value> items)
    {
        foreach (Value item in items)
            if (HoldsUndefined(item))
                return true;
        return false;
    }

    private static bool DictHoldsUndefined(PyDict dict)
    {
        for (int at = 0; dict.Next(ref at, out Value key, out Value item);)
            if (HoldsUndefined(key) || HoldsUndefined(item))
                return true;
        return false;
    }
}
