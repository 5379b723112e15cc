using System.Globalization;
using System.Text;
using Jinja.Net.Runtime;
using Jinja.Net.Runtime.Values;
using MarkupSafe.Net.Text;

namespace Jinja.Net.Builtins.Filters;

/// <summary>Filters that change text.</summary>
internal static class StringFilters
{
    /// <summary>The value as text; safe text stays safe.</summary>
    public static Value Soft(IRuntimeServices services, Value value) =>
        value.IsText ? value : Value.Text(Representation.Text(value, services.Budget));

    private static Value Call(IRuntimeServices services, string method, Value value, params ReadOnlySpan<Value> arguments) =>
        Methods.Find(value, method)!.InvokeOn(services, value, new CallArguments(arguments));

    public static Value Capitalize(IRuntimeServices services, ReadOnlySpan<Value> a) => Call(services, "capitalize", Soft(services, a[0]));

    public static Value Lower(IRuntimeServices services, ReadOnlySpan<Value> a) => Call(services, "lower", Soft(services, a[0]));

    public static Value Upper(IRuntimeServices services, ReadOnlySpan<Value> a) => Call(services, "upper", Soft(services, a[0]));

    public static Value Center(IRuntimeServices services, ReadOnlySpan<Value> a) => Call(services, "center", Soft(services, a[0]), a[1]);

    public static Value Trim(IRuntimeServices services, ReadOnlySpan<Value> a) => Call(services, "strip", Soft(services, a[0]), a[1]);

    public static Value String(IRuntimeServices services, ReadOnlySpan<Value> a) => Soft(services, a[0]);

    /// <summary>Each word with a capital first: words begin after white space, hyphens and opening brackets.</summary>
    public static Value Title(IRuntimeServices services, ReadOnlySpan<Value> a)
    {
        string text = Soft(services, a[0]).AsText;
        services.Budget.ChargeText(text.Length);
        StringBuilder result = new(text.Length);
        for (int at = 0; at < text.Length;)
        {
            int start = at;
            bool between = IsBetweenWords(text[at]);
            while (at < text.Length && IsBetweenWords(text[at]) == between) at++;
            if (between) result.Append(text, start, at - start);
            else AppendWord(result, text[start..at]);
        }

        return Value.Text(result.ToString());
    }

    private static bool IsBetweenWords(char letter) => letter is '-' or '(' or '{' or '[' or '<' || WhiteSpace.Is(letter);

    private static void AppendWord(StringBuilder result, string word)
    {
        int first = CodePoints.LengthAt(word);
        result.Append(CaseMapping.ToUpper(word[..first])).Append(CaseMapping.ToLower(word[first..]));
    }

    public static Value Format(IRuntimeServices services, ReadOnlySpan<Value> a)
    {
        if (a[1].AsTuple.Count > 0 && a[2].AsDict.Count > 0)
            throw new FilterArgumentException("can't handle positional and keyword arguments at the same time");
        Value arguments = a[2].AsDict.Count > 0 ? a[2] : a[1];
        return TextFormatting.Percent(services.Budget, Soft(services, a[0]), arguments);
    }

    public static Value Replace(IRuntimeServices services, ReadOnlySpan<Value> a)
    {
        Value count = a[3].IsNone ? Value.Int(-1) : a[3];
        if (!services.EvalContext.AutoEscape)
            return Call(services, "replace", Plain(services, a[0]), Plain(services, a[1]), Plain(services, a[2]), count);
        bool brings = Escaping.TryMarkup(a[1], out _) || (Escaping.TryMarkup(a[2], out _) && !Escaping.TryMarkup(a[0], out _));
        Value text = brings ? Value.Markup(Escaping.Escape(a[0], services.Budget)) : Soft(services, a[0]);
        return Call(services, "replace", text, Soft(services, a[1]), Soft(services, a[2]), count);
    }

    private static Value Plain(IRuntimeServices services, Value value) => Value.Text(Representation.Text(value, services.Budget));

    public static Value WordCount(IRuntimeServices services, ReadOnlySpan<Value> a)
    {
        string text = Soft(services, a[0]).AsText;
        services.Budget.Charge(text.Length >> 3);
        int count = 0;
        bool inside = false;
        for (int at = 0; at < text.Length; at += CodePoints.LengthAt(text.AsSpan(at)))
        {
            bool word = IsWordCharacter(CodePoints.At(text.AsSpan(at)));
            if (word && !inside) count++;
            inside = word;
        }

        return Value.Int(count);
    }

    /// <summary>Python's <c>\w</c>: letters, numbers of any kind, and the underscore.</summary>
    public static bool IsWordCharacter(int codePoint)
    {
        if (codePoint == '_') return true;
        return CharUnicodeInfo.GetUnicodeCategory(codePoint) is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
            or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber;
    }
}
