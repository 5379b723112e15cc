using Jinja.Net.Runtime;
using Jinja.Net.Runtime.Values;

namespace Jinja.Net.Compilation;

/// <summary>The variables that a place hands on to templates and blocks that see it.</summary>
internal sealed class LocalsNode((string Name, EvalNode Value)[] variables)
{
    public bool IsEmpty => variables.Length == 0;

    public Dictionary<string, Value> Read(Frame frame)
    {
        Dictionary<string, Value> locals = new(StringComparer.Ordinal);
        foreach ((string name, EvalNode node) in variables)
        {
            Value value = node.Eval(frame);
            if (!value.IsMissing)
                locals[name] = value;
        }

        return locals;
    }
}
