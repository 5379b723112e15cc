using System.Text;

namespace Jinja.Net.Runtime.Values;

/// <summary>What <c>+</c>, <c>-</c> and <c>*</c> do to texts, lists, tuples, sets and dates.</summary>
internal static class Collections
{
    public static Value JoinTexts(RenderBudget budget, Value left, Value right)
    {
        string first = left.AsText, second = right.AsText;
        bool safe = left.IsMarkup || right.IsMarkup;
        if (safe && !left.IsMarkup) first = MarkupSafe.Net.HtmlEscaper.Escape(first);
        if (safe && !right.IsMarkup) second = MarkupSafe.Net.HtmlEscaper.Escape(second);
        budget.ChargeText((long)first.Length + second.Length);
        return Value.Text(string.Concat(first, second), safe);
    }

    public static bool TryAdd(RenderBudget budget, Value left, Value right, out Value sum)
    {
        sum = default;
        if (SequenceView.TryOf(left, out SequenceView first) && SequenceView.TryOf(right, out SequenceView second) && first.IsTuple == second.IsTuple)
        {
            budget.ChargeItems((long)first.Count + second.Count);
            Value[] items = [.. first.ToArray(), .. second.ToArray()];
            sum = first.IsTuple ? Value.Tuple(new PyTuple(items)) : Value.List(new PyList(items));
        }
        else if (left.O is byte[] a && right.O is byte[] b) sum = Value.Bytes([.. a, .. b]);
        else if (left.Kind == ValueKind.Object && right.Kind == ValueKind.Object) sum = DateValues.Add(left.O!, right.O!);
        else if (!left.IsUndefined && right.IsMarkup && Escaping.TryMarkup(left, out string? html)) sum = JoinTexts(budget, Value.Markup(html), right);
        else if (left.IsMarkup && Escaping.TryMarkup(right, out html)) sum = JoinTexts(budget, left, Value.Markup(html));
        return !sum.IsMissing;
    }

    public static bool TrySubtract(Value left, Value right, out Value difference)
    {
        difference = default;
        if (Sets.TryOf(left, out PySet? set) && Sets.TryOf(right, out PySet? other)) difference = Value.Set(SetMethods.Difference(set, other));
        else if (!left.IsUndefined && !right.IsUndefined && (IsSetLike(left) || IsSetLike(right)) && Iteration.TryOf(left, out ValueEnumerator items) && Iteration.TryOf(right, out ValueEnumerator others))
            difference = Value.Set(SetMethods.Difference(SetMethods.Of(items), SetMethods.Of(others)));
        else if (left.Kind == ValueKind.Object && right.Kind == ValueKind.Object) difference = DateValues.Subtract(left.O!, right.O!);
        return !difference.IsMissing;
    }

    // The keys and items of a dict take any items on the other side.
    private static bool IsSetLike(Value value) => value.O is DictView { Kind: not DictViewKind.Values };

    public static bool IsRepeatable(Value value) => value.IsText || value.O is byte[] || SequenceView.TryOf(value, out _);

    public static bool TryRepeat(RenderBudget budget, Value left, Value right, out Value product)
    {
        product = default;
        if (left.IsUndefined || right.IsUndefined) return false;
        if (DateValues.TryScale(left, right, out product)) return true;
        if (Numbers.IsInteger(right) && IsRepeatable(left)) product = Repeat(budget, left, right);
        else if (Numbers.IsInteger(left) && IsRepeatable(right)) product = Repeat(budget, right, left);
        return !product.IsMissing;
    }

    private static Value Repeat(RenderBudget budget, Value value, Value times)
    {
        if (times.Kind == ValueKind.BigInt) throw PythonErrors.Overflow("cannot fit 'int' into an index-sized integer");
        long count = Math.Max(0, times.N);
        if (value.IsText)
        {
            if (IsTooLong(value.AsText.Length, count)) throw PythonErrors.Overflow("repeated string is too long");
            budget.ChargeText(Product(value.AsText.Length, count));
            return Value.Text(RepeatText(value.AsText, (int)Math.Min(count, int.MaxValue)), value.IsMarkup);
        }

        if (value.O is byte[] bytes)
        {
            if (IsTooLong(bytes.Length, count)) throw PythonErrors.Overflow("repeated bytes are too long");
            budget.ChargeText(Product(bytes.Length, count));
            return Value.Bytes(RepeatItems(bytes, count));
        }

        SequenceView.TryOf(value, out SequenceView view);
        budget.ChargeItems(Product(view.Count, count));
        Value[] items = RepeatItems(view.ToArray(), count);
        return view.IsTuple ? Value.Tuple(new PyTuple(items)) : Value.List(new PyList(items));
    }

    private static bool IsTooLong(int length, long count) => count > 0 && length > long.MaxValue / count;

    private static long Product(int length, long count) => IsTooLong(length, count) ? long.MaxValue : length * count;

    private static string RepeatText(string text, int count) =>
        text.Length == 0 || count == 0 ? "" : text.Length == 1 ? new string(text[0], count) : new StringBuilder(text.Length * count).Insert(0, text, count).ToString();

    private static T[] RepeatItems<T>(T[] items, long count)
    {
        T[] repeated = new T[items.Length * (items.Length == 0 ? 0 : count)];
        for (int at = 0; at < repeated.Length; at += items.Length) items.CopyTo(repeated, at);
        return repeated;
    }
}
