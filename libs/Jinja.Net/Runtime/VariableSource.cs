using Jinja.Net.Runtime.Values;

namespace Jinja.Net.Runtime;

/// <summary>Where a context's variables come from.</summary>
internal abstract class VariableSource
{
    /// <summary>The variable of a name; missing if there is none.</summary>
    public abstract Value Find(string name);

    /// <summary>Copies every variable, over those that are there.</summary>
    public abstract void CopyTo(Dictionary<string, Value> target);
}

/// <summary>No variables.</summary>
internal sealed class NoVariables : VariableSource
{
    public static readonly NoVariables Instance = new();

    public override Value Find(string name) => default;

    public override void CopyTo(Dictionary<string, Value> target)
    {
    }
}

/// <summary>Variables in a dictionary of values.</summary>
internal sealed class MapSource(IReadOnlyDictionary<string, Value> variables) : VariableSource
{
    public override Value Find(string name) => variables.TryGetValue(name, out Value value) ? value : default;

    public override void CopyTo(Dictionary<string, Value> target)
    {
        foreach ((string name, Value value) in variables)
            target[name] = value;
    }
}

/// <summary>A few variables in a row. Of two with the same name the last one counts.</summary>
internal sealed class PairSource : VariableSource
{
    private const int MostKept = 16;
    private (string Name, Value Value)[] _variables = [];
    private int _count;

    // What was found last, as long as the names stay: mostly they are the same objects in every render.
    private string? _asked;
    private int _found;

    /// <summary>Turns to other variables.</summary>
    public PairSource Restart(ReadOnlySpan<(string Name, object? Value)> pairs)
    {
        if (_variables.Length < pairs.Length)
            _variables = new (string, Value)[pairs.Length];
        if (_count != pairs.Length)
            (_count, _asked) = (pairs.Length, null);
        for (int i = 0; i < pairs.Length; i++)
        {
            ref (string Name, Value Value) place = ref _variables[i];
            if (!ReferenceEquals(place.Name, pairs[i].Name))
                (place.Name, _asked) = (pairs[i].Name, null);
            place.Value = pairs[i].Value is string text ? Value.Text(text) : Value.From(pairs[i].Value);
        }

        return this;
    }

    /// <summary>Forgets the values.</summary>
    public void Clear()
    {
        for (int i = 0; i < _count; i++)
            _variables[i].Value = default;
        if (_variables.Length > MostKept)
            (_variables, _count, _asked) = ([], 0, null);
    }

    public override Value Find(string name)
    {
        if (ReferenceEquals(name, _asked))
            return _variables[_found].Value.Halves;
        for (int i = _count - 1; i >= 0; i--)
        {
            if (_variables[i].Name != name)
                continue;
            (_asked, _found) = (name, i);
            return _variables[i].Value.Halves;
        }

        return default;
    }

    public override void CopyTo(Dictionary<string, Value> target)
    {
        for (int i = 0; i < _count; i++)
            target[_variables[i].Name] = _variables[i].Value;
    }
}

/// <summary>Variables in a dictionary of objects.</summary>
internal sealed class ObjectMapSource(IEnumerable<KeyValuePair<string, object?>> variables) : VariableSource
{
    private readonly Dictionary<string, Value> _seen = new(StringComparer.Ordinal);

    public override Value Find(string name)
    {
        if (_seen.TryGetValue(name, out Value value))
            return value;
        if (!TryGet(name, out object? found))
            return default;
        return _seen[name] = Value.From(found);
    }

    public override void CopyTo(Dictionary<string, Value> target)
    {
        foreach ((string name, object? _) in variables)
            target[name] = Find(name);
    }

    private bool TryGet(string name, out object? value)
    {
        if (variables is IReadOnlyDictionary<string, object?> dictionary)
            return dictionary.TryGetValue(name, out value);
        if (variables is IDictionary<string, object?> map)
            return map.TryGetValue(name, out value);
        bool found = false;
        value = null;
        foreach ((string key, object? item) in variables)
            if (key == name)
                (found, value) = (true, item);
        return found;
    }
}

/// <summary>Two sources, the first one before the second.</summary>
internal sealed class LayeredSource(VariableSource first, VariableSource second) : VariableSource
{
    public override Value Find(string name)
    {
        Value value = first.Find(name);
        return value.IsMissing ? second.Find(name) : value;
    }

    public override void CopyTo(Dictionary<string, Value> target)
    {
        second.CopyTo(target);
        first.CopyTo(target);
    }
}
