using System.Collections;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Click.Net.Text;

/// <summary>Writes values as help pages and errors show them: <c>1.0</c>, <c>True</c>, <c>'a b'</c>, <c>('a', 1)</c>.</summary>
internal static class ValueText
{
    private const int DeepestNesting = 20;

    /// <summary>A value in a sentence: text stands for itself.</summary>
    public static string Display(object? value) => value switch
    {
        null => "None",
        string text => text,
        char letter => letter.ToString(),
        Enum member => EnumNames.NameOf(member),
        _ => Quote(value, 0),
    };

    /// <summary>A value as a literal: text is quoted.</summary>
    public static string Quote(object? value) => Quote(value, 0);

    private static string Quote(object? value, int depth) => value switch
    {
        null => "None",
        bool truth => truth ? "True" : "False",
        string text => QuoteText(text),
        double number => Float(number),
        float number => Float(number),
        Enum member => EnumNames.NameOf(member),
        ITuple tuple when depth < DeepestNesting => Sequence(TupleItems(tuple), "(", ")", depth),
        byte[] bytes => $"b{QuoteText(Encoding.Latin1.GetString(bytes))}",
        IDictionary map when depth < DeepestNesting => $"{{{string.Join(", ", Pairs(map, depth))}}}",
        object?[] items when depth < DeepestNesting => Sequence(items, "(", ")", depth),
        IList items when depth < DeepestNesting => Sequence(items.Cast<object?>(), "[", "]", depth),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private static IEnumerable<object?> TupleItems(ITuple tuple) => Enumerable.Range(0, tuple.Length).Select(at => tuple[at]);

    private static IEnumerable<string> Pairs(IDictionary map, int depth)
    {
        foreach (DictionaryEntry pair in map)
            yield return $"{Quote(pair.Key, depth + 1)}: {Quote(pair.Value, depth + 1)}";
    }

    private static string Sequence(IEnumerable<object?> items, string open, string close, int depth)
    {
        List<string> parts = [.. items.Select(item => Quote(item, depth + 1))];
        string tail = parts.Count == 1 && open == "(" ? "," : "";
        return $"{open}{string.Join(", ", parts)}{tail}{close}";
    }

    // The shortest digits that read back, an exponent from 1e16 up and below 1e-4, and a point in whole numbers.
    private static string Float(double number)
    {
        if (double.IsNaN(number))
            return "nan";
        if (double.IsInfinity(number))
            return number > 0 ? "inf" : "-inf";
        double size = Math.Abs(number);
        if (size != 0 && (size >= 1e16 || size < 1e-4))
            return Exponent(number.ToString("E16", CultureInfo.InvariantCulture), number);
        string text = number.ToString("0.################################", CultureInfo.InvariantCulture);
        string shortest = number.ToString("R", CultureInfo.InvariantCulture);
        text = shortest.Contains('E', StringComparison.Ordinal) ? text : shortest;
        return text.Contains('.', StringComparison.Ordinal) ? text : text + ".0";
    }

    private static string Exponent(string fallback, double number)
    {
        string text = number.ToString("R", CultureInfo.InvariantCulture);
        int at = text.IndexOf('E', StringComparison.Ordinal);
        if (at < 0)
            text = Normalised(fallback);
        at = text.IndexOf('E', StringComparison.Ordinal);
        string sign = text[at + 1] == '-' ? "-" : "+";
        string digits = text[(at + 1)..].TrimStart('+', '-').TrimStart('0').PadLeft(2, '0');
        return $"{text[..at]}e{sign}{digits}";
    }

    private static string Normalised(string scientific)
    {
        int at = scientific.IndexOf('E', StringComparison.Ordinal);
        string mantissa = scientific[..at].TrimEnd('0').TrimEnd('.');
        return mantissa + scientific[at..];
    }

    private static string QuoteText(string text)
    {
        char quote = text.Contains('\'', StringComparison.Ordinal) && !text.Contains('"', StringComparison.Ordinal) ? '"' : '\'';
        StringBuilder quoted = new(text.Length + 2);
        quoted.Append(quote);
        foreach (Rune rune in text.EnumerateRunes())
            AppendEscaped(quoted, rune, quote);
        return quoted.Append(quote).ToString();
    }

    private static void AppendEscaped(StringBuilder quoted, Rune rune, char quote)
    {
        int code = rune.Value;
        _ = code switch
        {
            '\\' => quoted.Append(@"\\"),
            '\n' => quoted.Append(@"\n"),
            '\r' => quoted.Append(@"\r"),
            '\t' => quoted.Append(@"\t"),
            _ when code == quote => quoted.Append('\\').Append(quote),
            _ when IsPrintable(rune) => quoted.Append(rune.ToString()),
            < 0x100 => quoted.Append(CultureInfo.InvariantCulture, $@"\x{code:x2}"),
            < 0x10000 => quoted.Append(CultureInfo.InvariantCulture, $@"\u{code:x4}"),
            _ => quoted.Append(CultureInfo.InvariantCulture, $@"\U{code:x8}"),
        };
    }

    private static bool IsPrintable(Rune rune) => rune.Value == ' ' || Rune.GetUnicodeCategory(rune) is not
        (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
        or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.SpaceSeparator);
}
