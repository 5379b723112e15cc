using System.Globalization;
using System.Numerics;

namespace Jinja.Net.Parsing.Lexing;

/// <summary>Reads numbers as Python writes them: <c>1_000</c>, <c>0xff</c>, <c>1.5e-3</c>.</summary>
internal static class PythonNumbers
{
    /// <summary>The most digits of a whole number, as in CPython.</summary>
    public const int MaxDigits = 4300;

    /// <summary>Reads the number at a place, where a digit stands.</summary>
    /// <returns>Where it ends.</returns>
    public static int Read(string source, int at, out bool isFloat, out object? value)
    {
        bool afterPoint = at > 0 && source[at - 1] == '.';
        int end = afterPoint ? -1 : FloatEnd(source, at);
        isFloat = end > 0;
        if (!isFloat)
            end = IntegerEnd(source, at);
        ReadOnlySpan<char> text = Plain(Bare(source.AsSpan(at, end - at)));
        value = isFloat ? double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture) : Integer(text);
        return end;
    }

    /// <summary>Whether a number with a point or an exponent begins with a digit of another script.</summary>
    public static bool IsForeignFloat(string source, int at) => char.IsDigit(source[at]) && (at == 0 || source[at - 1] != '.') && FloatEnd(source, at) > 0;

    private static ReadOnlySpan<char> Bare(ReadOnlySpan<char> text) => text.Contains('_') ? text.ToString().Replace("_", "", StringComparison.Ordinal) : text;

    // Whole numbers may be written with the digits of any script.
    private static ReadOnlySpan<char> Plain(ReadOnlySpan<char> text)
    {
        if (text.IndexOfAnyExceptInRange('\0', '\x7f') < 0)
            return text;
        char[] plain = text.ToArray();
        for (int i = 0; i < plain.Length; i++)
            if (!char.IsAscii(plain[i]))
                plain[i] = (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(plain[i]));
        return plain;
    }

    // Digits, then a fraction, an exponent, or both; without either it is no float.
    private static int FloatEnd(string source, int at)
    {
        int whole = Digits(source, at);
        int end = whole;
        if (end < source.Length && source[end] == '.' && Digits(source, end + 1) is int fraction && fraction > end + 1)
            end = fraction;
        int exponent = end;
        if (exponent < source.Length && source[exponent] is 'e' or 'E')
        {
            exponent++;
            if (exponent < source.Length && source[exponent] is '+' or '-')
                exponent++;
            int digits = Digits(source, exponent);
            if (digits > exponent)
                end = digits;
        }

        return end > whole ? end : -1;
    }

    private static int IntegerEnd(string source, int at)
    {
        if (source[at] != '0')
            return Digits(source, at);
        char kind = at + 1 < source.Length ? char.ToLowerInvariant(source[at + 1]) : ' ';
        int radix = kind switch { 'b' => 2, 'o' => 8, 'x' => 16, _ => 0 };
        if (radix > 0 && Run(source, at + 2, radix, true) is int end && end > at + 2)
            return end;
        return Run(source, at, 1, false);
    }

    private static int Digits(string source, int at) => Run(source, at, 10, false);

    // Digits of a radix with single underscores between them; radix 1 has the zero alone.
    private static int Run(string source, int at, int radix, bool mayStartWithUnderscore)
    {
        int end = at;
        for (int next = at; next < source.Length; next++)
        {
            if (source[next] == '_' && (next > at || mayStartWithUnderscore) && (next == at || source[next - 1] != '_'))
                continue;
            if (!IsDigit(source[next], radix))
                break;
            end = next + 1;
        }

        return end;
    }

    private static bool IsDigit(char character, int radix) => 
        character >= 0x80 ? radix >= 10 && char.IsDigit(character) : radix == 16 ? char.IsAsciiHexDigit(character) : character >= '0' && character < '0' + radix;

    private static object? Integer(ReadOnlySpan<char> text)
    {
        int radix = text.Length > 1 ? text[1] switch { 'b' or 'B' => 2, 'o' or 'O' => 8, 'x' or 'X' => 16, _ => 10 } : 10;
        if (text.Length > MaxDigits)
            return null;
        if (radix == 10)
            return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long small) ? (object)small : BigInteger.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
        BigInteger number = BigInteger.Zero;
        foreach (char digit in text[2..])
            number = (number * radix) + Convert.ToInt32(digit.ToString(), 16);
        return number <= long.MaxValue ? (object)(long)number : number;
    }
}
