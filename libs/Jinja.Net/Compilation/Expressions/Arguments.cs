using System.Runtime.CompilerServices;
using Jinja.Net.Runtime;
using Jinja.Net.Runtime.Values;

namespace Jinja.Net.Compilation.Expressions;

/// <summary>The arguments of a call, evaluated each time. A value may go before them: what a filter is applied to.</summary>
internal sealed class ArgumentsNode(EvalNode[] values, string[] names, EvalNode? spread, EvalNode? spreadNamed)
{
    public const int SmallCount = 4;

    /// <summary>Whether the number of arguments is known and small, so that they fit into <see cref="SmallArguments"/>.</summary>
    public bool IsSmall { get; } = spread is null && spreadNamed is null && values.Length < SmallCount;

    public int Count => values.Length;

    public string[] Names => names;

    /// <summary>The values, if all are constants; before them stands what a filter is applied to, as none.</summary>
    public bool TryConstants(out Value[] constants)
    {
        constants = [];
        if (spread is not null || spreadNamed is not null)
            return false;
        Value[] all = new Value[values.Length + 1];
        all[0] = Value.None;
        for (int i = 0; i < values.Length; i++)
            if (!values[i].TryConstant(out all[i + 1]))
                return false;
        constants = all;
        return true;
    }

    /// <summary>Evaluates the arguments into a place that is as long as there are arguments.</summary>
    public void Eval(Frame frame, Span<Value> target)
    {
        for (int i = 0; i < values.Length; i++)
            target[i] = values[i].Eval(frame);
    }

    /// <summary>Evaluates arguments of any number.</summary>
    public Value[] EvalAll(Frame frame, in Value first, out string[] allNames)
    {
        int named = names.Length;
        List<Value> all = new(values.Length + 1);
        if (!first.IsMissing)
            all.Add(first);
        for (int i = 0; i < values.Length - named; i++)
            all.Add(values[i].Eval(frame));
        if (spread is not null)
            AddSpread(frame, all);
        for (int i = values.Length - named; i < values.Length; i++)
            all.Add(values[i].Eval(frame));
        allNames = spreadNamed is null ? names : AddNamed(frame, all);
        return [.. all];
    }

    // A star goes before the names in the call, but Python evaluates it in the order of the source only in part; nothing can tell.
    private void AddSpread(Frame frame, List<Value> all)
    {
        ValueEnumerator items = Iteration.Of(spread!.Eval(frame));
        while (items.MoveNext())
        {
            frame.Budget.Step();
            all.Add(items.Current);
        }
    }

    private string[] AddNamed(Frame frame, List<Value> all)
    {
        Value given = spreadNamed!.Eval(frame);
        if (given.IsUndefined || !MappingView.TryOf(given, out MappingView mapping))
            throw PythonErrors.Type($"argument after ** must be a mapping, not {TypeNames.Of(given)}");
        List<string> allNames = [.. names];
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
}

/// <summary>Room for a few arguments on the stack.</summary>
[InlineArray(ArgumentsNode.SmallCount)]
internal struct SmallArguments
{
    private Value _first;
}
