using System.Text;

namespace Werkzeug.Net.Text;

/// <summary>Unicode text in letters, digits and hyphens: RFC 3492.</summary>
internal static class Punycode
{
    private const int Base = 36, TMin = 1, TMax = 26, Skew = 38, Damp = 700, InitialBias = 72, InitialN = 128;
    private const int LargestCodePoint = 0x10FFFF;

    /// <summary>Encodes a label, without the prefix.</summary>
    public static string Encode(string label)
    {
        Rune[] runes = [.. label.EnumerateRunes()];
        StringBuilder text = new();
        foreach (Rune rune in runes)
        {
            if (rune.IsAscii)
                text.Append((char)rune.Value);
        }

        int basic = text.Length;
        if (basic > 0)
            text.Append('-');
        EncodeOthers(text, runes, basic);
        return text.ToString();
    }

    /// <summary>Decodes a label, without the prefix.</summary>
    /// <exception cref="IdnaException">The label is no Punycode.</exception>
    public static string Decode(string label)
    {
        int hyphen = label.LastIndexOf('-');
        List<Rune> runes = [.. (hyphen < 0 ? "" : label[..hyphen]).EnumerateRunes()];
        long n = InitialN, i = 0;
        int bias = InitialBias;
        int basic = runes.Count;
        for (int at = hyphen + 1; at < label.Length;)
        {
            long before = i;
            i = ReadDelta(label, ref at, i, bias);
            bias = Adapt(i - before, runes.Count + 1, first: runes.Count == basic);
            n += i / (runes.Count + 1);
            i %= runes.Count + 1;
            if (n > LargestCodePoint || !Rune.IsValid((int)n))
                throw new IdnaException($"Invalid character U+{n:X}");
            runes.Insert((int)i++, new Rune((int)n));
        }

        return string.Concat(runes.Select(static rune => rune.ToString()));
    }

    private static void EncodeOthers(StringBuilder text, Rune[] runes, int basic)
    {
        long n = InitialN, delta = 0;
        int bias = InitialBias;
        for (int done = basic; done < runes.Length; n++, delta++)
        {
            int next = runes.Where(rune => rune.Value >= n).Min(static rune => rune.Value);
            delta += (next - n) * (done + 1);
            n = next;
            foreach (Rune rune in runes)
            {
                if (rune.Value < n)
                    delta++;
                if (rune.Value != n)
                    continue;
                WriteDelta(text, delta, bias);
                bias = Adapt(delta, done + 1, done == basic);
                delta = 0;
                done++;
            }
        }
    }

    private static void WriteDelta(StringBuilder text, long delta, int bias)
    {
        for (int k = Base; ; k += Base)
        {
            int threshold = Math.Clamp(k - bias, TMin, TMax);
            if (delta < threshold)
            {
                text.Append(Digit((int)delta));
                return;
            }

            text.Append(Digit((int)(threshold + ((delta - threshold) % (Base - threshold)))));
            delta = (delta - threshold) / (Base - threshold);
        }
    }

    private static long ReadDelta(string label, ref int at, long i, int bias)
    {
        long weight = 1;
        for (int k = Base; ; k += Base)
        {
            if (at >= label.Length)
                throw new IdnaException("incomplete punycode string");
            int digit = ValueOf(label[at++]);
            i += digit * weight;
            int threshold = Math.Clamp(k - bias, TMin, TMax);
            if (digit < threshold)
                return i;
            weight *= Base - threshold;
            if (weight > int.MaxValue || i > int.MaxValue * 64L)
                throw new IdnaException("punycode string is out of range");
        }
    }

    private static int Adapt(long delta, int count, bool first)
    {
        delta = first ? delta / Damp : delta / 2;
        delta += delta / count;
        int k = 0;
        for (; delta > (Base - TMin) * TMax / 2; k += Base)
            delta /= Base - TMin;
        return k + (int)((Base - TMin + 1) * delta / (delta + Skew));
    }

    private static char Digit(int value) => (char)(value < 26 ? 'a' + value : '0' + value - 26);

    private static int ValueOf(char letter) => letter switch
    {
        >= 'a' and <= 'z' => letter - 'a',
        >= 'A' and <= 'Z' => letter - 'A',
        >= '0' and <= '9' => letter - '0' + 26,
        _ => throw new IdnaException($"Invalid extended code point '{letter}'"),
    };
}
