using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace Jinja.Net.Runtime.Values;

/// <summary>A dict, ours or .NET's, seen as Python sees it. Changes reach the object itself.</summary>
internal readonly struct MappingView
{
    private readonly object _source;

    private MappingView(object source) => _source = source;

    public static bool TryOf(Value value, out MappingView view)
    {
        bool found = value.Kind == ValueKind.Dict
            || (value.Kind == ValueKind.Object && value.O is not (INamedType or ITemplateObject) && Shapes.Of(value.O!) == Shape.Mapping);
        view = found ? new(value.O!) : default;
        return found;
    }

    public int Count => _source switch
    {
        PyDict dict => dict.Count,
        ICollection collection => collection.Count,
        ICollection<KeyValuePair<string, object?>> collection => collection.Count,
        IReadOnlyCollection<KeyValuePair<string, object?>> collection => collection.Count,
        _ => ((IEnumerable)_source).Cast<object>().Count(),
    };

    public bool TryGet(Value key, out Value value)
    {
        if (_source is PyDict dict) return dict.TryGet(key, out value);
        if (key.IsText) return TryGet(key.AsText, out value);
        _ = Comparison.Hash(key);
        return TryGetForeign(key, out value);
    }

    public bool TryGet(string key, out Value value)
    {
        switch (_source)
        {
            case PyDict dict:
                return dict.TryGet(key, out value);
            case IDictionary<string, object?> generic:
                bool found = generic.TryGetValue(key, out object? item);
                value = found ? Value.From(item) : default;
                return found;
            case IReadOnlyDictionary<string, object?> generic:
                bool has = generic.TryGetValue(key, out object? other);
                value = has ? Value.From(other) : default;
                return has;
            default:
                return TryGetForeign(Value.Text(key), out value);
        }
    }

    private bool TryGetForeign(Value key, out Value value)
    {
        value = default;
        Type? wanted = ElementTypes.OfKeys(_source.GetType());
        if (_source is IDictionary dictionary)
        {
            object? native = wanted is null ? Candidates(key).FirstOrDefault(dictionary.Contains)
                : ArgumentConverter.TryKey(key, wanted, out object? converted) && dictionary.Contains(converted!) ? converted : null;
            value = native is null ? default : Value.From(dictionary[native]);
            return native is not null;
        }

        foreach ((Value other, Value item) in Pairs())
        {
            if (!Comparison.Same(other, key)) continue;
            value = item;
            return true;
        }

        return false;
    }

    /// <summary>The .NET objects that a key may be in a dictionary with keys of any type.</summary>
    private static IEnumerable<object> Candidates(Value key)
    {
        if (key.ToObject() is object same) yield return same;
        if (key.IsNone) yield return DBNull.Value;
        if (!Numbers.IsNumber(key) || key.Kind == ValueKind.BigInt) yield break;
        double number = Numbers.ToDouble(key);
        yield return number;
        if (Math.Truncate(number) != number || Math.Abs(number) > int.MaxValue) yield break;
        yield return (long)number;
        yield return (int)number;
        if (number is 0 or 1) yield return number == 1;
    }

    /// <summary>The entries, in order.</summary>
    public IEnumerable<(Value Key, Value Value)> Pairs() => _source switch
    {
        PyDict dict => Own(dict),
        IEnumerable<KeyValuePair<string, object?>> pairs => Guarded(_source, pairs.Select(static pair => (Value.Text(pair.Key), Value.From(pair.Value)))),
        IDictionary dictionary => Guarded(_source, Foreign(dictionary)),
        _ => Guarded(_source, ((IEnumerable)_source).Cast<object>().Select(Split)),
    };

    // A dictionary of .NET notices most changes, in words of its own.
    private static IEnumerable<(Value Key, Value Value)> Guarded(object source, IEnumerable<(Value Key, Value Value)> pairs)
    {
        ICollection? sized = source as ICollection;
        int? count = sized?.Count;
        using IEnumerator<(Value Key, Value Value)> items = pairs.GetEnumerator();
        while (MoveNext(items))
        {
            yield return items.Current;
            if (sized?.Count != count) throw PythonErrors.Runtime("dictionary changed size during iteration");
        }
    }

    private static bool MoveNext(IEnumerator<(Value Key, Value Value)> items)
    {
        try
        {
            return items.MoveNext();
        }
        catch (InvalidOperationException)
        {
            throw PythonErrors.Runtime("dictionary changed size during iteration");
        }
    }

    private static IEnumerable<(Value Key, Value Value)> Own(PyDict dict)
    {
        int count = dict.Count;
        for (int at = 0; dict.Next(ref at, out Value key, out Value value);)
        {
            yield return (key, value);
            if (dict.Count != count) throw PythonErrors.Runtime("dictionary changed size during iteration");
        }
    }

    private static IEnumerable<(Value Key, Value Value)> Foreign(IDictionary dictionary)
    {
        foreach (DictionaryEntry entry in dictionary) yield return (Value.From(entry.Key), Value.From(entry.Value));
    }

    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "Key and Value of KeyValuePair are kept: every dictionary's own code uses them.")]
    private static (Value Key, Value Value) Split(object pair)
    {
        Type type = pair.GetType();
        return (Value.From(Read("Key")), Value.From(Read("Value")));

        object? Read(string name) => type.GetProperty(name, BindingFlags.Public | BindingFlags.Instance)?.GetValue(pair);
    }

    // ---- change ----

    /// <exception cref="OperationException">The dictionary cannot change.</exception>
    public void Put(Value key, Value value)
    {
        if (_source is PyDict dict) dict[key] = value;
        else if (_source is IDictionary<string, object?> { IsReadOnly: false } generic && key.IsText) generic[key.AsText] = value.ToObject();
        else PutForeign(key, value);
    }

    private void PutForeign(Value key, Value value)
    {
        IDictionary dictionary = Writable();
        Type type = _source.GetType();
        object? native = ElementTypes.OfKeys(type) is Type keys ? ArgumentConverter.Convert(key, keys) : key.ToObject();
        dictionary[native!] = ElementTypes.OfValues(type) is Type values ? ArgumentConverter.Convert(value, values) : value.ToObject();
    }

    public void Remove(Value key)
    {
        if (_source is PyDict dict) dict.Remove(key, out _);
        else if (_source is IDictionary<string, object?> { IsReadOnly: false } generic && key.IsText) generic.Remove(key.AsText);
        else if (ArgumentConverter.TryKey(key, ElementTypes.OfKeys(_source.GetType()), out object? native) && native is not null) Writable().Remove(native);
    }

    public void Clear()
    {
        if (_source is PyDict dict) dict.Clear();
        else if (_source is IDictionary<string, object?> { IsReadOnly: false } generic) generic.Clear();
        else Writable().Clear();
    }

    private IDictionary Writable() =>
        _source is IDictionary { IsReadOnly: false } dictionary ? dictionary : throw PythonErrors.Type("the dict cannot be changed");
}
