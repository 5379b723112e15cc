using Jinja.Net.Runtime;
using Jinja.Net.Runtime.Values;
using MarkupSafe.Net.Text;

namespace Jinja.Net.Builtins.Filters;

/// <summary>Filters that count, pick, join and divide.</summary>
internal static class SequenceFilters
{
    public static Value Length(IRuntimeServices services, ReadOnlySpan<Value> a) => Value.Int(Iteration.Length(a[0]));

    public static Value List(IRuntimeServices services, ReadOnlySpan<Value> a) => Value.List(Iteration.ToList(services, a[0]));

    public static Value First(IRuntimeServices services, ReadOnlySpan<Value> a)
    {
        if (a[0].O is PyIterator iterator) return iterator.MoveNext(out Value next) ? next : Nothing(services, "No first item, sequence was empty.");
        ValueEnumerator items = Iteration.Of(a[0]);
        return items.MoveNext() ? items.Current : Nothing(services, "No first item, sequence was empty.");
    }

    public static Value Last(IRuntimeServices services, ReadOnlySpan<Value> a)
    {
        if (!TryReverse(services, a[0], out IEnumerator<Value>? items)) throw PythonErrors.Type($"'{TypeNames.Of(a[0])}' object is not reversible");
        if (!items.MoveNext()) return Nothing(services, "No last item, sequence was empty.");
        return a[0].IsMarkup ? Value.Markup(items.Current.AsText) : items.Current;
    }

    /// <summary>An undefined value with an explanation.</summary>
    public static Value Nothing(IRuntimeServices services, string hint) =>
        Value.Undefined(services.Environment.MakeUndefined(new UndefinedInfo { Hint = hint }));

    public static Value Random(IRuntimeServices services, ReadOnlySpan<Value> a)
    {
        long length = Iteration.Length(a[0]);
        if (length == 0) return Nothing(services, "No random item, sequence was empty.");
        Value key = Value.Int((services.Budget.Random ?? services.Environment.Random).NextInt64(length));
        if (Subscript.TryItem(services, a[0], key, out Value item)) return item;
        throw MappingView.TryOf(a[0], out _) ? PythonErrors.Key(key) : PythonErrors.Type($"'{TypeNames.Of(a[0])}' object is not subscriptable");
    }

    public static Value Reverse(IRuntimeServices services, ReadOnlySpan<Value> a)
    {
        if (a[0].IsText) return Subscript.Slice(services, a[0], default, default, Value.Int(-1));
        if (TryReverse(services, a[0], out IEnumerator<Value>? items)) return Value.Object(new PyIterator(items, ReversedName(a[0])));
        Value[] all = AllOf(services, a[0]);
        Array.Reverse(all);
        return Value.List(new PyList(all));
    }

    // Whatever is of a wrong type on the way, the argument is to blame.
    private static Value[] AllOf(IRuntimeServices services, Value argument)
    {
        try
        {
            return Iteration.ToArray(services, argument);
        }
        catch (OperationException error) when (error.ErrorClass == "TypeError")
        {
            throw new FilterArgumentException("argument must be iterable");
        }
    }

    private static string ReversedName(Value value) => value switch
    {
        { Kind: ValueKind.List } => "list_reverseiterator",
        { O: PyRange } => "range_iterator",
        _ when MappingView.TryOf(value, out _) => "dict_reversekeyiterator",
        _ when SequenceView.TryOf(value, out SequenceView items) && !items.IsTuple => "list_reverseiterator",
        _ => "reversed",
    };

    private static bool TryReverse(IRuntimeServices services, Value value, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out IEnumerator<Value>? items)
    {
        items = null;
        if (value.O is Undefined or PyRange or DictView || value.IsText || value.O is byte[] || SequenceView.TryOf(value, out _) || MappingView.TryOf(value, out _))
            items = Backwards(Iteration.ToArray(services, value));
        return items is not null;
    }

    private static IEnumerator<Value> Backwards(Value[] items)
    {
        for (int i = items.Length - 1; i >= 0; i--) yield return items[i];
    }

    public static Value Join(IRuntimeServices services, ReadOnlySpan<Value> a)
    {
        AttributePath? path = a[2].IsNone ? null : AttributePath.Of(a[2]);

        // What stands between the items is made text before they are asked for.
        if (path is null && !services.EvalContext.AutoEscape && a[1].O is Undefined { IsStrict: true } separator) throw separator.Fail();
        Value[] items = Iteration.ToArray(services, a[0]);
        if (path is not null) items = Array.ConvertAll(items, item => path.Read(services, item));
        bool escapes = services.EvalContext.AutoEscape && (a[1].IsMarkup || !Escaping.TryMarkup(a[1], out _));
        bool safe = escapes && (a[1].IsMarkup || Array.Exists(items, static item => Escaping.TryMarkup(item, out _)));
        return Concatenate(services, items, a[1], safe);
    }

