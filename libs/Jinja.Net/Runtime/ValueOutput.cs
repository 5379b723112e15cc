using System.Runtime.InteropServices;
using Jinja.Net.Runtime.Values;

namespace Jinja.Net.Runtime;

/// <summary>The output of templates whose result is a value: all that they print, kept as it is until someone takes it.</summary>
/// <param name="join">Makes one value of several.</param>
internal sealed class ValueOutput(Func<Value[], Value> join)
{
    private readonly List<Value> _values = [];
    private int _captures;

    /// <summary>Begins a capture; says how many values there are before it.</summary>
    public int Begin()
    {
        _captures++;
        return _values.Count;
    }

    public void Add(in Value value)
    {
        _values.Add(value);
        if (_captures == 0 && _values.Count > 1)
            CheckText();
    }

    // The original turns two values and more to text while the template goes on: one that has no text fails there, in no line.
    private void CheckText()
    {
        try
        {
            foreach (Value value in CollectionsMarshal.AsSpan(_values)[(_values.Count == 2 ? 0 : _values.Count - 1)..])
                if (value.IsUndefined || value.Kind == ValueKind.BigInt)
                    _ = Representation.Text(value);
        }
        catch (TemplateException error)
        {
            error.HasNoPlace = true;
            throw;
        }
    }

    /// <summary>Takes what was printed since there were this many values.</summary>
    public Value TakeFrom(int start, bool safe)
    {
        Value[] taken = [.. _values[start..]];
        _values.RemoveRange(start, _values.Count - start);
        _captures = Math.Max(0, _captures - 1);
        Value joined = join(taken);
        return safe ? Value.Markup(Representation.Text(joined)) : joined;
    }
}
