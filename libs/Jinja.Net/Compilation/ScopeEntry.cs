using System.Runtime.CompilerServices;
using Jinja.Net.Runtime;
using Jinja.Net.Runtime.Values;

namespace Jinja.Net.Compilation;

/// <summary>Sets the variables of a scope to what they begin as.</summary>
/// <param name="empty">The slots that become empty.</param>
/// <param name="sources">The slots that begin with a value.</param>
internal sealed class ScopeEntry(int[] empty, (int Slot, EvalNode Source)[] sources)
{
    public static readonly ScopeEntry Nothing = new([], []);

    private readonly bool _isNeeded = empty.Length + sources.Length > 0;

    // Most scopes that need anything have one variable without a value.
    private readonly int _only = empty.Length == 1 && sources.Length == 0 ? empty[0] : -1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Run(Frame frame)
    {
        if (_only >= 0)
            frame.Local(_only) = default;
        else if (_isNeeded)
            Set(frame);
    }

    private void Set(Frame frame)
    {
        foreach (int slot in empty)
            frame.Local(slot) = default;
        foreach ((int slot, EvalNode source) in sources)
            frame.Local(slot) = source.Eval(frame);
    }
}

/// <summary>Reads a variable as it is, empty where it has no value yet.</summary>
internal sealed class RawLocal(int slot) : EvalNode
{
    public override Value Eval(Frame frame) => frame.Local(slot);
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
