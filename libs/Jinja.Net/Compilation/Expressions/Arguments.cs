using System.Runtime.CompilerServices;
using Jinja.Net.Runtime;
using Jinja.Net.Runtime.Values;

namespace Jinja.Net.Compilation.Expressions;

/// <summary>The arguments of a call, evaluated each time in the order in which they are written.</summary>
internal sealed class ArgumentsNode
{
    public const int SmallCount = 4;

    private readonly EvalNode[] _operands;
    private readonly string[] _names;
    private readonly int _spread = -1;
    private readonly bool _spreadsNames;

    /// <param name="values">The positional arguments, then the named ones.</param>
    /// <param name="names">The names of the last arguments.</param>
    /// <param name="spread">What follows a star, or null.</param>
    /// <param name="spreadNamed">What follows two stars, or null.</param>
    public ArgumentsNode(EvalNode[] values, string[] names, EvalNode? spread, EvalNode? spreadNamed)
    {
        List<EvalNode> operands = [.. values];
        if (spread is not null)
        {
            _spread = values.Length - names.Length;
            operands.Insert(_spread, new SpreadNode(new SettledNode(spread)));
        }

        if (spreadNamed is not null)
            operands.Add(spreadNamed);
        _spreadsNames = spreadNamed is not null;
        _operands = [.. operands];
        _names = names;
    }

    /// <summary>Whether the number of arguments is known and small, so that they fit into <see cref="SmallArguments"/>.</summary>
    public bool IsSmall => _operands.Length < SmallCount && !Spreads;

    public int Count => _operands.Length;

    public string[] Names => _names;

    private bool Spreads => _spread >= 0 || _spreadsNames;

    /// <summary>The values, if all are constants; before them stands what a filter is applied to, as none.</summary>
    public bool TryConstants(out Value[] constants)
    {
        constants = [];
        if (Spreads)
            return false;
        Value[] all = new Value[_operands.Length + 1];
        all[0] = Value.None;
        for (int i = 0; i < _operands.Length; i++)
            if (!_operands[i].TryConstant(out all[i + 1]))
                return false;
        constants = all;
        return true;
    }

    /// <summary>Evaluates what is written in the parentheses into the end of a place.</summary>
    /// <param name="frame">The render.</param>
    /// <param name="target">The place. What is before them in it stays.</param>
    /// <param name="next">The place's first that is not evaluated yet.</param>
    /// <returns>How many of the place are there; less than all if the render must wait for the next.</returns>
    public int Eval(Frame frame, Span<Value> target, int next)
    {
        int before = target.Length - _operands.Length;
        for (; next < target.Length; next++)
        {
            Value value = _operands[next - before].Eval(frame);
            if (value.IsPending)
                break;
            target[next] = value;
        }

        return next;
    }

    /// <summary>Puts what a star and two stars spread among the other arguments.</summary>
    /// <param name="values">What <see cref="Eval"/> gave.</param>
    /// <param name="names">The names of the last arguments.</param>
    public Value[] Assemble(Value[] values, out string[] names)
    {
        names = _names;
        if (!Spreads)
            return values;
        int before = values.Length - _operands.Length, spread = before + _spread;
        List<Value> all = new(values.Length);
        int plain = values.Length - (_spreadsNames ? 1 : 0);
        for (int i = 0; i < plain; i++)
        {
            if (_spread >= 0 && i == spread)
                all.AddRange(values[i].AsList.Span);
            else
                all.Add(values[i]);
        }

        if (_spreadsNames)
            names = AddNamed(values[^1], all);
        return [.. all];
    }

    private string[] AddNamed(Value given, List<Value> all)
    {
        if (given.O is Undefined undefined)
            throw undefined.Fail();
        if (!MappingView.TryOf(given, out MappingView mapping))
            throw PythonErrors.Type($"argument after ** must be a mapping, not {TypeNames.Of(given)}");
        List<string> allNames = [.. _names];
        ValueEnumerator keys = Iteration.Of(given);
        while (keys.MoveNext())
        {
            if (!keys.Current.IsText)
                throw PythonErrors.Type("keywords must be strings");
            string name = keys.Current.AsText;
            if (allNames.Contains(name))
                throw PythonErrors.Type($"got multiple values for keyword argument '{name}'");
            mapping.TryGet(name, out Value value);
            allNames.Add(name);
            all.Add(value);
        }

        return [.. allNames];
    }

    /// <summary>The items of what follows a star.</summary>
    private sealed class SpreadNode(EvalNode items) : OneOperandNode(items)
    {
        protected override Value Apply(Frame frame, Value value)
        {
            PyList all = new();
            ValueEnumerator each = Iteration.Of(value);
            while (each.MoveNext())
            {
                frame.Budget.Step();
                all.Add(each.Current);
            }

            return Value.List(all);
        }
    }
}

/// <summary>Room for a few arguments on the stack.</summary>
[InlineArray(ArgumentsNode.SmallCount)]
internal struct SmallArguments
{
    private Value _first;
}
