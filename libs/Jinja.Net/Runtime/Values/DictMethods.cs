using System.Collections.Frozen;
using static Jinja.Net.Runtime.Values.Methods;

namespace Jinja.Net.Runtime.Values;

/// <summary>The methods of dicts.</summary>
internal static class DictMethods
{
    public static readonly FrozenDictionary<string, BuiltinMethod> Table = Build(
        Mutator("clear", "self, /", static (_, a) => Clear(a[0])),
        Method("copy", "self, /", static (services, a) => Copy(services, a[0])),
        Method("fromkeys", "self, keys, value=none, /", static (services, a) => FromKeys(services, a[1], a[2])),
        Method("get", "self, key, default=none, /", static (_, a) => View(a[0]).TryGet(a[1], out Value value) ? value : a[2]),
        Method("items", "self, /", static (_, a) => Value.Object(new DictView(View(a[0]), DictViewKind.Items))),
        Method("keys", "self, /", static (_, a) => Value.Object(new DictView(View(a[0]), DictViewKind.Keys))),
        Mutator("pop", "self, key, default=?, /", static (_, a) => Pop(a[0], a[1], a[2])),
        Mutator("popitem", "self, /", static (_, a) => PopItem(a[0])),
        Mutator("setdefault", "self, key, default=none, /", static (services, a) => SetDefault(services, a[0], a[1], a[2])),
        Mutator("update", "self, other=?, /, **kwargs", static (services, a) => Update(services, a[0], a[1], a[2])),
        Method("values", "self, /", static (_, a) => Value.Object(new DictView(View(a[0]), DictViewKind.Values))));

    /// <summary><c>dict.fromkeys</c>, called on the class.</summary>
    public static readonly BuiltinMethod FromKeysOfClass = Method("fromkeys", "keys, value=none, /", static (services, a) => FromKeys(services, a[0], a[1]));

    private static MappingView View(Value self) =>
        MappingView.TryOf(self, out MappingView view) ? view : throw PythonErrors.Type($"a dict is required, not '{TypeNames.Of(self)}'");

    private static Value Clear(Value self)
    {
        View(self).Clear();
        return Value.None;
    }

    private static Value Copy(IRuntimeServices services, Value self)
    {
        PyDict copy = [];
        Fill(services, copy, self);
        return Value.Dict(copy);
    }

    private static Value FromKeys(IRuntimeServices services, Value keys, Value value)
    {
        PyDict made = [];
        ValueEnumerator each = Iteration.Of(keys);
        while (each.MoveNext())
        {
            services.Budget.CheckItems(made.Count + 1L);
            services.Budget.Step();
            made[each.Current] = value;
        }

        return Value.Dict(made);
    }

    private static Value Pop(Value self, Value key, Value fallback)
    {
        MappingView view = View(self);
        if (view.TryGet(key, out Value value))
        {
            view.Remove(key);
            return value;
        }

        return fallback.IsMissing ? throw PythonErrors.Key(key) : fallback;
    }

    private static Value PopItem(Value self)
    {
        MappingView view = View(self);
        if (self.O is PyDict own && own.TryPop(out Value key, out Value value)) return Value.Tuple(key, value);
        if (view.Count == 0) throw new OperationException("KeyError", "'popitem(): dictionary is empty'");
        (key, value) = view.Pairs().Last();
        view.Remove(key);
        return Value.Tuple(key, value);
    }

    private static Value SetDefault(IRuntimeServices services, Value self, Value key, Value fallback)
    {
        MappingView view = View(self);
        if (view.TryGet(key, out Value value)) return value;
        services.Budget.CheckItems(view.Count + 1L);
        view.Put(key, fallback);
        return fallback;
    }

    private static Value Update(IRuntimeServices services, Value self, Value other, Value named)
    {
        PyDict added = [];
        if (!other.IsMissing) Fill(services, added, other);
        Fill(services, added, named);
        MappingView view = View(self);
        services.Budget.CheckItems((long)view.Count + added.Count);
        services.Budget.Charge(added.Count);
        for (int at = 0; added.Next(ref at, out Value key, out Value value);) view.Put(key, value);
        return Value.None;
    }

    /// <summary>Copies a mapping, or pairs, into a dict: Python's <c>dict.update</c>.</summary>
    public static void Fill(IRuntimeServices services, PyDict target, Value source)
    {
        if (source.O is Undefined undefined) throw undefined.Fail();
        if (MappingView.TryOf(source, out MappingView mapping))
        {
            services.Budget.ChargeItems((long)target.Count + mapping.Count);
            services.Budget.Charge(mapping.Count);
            foreach ((Value key, Value value) in mapping.Pairs()) target[key] = value;
            return;
        }

        ValueEnumerator each = Iteration.Of(source);
        for (int i = 0; each.MoveNext(); i++)
        {
            services.Budget.Step();
            (Value key, Value value) = Pair(services, each.Current, i);
            services.Budget.CheckItems(target.Count + 1L);
            target[key] = value;
        }
    }

    private static (Value Key, Value Value) Pair(IRuntimeServices services, Value item, int index)
    {
        if (!Iteration.IsIterable(item)) throw PythonErrors.Type($"cannot convert dictionary update sequence element #{index} to a sequence");
        Value[] pair = Iteration.ToArray(services, item);
        return pair.Length == 2
            ? (pair[0], pair[1])
            : throw PythonErrors.Value($"dictionary update sequence element #{index} has length {pair.Length}; 2 is required");
    }
}
