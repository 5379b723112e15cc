using MarkupSafe.Net.Text;

namespace Jinja.Net.Runtime.Values;

/// <summary>Python's <c>value[key]</c> and <c>value[start:stop:step]</c>.</summary>
internal static class Subscript
{
    /// <summary>The item, if the value has items and this one. Wrong keys are no error here.</summary>
    public static bool TryItem(IRuntimeServices services, Value target, Value key, out Value value)
    {
        value = default;
        if (target.O is ISubscriptable own) return own.TryItem(key, out value);
        if (key.O is SliceKey slice)
        {
            if (!IsSliceable(target)) return false;
            value = Slice(services, target, slice.Start, slice.Stop, slice.Step);
            return true;
        }

        if (target.Kind == ValueKind.Dict) return (key.IsText || IsHashable(key)) && target.AsDict.TryGet(key, out value);
        if (MappingView.TryOf(target, out MappingView mapping)) return (key.IsText || IsHashable(key)) && mapping.TryGet(key, out value);
        return TryIndex(target, key, out value);
    }

    /// <summary>The item at an index, if the value has indices and this one.</summary>
    public static bool TryIndex(Value target, Value key, out Value value)
    {
        value = default;
        return Numbers.TryIndex(key, out int index) && TryIndexed(target, index, out value);
    }

    private static bool IsHashable(Value key)
    {
        try
        {
            _ = Comparison.Hash(key);
            return true;
        }
        catch (OperationException)
        {
            return false;
        }
    }

    private static bool TryIndexed(Value target, int index, out Value value)
    {
        value = default;
        if (target.IsText) return TryCharacter(target, index, out value);
        if (target.O is byte[] bytes)
        {
            if (index < 0) index += bytes.Length;
            if ((uint)index < (uint)bytes.Length) value = Value.Int(bytes[index]);
        }
        else if (target.O is PyRange range)
        {
            long at = index < 0 ? index + range.Count : index;
            if (at >= 0 && at < range.Count) value = Value.Int(range[at]);
        }
        else if (SequenceView.TryOf(target, out SequenceView items))
        {
            if (index < 0) index += items.Count;
            if ((uint)index < (uint)items.Count) value = items[index];
        }

        return !value.IsMissing;
    }

    private static bool TryCharacter(Value target, int index, out Value value)
    {
        string text = target.AsText;
        value = default;
        if (index < 0) index += CodePoints.Count(text);
        if (index < 0 || index >= text.Length) return false;
        int at = CodePoints.Offset(text, index);
        if (at >= text.Length) return false;
        Value character = Characters.At(text, at, CodePoints.LengthAt(text.AsSpan(at)));
        value = target.IsMarkup ? Value.Markup(character.AsText) : character;
        return true;
    }

    private static bool IsSliceable(Value target) =>
        target.IsText || target.O is byte[] or PyRange || SequenceView.TryOf(target, out _);

    /// <summary>A part of a text, list, tuple, range or bytes; absent ends are missing or None.</summary>
    public static Value Slice(IRuntimeServices services, Value target, Value start, Value stop, Value step)
    {
        if (target.O is Undefined undefined) return undefined.Chains ? target : throw undefined.Fail();
        if (MappingView.TryOf(target, out _)) throw PythonErrors.Type("unhashable type: 'slice'");
        if (target.O is ISubscriptable own && own.TryItem(SliceKey.Of(start, stop, step), out Value part)) return part;
        if (!IsSliceable(target)) throw PythonErrors.Type($"'{TypeNames.Of(target)}' object is not subscriptable");
        long length = Iteration.Length(target);
        SliceRange range = SliceRange.Of(length, start, stop, step);
        services.Budget.Charge(range.Count >> 2);
        if (target.IsText) return Value.Text(SliceText(target.AsText, range), target.IsMarkup);
        if (target.O is byte[] bytes) return Value.Bytes(Pick(range, at => bytes[at]));
        if (target.O is PyRange numbers)
            return Value.Object(new PyRange(numbers.Start + (range.Start * numbers.Step), numbers.Start + (range.Stop * numbers.Step), numbers.Step * range.Step));
        SequenceView.TryOf(target, out SequenceView items);
        services.Budget.ChargeItems(range.Count);
        Value[] picked = Pick(range, at => items[at]);
        return items.IsTuple ? Value.Tuple(new PyTuple(picked)) : Value.List(new PyList(picked));
    }

    private static T[] Pick<T>(SliceRange range, Func<int, T> item)
    {
        T[] picked = new T[range.Count];
        for (int i = 0; i < picked.Length; i++) picked[i] = item((int)(range.Start + (i * range.Step)));
        return picked;
    }

    private static string SliceText(string text, SliceRange range)
    {
        if (range.Count == 0) return "";
        if (range.Step == 1)
        {
            int from = CodePoints.Offset(text, (int)range.Start);
            ReadOnlySpan<char> rest = text.AsSpan(from);
            return rest[..CodePoints.Offset(rest, (int)range.Count)].ToString();
        }

        if (CodePoints.AreUnits(text)) return new string(Pick(range, at => text[at]));
        int[] offsets = Offsets(text);
        return string.Concat(Pick(range, at => text[offsets[at]..offsets[at + 1]]));
    }

    private static int[] Offsets(string text)
    {
        List<int> offsets = [];
        for (int at = 0; at < text.Length; at += CodePoints.LengthAt(text.AsSpan(at))) offsets.Add(at);
        offsets.Add(text.Length);
        return [.. offsets];
    }
}

/// <summary>An object of ours that answers <c>object[key]</c> in its own way.</summary>
internal interface ISubscriptable
{
    bool TryItem(Value key, out Value value);
}

/// <summary>A slice as a value: the key of <c>a[1:2]</c>.</summary>
internal sealed record SliceKey(Value Start, Value Stop, Value Step) : INamedType, IWritesRepr
{
    public void WriteRepr(in ReprWriter writer, int depth)
    {
        writer.Append("slice(");
        writer.Write(Start, depth);
        writer.Append(", ");
        writer.Write(Stop, depth);
        writer.Append(", ");
        writer.Write(Step, depth);
        writer.Append(")");
    }

    public string TypeName => "slice";

    public static Value Of(Value start, Value stop, Value step) => Value.Object(new SliceKey(start, stop, step));
}

/// <summary>A slice fitted to a length.</summary>
internal readonly record struct SliceRange(long Start, long Stop, long Step, int Count)
{
    /// <exception cref="OperationException">An end is no integer, or the step is zero.</exception>
    public static SliceRange Of(long length, Value start, Value stop, Value step)
    {
        long by = Given(step) ? Bound(step) : 1;
        if (by == 0) throw PythonErrors.Value("slice step cannot be zero");
        long lowest = by > 0 ? 0 : -1, highest = by > 0 ? length : length - 1;
        long from = Given(start) ? Fit(Bound(start)) : by > 0 ? lowest : highest;
        long to = Given(stop) ? Fit(Bound(stop)) : by > 0 ? highest : lowest;
        long count = by > 0 ? (to > from ? ((to - from - 1) / by) + 1 : 0) : (from > to ? ((from - to - 1) / -by) + 1 : 0);
        return new(from, to, by, (int)count);

        long Fit(long index) => Math.Clamp(index < 0 ? index + length : index, lowest, highest);
    }

    private static bool Given(Value value) => !value.IsMissing && !value.IsNone;

    private static long Bound(Value value)
    {
        if (!Numbers.IsInteger(value)) throw PythonErrors.Type("slice indices must be integers or None or have an __index__ method");
        return Numbers.TryIndex(value, out int index) ? index : 0;
    }
}
