using Jinja.Net.Runtime.Values;

namespace Jinja.Net.Runtime;

/// <summary>Something that a render may have to leave in the middle, because it must wait, and that can go on from there.</summary>
internal interface IResumable
{
    /// <summary>Goes on.</summary>
    /// <param name="frame">The render, as it was when it was left.</param>
    /// <param name="stage">Where it was left.</param>
    /// <param name="state">What was saved then.</param>
    /// <param name="value">What came of the part inside of this one that was left with it: the value of an expression, the <see cref="Flow"/> of a statement.</param>
    /// <returns>What comes of this part, or <see cref="Value.Suspended"/> if it must wait once more.</returns>
    Value Resume(Frame frame, int stage, object? state, Value value);
}

/// <summary>
/// The parts of a render that were left in the middle. They are added from the inside out, while the render is left, and taken
/// again in the same order; parts that are left once more go before those that are still waiting.
/// </summary>
internal sealed class ResumeStack
{
    private readonly List<Entry> _entries = [];
    private int _ordered;

    internal readonly record struct Entry(IResumable Part, int Stage, object? State);

    public void Add(IResumable part, int stage, object? state) => _entries.Add(new Entry(part, stage, state));

    public bool TryTake(out Entry entry)
    {
        _entries.Reverse(_ordered, _entries.Count - _ordered);
        bool any = _entries.Count > 0;
        entry = any ? _entries[^1] : default;
        if (any)
            _entries.RemoveAt(_entries.Count - 1);
        _ordered = _entries.Count;
        return any;
    }
}
