using System.Text;
using Jinja.Net.Runtime;
using Jinja.Net.Runtime.Values;
using MarkupSafe.Net.Text;

namespace Jinja.Net.Builtins.Filters;

/// <summary>
/// Filters that print their result without making it first, for the usual arguments. Each says false for all others, and for
/// whatever is an error, before it prints anything: then the filter itself is asked.
/// </summary>
internal static class EmittedFilters
{
    public static bool Escape(IRuntimeServices services, ReadOnlySpan<Value> a, OutputBuffer output, bool escape)
    {
        if (!a[0].IsText) return false;
        services.Budget.ChargeText(a[0].AsText.Length);
        output.Write(a[0].AsText, escape: !a[0].IsMarkup);
        return true;
    }

    public static bool ForceEscape(IRuntimeServices services, ReadOnlySpan<Value> a, OutputBuffer output, bool escape)
    {
        if (!a[0].IsText) return false;
        services.Budget.ChargeText(a[0].AsText.Length);
        output.WriteEscaped(a[0].AsText);
        return true;
    }

    public static bool Safe(IRuntimeServices services, ReadOnlySpan<Value> a, OutputBuffer output, bool escape)
    {
        if (!a[0].IsText) return false;
        output.Write(a[0].AsText);
        return true;
    }

    public static bool Upper(IRuntimeServices services, ReadOnlySpan<Value> a, OutputBuffer output, bool escape) =>
        TryAscii(services, a[0], output, escape, toUpper: true);

    public static bool Lower(IRuntimeServices services, ReadOnlySpan<Value> a, OutputBuffer output, bool escape) =>
        TryAscii(services, a[0], output, escape, toUpper: false);

    private static bool TryAscii(IRuntimeServices services, Value text, OutputBuffer output, bool escape, bool toUpper)
    {
        if (!text.IsText || !Ascii.IsValid(text.AsText)) return false;
        if (escape && !text.IsMarkup && OutputBuffer.HasSpecials(text.AsText)) return false;
        services.Budget.ChargeText(text.AsText.Length);
        Span<char> room = output.Reserve(text.AsText.Length);
        _ = toUpper ? Ascii.ToUpper(text.AsText, room, out _) : Ascii.ToLower(text.AsText, room, out _);
        return true;
    }

    public static bool Trim(IRuntimeServices services, ReadOnlySpan<Value> a, OutputBuffer output, bool escape)
    {
        if (!a[0].IsText || !a[1].IsNone) return false;
        ReadOnlySpan<char> text = a[0].AsText;
        services.Budget.ChargeText(text.Length);
        while (!text.IsEmpty && WhiteSpace.Is(text[0])) text = text[1..];
        while (!text.IsEmpty && WhiteSpace.Is(text[^1])) text = text[..^1];
        output.Write(text, escape && !a[0].IsMarkup);
        return true;
    }

    /// <summary>Text that is too long is cut and ended by an ellipsis; where one of both is safe, the other is escaped.</summary>
    public static bool Truncate(IRuntimeServices services, ReadOnlySpan<Value> a, OutputBuffer output, bool escape)
    {
        Value leeway = a[4].IsNone ? services.Environment.Policy("truncate.leeway") : a[4];
        if (!a[0].IsText || !a[1].IsInt || !a[3].IsText || !leeway.IsInt || a[1].N is < 0 or > int.MaxValue / 2 || leeway.N is < 0 or > int.MaxValue / 2) return false;
        string text = a[0].AsText, end = a[3].AsText;
        int kept = (int)a[1].N - CodePoints.Count(end), most = (int)(a[1].N + leeway.N);
        if (kept < 0) return false;
        services.Budget.ChargeText(Math.Min(text.Length, most));
        if (text.Length <= most || !IsLonger(text, most, out ReadOnlySpan<char> beginning))
        {
            output.Write(text, escape && !a[0].IsMarkup);
            return true;
        }

        ReadOnlySpan<char> cut = CodePoints.Take(beginning, kept);
        int space = Truth.IsTrue(a[2]) ? -1 : cut.LastIndexOf(' ');
        bool safe = a[0].IsMarkup || a[3].IsMarkup;
        output.Write(space < 0 ? cut : cut[..space], (escape || safe) && !a[0].IsMarkup);
        output.Write(end, (escape || safe) && !a[3].IsMarkup);
        return true;
    }

    // A code point is one unit or two, so that it shows in the beginning whether there are more than so many.
    private static bool IsLonger(string text, int codePoints, out ReadOnlySpan<char> beginning)
    {
        beginning = text.AsSpan(0, (int)Math.Min(text.Length, (2L * codePoints) + 2));
        return CodePoints.Offset(beginning, codePoints) < beginning.Length;
    }

    /// <summary>Plain text in plain text: with escaping, what is replaced may be part of what is escaped, so that is left to the filter.</summary>
    public static bool Replace(IRuntimeServices services, ReadOnlySpan<Value> a, OutputBuffer output, bool escape)
    {
        if (!a[3].IsNone || !IsPlain(a[0]) || !IsPlain(a[1]) || !IsPlain(a[2]) || a[1].AsText.Length == 0) return false;
        ReadOnlySpan<char> rest = a[0].AsText;
        string old = a[1].AsText, replacement = a[2].AsText;
        services.Budget.ChargeText(rest.Length);
        for (int at; (at = rest.IndexOf(old)) >= 0; rest = rest[(at + old.Length)..])
        {
            services.Budget.ChargeText(replacement.Length);
            output.Write(rest[..at], escape);
            output.Write(replacement, escape);
        }

        output.Write(rest, escape);
        return true;
    }

    private static bool IsPlain(Value value) => value.IsText && !value.IsMarkup;

    /// <summary>
    /// The items of a list with a separator between. Printed where escaping is as the output's, each part is escaped unless it is
    /// safe, whether the joined text would be safe or not.
    /// </summary>
    public static bool Join(IRuntimeServices services, ReadOnlySpan<Value> a, OutputBuffer output, bool escape)
    {
        if (!a[2].IsNone || !a[1].IsText || escape != services.EvalContext.AutoEscape || !SequenceView.TryOf(a[0], out SequenceView items)) return false;
        services.Budget.ChargeItems(items.Count);
        for (int i = 0; i < items.Count; i++)
            if (items[i] is { IsPending: true } or { IsUndefined: true }) return false;
        for (int i = 0; i < items.Count; i++)
        {
            services.Budget.Step();
            if (i > 0) output.Write(a[1].AsText, escape && !a[1].IsMarkup);
            output.Write(items[i], escape, services.Budget);
        }

        return true;
    }
}
