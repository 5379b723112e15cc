using System.Collections;

namespace Jinja.Net.Runtime.Values;

/// <summary>What a view of a dict shows.</summary>
internal enum DictViewKind
{
    Keys,
    Values,
    Items,
}

/// <summary>The keys, values or items of a dict, as they are when one looks.</summary>
internal sealed class DictView(MappingView mapping, DictViewKind kind) : IEnumerable<Value>, IEnumerable<object?>, INamedType, ICountable, IMembership
{
    public DictViewKind Kind => kind;

    public string TypeName => kind switch
    {
        DictViewKind.Keys => "dict_keys",
        DictViewKind.Values => "dict_values",
        _ => "dict_items",
    };

    public long Count => mapping.Count;

    public bool Contains(Value item)
    {
        if (kind == DictViewKind.Keys) return mapping.TryGet(item, out _);
        if (kind == DictViewKind.Items) return item.Kind == ValueKind.Tuple && item.AsTuple.Count == 2 && HasItem(item.AsTuple);
        foreach ((_, Value value) in mapping.Pairs())
            if (Comparison.Same(value, item)) return true;
        return false;
    }

    private bool HasItem(PyTuple pair) => mapping.TryGet(pair[0], out Value found) && Comparison.Same(found, pair[1]);

    public IEnumerator<Value> GetEnumerator()
    {
        foreach ((Value key, Value value) in mapping.Pairs())
        {
            yield return kind switch
            {
                DictViewKind.Keys => key,
                DictViewKind.Values => value,
                _ => Value.Tuple(key, value),
            };
        }
    }

    IEnumerator<object?> IEnumerable<object?>.GetEnumerator()
    {
        foreach (Value item in this) yield return item.ToObject();
    }

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable<object?>)this).GetEnumerator();
}
