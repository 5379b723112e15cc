using System.Runtime.InteropServices;
using Jinja.Net.Runtime.Values;

namespace Jinja.Net.Runtime;

/// <summary>The output of templates whose result is a value: all that they print, kept as it is until someone takes it.</summary>
/// <param name="join">Makes one value of several.</param>
internal sealed class ValueOutput(Func<Value[], Value> join)
{
    private readonly List<Value> _values = [];
    private readonly Stack<int> _captures = new();

    /// <summary>Begins a capture; says how many values there are before it.</summary>
    public int Begin()
    {
        _captures.Push(_values.Count);
        return _values.Count;
    }

    public void Add(Value value)
    {
        _values.Add(value);
        if (_captures.Count == 0 && _values.Count > 1)
            CheckText();
    }

    // The original turns two values and more to text while the template goes on: one that has no text fails there, in no line.
    private void CheckText()
    {
        try
        {
            CheckText(_values.Count == 2 ? 0 : _values.Count - 1);
        }
        catch (TemplateException error)
        {
            error.HasNoPlace = true;
            throw;
        }
    }

    /// <summary>Fails if what the present capture joins has no text: at the end of a macro, as long as its line is known.</summary>
    public void CheckCapture()
    {
        if (_captures.TryPeek(out int start) && _values.Count - start > 1)
            CheckText(start);
    }

    private void CheckText(int start)
    {
        foreach (Value value in CollectionsMarshal.AsSpan(_values)[start..])
            if (value.IsUndefined || value.Kind == ValueKind.BigInt)
                _ = Representation.Text(value);
    }

    /// <summary>Takes what was printed since there were this many values.</summary>
    public Value TakeFrom(int start, bool safe)
    {
        Value[] taken = [.. _values[start..]];
        _values.RemoveRange(start, _values.Count - start);
        _captures.TryPop(out _);
        Value joined = join(taken);
        return safe ? Value.Markup(Representation.Text(joined)) : joined;
    }
}
