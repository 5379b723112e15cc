using Jinja.Net.Runtime.Values;

namespace Jinja.Net.Runtime;

/// <summary>
/// What a render is made of, kept by a thread for its next render of the same environment. Only templates that call nothing
/// which could hold on to a part of it are rendered with one. A render that fails or has to wait is not the thread's any more.
/// </summary>
internal sealed class SpareRender
{
    [ThreadStatic]
    private static SpareRender? _spare;

    // Whether a render goes on with it: one that a filter makes in the middle of it needs another.
    private bool _isTaken = true;

    private SpareRender(ISpareHost host)
    {
        RenderBudget budget = host.NewBudget();
        Frame = new Frame(host, budget, OutputBuffer.Rent());
        Frame.Output.ChargeTo(budget);
        Context = new RenderContext(NoVariables.Instance, new BlockTable(), new EvalContext(false), null);
        Members = new MemberSource(host.Members);
    }

    public Frame Frame { get; }

    public RenderContext Context { get; }

    public PairSource Pairs { get; } = new();

    public MemberSource Members { get; }

    /// <summary>Takes the thread's, or makes one.</summary>
    public static SpareRender Take(ISpareHost host)
    {
        SpareRender? spare = _spare;
        if (spare is null || spare._isTaken || !ReferenceEquals(spare.Frame.Environment, host))
            return TakeAnother(spare, host);
        spare._isTaken = true;
        spare.Frame.Budget.Restart();
        return spare;
    }

    private static SpareRender TakeAnother(SpareRender? spare, ISpareHost host)
    {
        if (spare is { _isTaken: false })
            spare.Frame.Release();
        return _spare = new SpareRender(host);
    }

    /// <summary>Lets go of it: the render has failed, or waits and may end on another thread, or never. Nothing of it may be kept alive by this thread.</summary>
    public void Drop()
    {
        if (ReferenceEquals(_spare, this))
            _spare = null;
    }

    /// <summary>Gives it back; everything of the render is forgotten.</summary>
    public void Return()
    {
        Frame.Restart();
        Context.Forget();
        Pairs.Clear();
        Members.Clear();
        _isTaken = false;
    }
}

/// <summary>An environment that renders with what was used before.</summary>
internal interface ISpareHost : IEnvironment
{
    /// <summary>The budget of a render, under the environment's limits.</summary>
    RenderBudget NewBudget();
}
