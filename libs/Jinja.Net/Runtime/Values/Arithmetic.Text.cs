using MarkupSafe.Net;

namespace Jinja.Net.Runtime.Values;

/// <summary>The operators on text: <c>%</c> and <c>~</c>.</summary>
internal static partial class Arithmetic
{
    public static Value Modulo(RenderBudget budget, Value left, Value right)
    {
        if (Numbers.IsNumber(left) && Numbers.IsNumber(right)) return OfNumbers(budget, BinaryOperator.Modulo, left, right);
        if (DateValues.TryRemainder(left, right, out Value remainder)) return remainder;
        if (left.O is byte[]) return BytesFormatting.Percent(budget, left, right);
        return left.IsText ? TextFormatting.Percent(budget, left, right) : throw Refuse("%", left, right);
    }

    /// <summary>Joins values as text. Where one is safe, or output is escaped here, the others are escaped and the whole is safe.</summary>
    /// <remarks>Without automatic escaping Jinja joins plainly; with it by <c>markup_join</c>.</remarks>
    public static Value Concat(IRuntimeServices services, ReadOnlySpan<Value> values)
    {
        bool safe = services.EvalContext.AutoEscape && AnySafe(values);
        string[] parts = new string[values.Length];
        long length = 0;
        for (int i = 0; i < values.Length; i++)
        {
            parts[i] = Representation.Text(values[i], services.Budget);
            if (safe && !values[i].IsMarkup) parts[i] = HtmlEscaper.Escape(parts[i]);
            length += parts[i].Length;
        }

        services.Budget.ChargeText(length);
        return Value.Text(string.Concat(parts), safe);
    }

    private static bool AnySafe(ReadOnlySpan<Value> values)
    {
        foreach (Value value in values)
            if (value.IsMarkup) return true;
        return false;
    }
}