    private static Value Concatenate(IRuntimeServices services, Value[] items, Value separator, bool safe)
    {
        string between = safe ? Escaping.Escape(separator) : Representation.Text(separator, services.Budget);
        string[] parts = new string[items.Length];
        long length = 0;
        for (int i = 0; i < items.Length; i++)
        {
            services.Budget.Step();
            parts[i] = safe ? Escaping.Escape(items[i], services.Budget) : Representation.Text(items[i], services.Budget);
            length += parts[i].Length + between.Length;
            services.Budget.CheckText(length);
        }

        return Value.Text(string.Join(between, parts), safe);
    }

    public static Value Items(IRuntimeServices services, ReadOnlySpan<Value> a) => Value.Object(new PyIterator(Pairs(a[0])));

    private static IEnumerable<Value> Pairs(Value value)
    {
        if (value.IsUndefined) yield break;
        if (!MappingView.TryOf(value, out MappingView mapping)) throw PythonErrors.Type("Can only get item pairs from a mapping.");
        foreach ((Value key, Value item) in mapping.Pairs()) yield return Value.Tuple(key, item);
    }

    public static Value Batch(IRuntimeServices services, ReadOnlySpan<Value> a) =>
        Value.Object(new PyIterator(Batches(services, a[0], a[1], a[2])));

    private static IEnumerable<Value> Batches(IRuntimeServices services, Value items, Value size, Value fill)
    {
        PyList batch = new();
        ValueEnumerator each = services.Items(items);
        while (each.TryNext())
        {
            if (each.Current.IsPending)
            {
                yield return each.Current;
                continue;
            }

            services.Budget.Step();
            if (Comparison.Equal(Value.Int(batch.Count), size))
            {
                yield return Value.List(batch);
                batch = new PyList();
            }

            batch.Add(each.Current);
        }

        if (batch.Count == 0) yield break;
        if (!fill.IsNone && Comparison.Less(Value.Int(batch.Count), size))
        {
            int missing = Numbers.Index(size) - batch.Count;
            services.Budget.ChargeItems((long)batch.Count + missing);
            for (int i = 0; i < missing; i++) batch.Add(fill);
        }

        yield return Value.List(batch);
    }

    public static Value Slice(IRuntimeServices services, ReadOnlySpan<Value> a) =>
        Value.Object(new PyIterator(Slices(services, a[0], a[1], a[2])));

    private static IEnumerable<Value> Slices(IRuntimeServices services, Value items, Value slices, Value fill)
    {
        Value[] all = Iteration.ToArray(services, items);
        Value size = Arithmetic.FloorDivide(services.Budget, Value.Int(all.Length), slices), extra = Arithmetic.Modulo(services.Budget, Value.Int(all.Length), slices);
        int count = Numbers.Index(slices), each = Numbers.Index(size), longer = Numbers.Index(extra), from = 0;
        for (int i = 0; i < count; i++)
        {
            services.Budget.Step();
            int to = Math.Min(all.Length, from + each + (i < longer ? 1 : 0));
            PyList slice = new(all[from..to]);
            if (!fill.IsNone && i >= longer) slice.Add(fill);
            from = to;
            yield return Value.List(slice);
        }
    }

    public static Value Unique(IRuntimeServices services, ReadOnlySpan<Value> a) =>
        Value.Object(new PyIterator(Distinct(services, a[0], AttributePath.Of(a[2], !Truth.IsTrue(a[1])))));

    private static IEnumerable<Value> Distinct(IRuntimeServices services, Value items, AttributePath path)
    {
        PySet seen = new();
        ValueEnumerator each = services.Items(items);
        while (each.TryNext())
        {
            Value item = each.Current;
            if (item.IsPending)
            {
                yield return item;
                continue;
            }

            services.Budget.Step();
            Value key = path.Read(services, item);
            for (; key.IsPending; key = Awaitables.Finished(key)) yield return key;
            if (seen.Add(key)) yield return item;
        }
    }

    public static Value Sum(IRuntimeServices services, ReadOnlySpan<Value> a)
    {
        Value total = a[2];
        AttributePath? path = a[1].IsNone ? null : AttributePath.Of(a[1]);
        ValueEnumerator items = Iteration.Of(a[0]);
        if (total.IsText) throw PythonErrors.Type("sum() can't sum strings [use ''.join(seq) instead]");
        if (total.Kind == ValueKind.Bytes) throw PythonErrors.Type("sum() can't sum bytes [use b''.join(seq) instead]");
        while (items.MoveNext())
        {
            services.Budget.Step();
            total = Arithmetic.Add(services.Budget, total, path is null ? items.Current : path.Read(services, items.Current));
        }

        return total;
    }
}
