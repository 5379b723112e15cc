using Jinja.Net.Runtime.Values;

namespace Jinja.Net.Runtime;

/// <summary>The output of templates whose result is a value: all that they print, kept as it is until someone takes it.</summary>
/// <param name="join">Makes one value of several.</param>
internal sealed class ValueOutput(Func<Value[], Value> join)
{
    private readonly List<Value> _values = [];

    public int Count => _values.Count;

    public void Add(in Value value) => _values.Add(value);

    /// <summary>Takes what was printed since there were this many values.</summary>
    public Value TakeFrom(int start, bool safe)
    {
        Value[] taken = [.. _values[start..]];
        _values.RemoveRange(start, _values.Count - start);
        Value joined = join(taken);
        return safe ? Value.Markup(Representation.Text(joined)) : joined;
    }
}
