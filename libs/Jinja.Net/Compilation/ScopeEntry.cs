using Jinja.Net.Runtime;
using Jinja.Net.Runtime.Values;

namespace Jinja.Net.Compilation;

/// <summary>Sets the variables of a scope to what they begin as.</summary>
/// <param name="inits">A slot and its first value each; without a value the slot becomes empty.</param>
internal sealed class ScopeEntry((int Slot, EvalNode? Source)[] inits)
{
    public static readonly ScopeEntry Nothing = new([]);

    public void Run(Frame frame)
    {
        foreach ((int slot, EvalNode? source) in inits)
            frame.Slots[frame.Base + slot] = source is null ? default : source.Eval(frame);
    }
}

/// <summary>Reads a variable as it is, empty where it has no value yet.</summary>
internal sealed class RawLocal(int slot) : EvalNode
{
    public override Value Eval(Frame frame) => frame.Slots[frame.Base + slot];
}

/// <summary>Reads a variable of a function around the running one as it is.</summary>
internal sealed class RawOuter(int hops, int slot) : EvalNode
{
    public override Value Eval(Frame frame)
    {
        Activation activation = frame.Closure!;
        for (int i = 1; i < hops; i++)
            activation = activation.Parent!;
        return activation.Slots[slot];
    }
}

/// <summary>Reads a name of the context as it is.</summary>
internal sealed class RawName(int index) : EvalNode
{
    public override Value Eval(Frame frame) => frame.Name(index);
}
