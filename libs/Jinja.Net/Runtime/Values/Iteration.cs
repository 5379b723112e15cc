using System.Collections;
using System.Runtime.CompilerServices;
using MarkupSafe.Net.Text;

namespace Jinja.Net.Runtime.Values;

/// <summary>Going through values, counting and unpacking them, as Python's <c>iter</c>, <c>len</c> and assignment do.</summary>
internal static class Iteration
{
    /// <exception cref="OperationException">The value cannot be gone through.</exception>
    /// <exception cref="UndefinedException">The value is a strict undefined.</exception>
    public static ValueEnumerator Of(Value value) =>
        TryOf(value, out ValueEnumerator items) ? items : throw PythonErrors.NotIterable(value);

    public static bool TryOf(Value value, out ValueEnumerator items)
    {
        switch (value.Kind)
        {
            case ValueKind.List:
                items = new(value.AsList);
                return true;
            case ValueKind.Tuple:
                items = new(value.AsTuple);
                return true;
            case ValueKind.Text or ValueKind.Markup:
                items = new(value.AsText);
                return true;
            case ValueKind.Dict:
                items = new(Keys(value.AsDict));
                return true;
            case ValueKind.Set:
                items = new(new PyTuple(value.AsSet.ToArray()));
                return true;
            case ValueKind.Bytes:
                items = new(Bytes(value.AsBytes));
                return true;
            case ValueKind.Undefined:
                items = OfUndefined(value.AsUndefined);
                return true;
            case ValueKind.Object:
                return TryOfObject(value, out items);
            default:
                items = default;
                return false;
        }
    }

    private static ValueEnumerator OfUndefined(Undefined undefined)
    {
        if (undefined.IsStrict) throw undefined.Fail();
        undefined.OnRead();
        return default;
    }

    private static bool TryOfObject(Value value, out ValueEnumerator items)
    {
        items = default;
        if (value.O is PyIterator lazy) items = new(lazy);
        else if (value.O is PyRange { Count: <= int.MaxValue } range) items = new(range);
        else if (value.O is IEnumerable<Value> own) items = new(own.GetEnumerator());
        else if (value.O is INamedType or Callable or ITemplateObject) return false;
        else if (SequenceView.TryOf(value, out SequenceView view)) items = new(view);
        else if (MappingView.TryOf(value, out MappingView mapping)) items = new(mapping.Pairs().Select(static pair => pair.Key).GetEnumerator());
        else if (Sets.TryOf(value, out PySet? set)) items = new(new PyTuple(set.ToArray()));
        else if (value.O is IEnumerable sequence) items = new(sequence.GetEnumerator());
        else if (AsyncItems.TryOf(value.O!) is { } later) items = new(later);
        else return false;
        return true;
    }

    private static IEnumerator<Value> Keys(PyDict dict)
    {
        int count = dict.Count;
        for (int at = 0; dict.Next(ref at, out Value key, out _);)
        {
            yield return key;
            if (dict.Count != count) throw PythonErrors.Runtime("dictionary changed size during iteration");
        }
    }

    private static IEnumerator<Value> Bytes(byte[] bytes)
    {
        foreach (byte item in bytes) yield return Value.Int(item);
    }

    /// <summary>Python's <c>len</c>.</summary>
    public static long Length(Value value) => TryLength(value, out long length) ? length : throw PythonErrors.NoLength(value);

    public static bool TryLength(Value value, out long length)
    {
        (bool found, length) = value.Kind switch
        {
            ValueKind.Text or ValueKind.Markup => (true, CodePoints.Count(value.AsText)),
            ValueKind.List => (true, value.AsList.Count),
            ValueKind.Tuple => (true, value.AsTuple.Count),
            ValueKind.Dict => (true, value.AsDict.Count),
            ValueKind.Set => (true, value.AsSet.Count),
            ValueKind.Bytes => (true, value.AsBytes.Length),
            ValueKind.Undefined => value.AsUndefined.IsStrict ? throw value.AsUndefined.Fail() : (true, 0),
            ValueKind.Object => LengthOfObject(value),
            _ => (false, 0L),
        };
        return found;
    }

    private static (bool Found, long Length) LengthOfObject(Value value) => value.O switch
    {
        ICountable countable => (true, countable.Count),
        INamedType or Callable or ITemplateObject => (false, 0),
        _ when SequenceView.TryOf(value, out SequenceView view) => (true, view.Count),
        _ when MappingView.TryOf(value, out MappingView mapping) => (true, mapping.Count),
        ICollection collection => (true, collection.Count),
        _ when Sets.TryOf(value, out PySet? set) => (true, set.Count),
        _ => (false, 0),
    };

    /// <summary>Whether it can be gone through.</summary>
    public static bool IsIterable(Value value)
    {
        if (value.O is Undefined { IsStrict: true } strict) throw strict.Fail();
        return IsAsync(value) || TryOf(value, out _);
    }

    /// <summary>Whether it is a sequence of .NET whose items have to be awaited.</summary>
    public static bool IsAsync(Value value) => value.Kind == ValueKind.Object && Shapes.Of(value.O!) == Shape.AsyncIterable;

    /// <summary>All items in an array of their own.</summary>
    public static Value[] ToArray(IRuntimeServices services, Value value)
    {
        if (SequenceView.TryOf(value, out SequenceView view))
        {
            services.Budget.ChargeItems(view.Count);
            return view.ToArray();
        }

        return Collect(services, Of(value)).Span.ToArray();
    }

    /// <summary>All items in a new list.</summary>
    public static PyList ToList(IRuntimeServices services, Value value)
    {
        if (!SequenceView.TryOf(value, out SequenceView view)) return Collect(services, Of(value));
        services.Budget.ChargeItems(view.Count);
        return new PyList(view.ToArray());
    }

    private static PyList Collect(IRuntimeServices services, ValueEnumerator items)
    {
        PyList list = new();
        while (items.MoveNext())
        {
            services.Budget.Step();
            if ((list.Count & 1023) == 1023) services.Budget.CheckItems(list.Count + 1024L);
            list.Add(items.Current);
        }

        services.Budget.ChargeItems(list.Count);
        return list;
    }

    /// <summary>Spreads a value over the targets of an assignment.</summary>
    /// <exception cref="OperationException">There are more or fewer items than targets.</exception>
    public static void Unpack(IRuntimeServices services, Value value, Span<Value> targets)
    {
        if (value.Kind == ValueKind.Tuple && value.AsTuple.Count == targets.Length)
        {
            services.Budget.Charge(targets.Length);
            value.AsTuple.Span.CopyTo(targets);
            return;
        }

        if (!TryOf(value, out ValueEnumerator items)) throw PythonErrors.Type($"cannot unpack non-iterable {TypeNames.Of(value)} object");
        for (int i = 0; i < targets.Length; i++)
        {
            services.Budget.Step();
            if (!items.MoveNext()) throw PythonErrors.Value($"not enough values to unpack (expected {targets.Length}, got {i})");
            targets[i] = items.Current;
        }

        if (items.MoveNext()) throw PythonErrors.Value($"too many values to unpack (expected {targets.Length})");
    }
}
