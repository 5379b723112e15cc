using System.Globalization;
using System.Text;

namespace Werkzeug.Net.Text;

/// <summary>The name of a host cannot be written as IDNA 2003 wants, or cannot be read back.</summary>
/// <param name="message">What is wrong with the name.</param>
public sealed class IdnaException(string message) : FormatException(message);

/// <summary>International names of hosts by IDNA 2003 (RFC 3490, RFC 3491), as Python's <c>idna</c> codec has them.</summary>
/// <remarks>.NET's <see cref="IdnMapping"/> follows a newer standard, by which some names differ between the two sides.</remarks>
public static class Idna
{
    private const string AcePrefix = "xn--";
    private const int LongestLabel = 63;
    private const int LongestInput = 1_024;
    private const char CombiningIota = '\u0345';

    /// <summary>Writes a host's name in ASCII: <c>☃.net</c> is <c>xn--n3h.net</c>.</summary>
    /// <exception cref="IdnaException">A part of the name is empty, too long, or has forbidden characters.</exception>
    public static string ToAscii(string host)
    {
        ArgumentNullException.ThrowIfNull(host);
        if (Ascii.IsValid(host))
            return CheckAscii(host);
        List<string> labels = [.. host.Split('.', '\u3002', '\uFF0E', '\uFF61')];
        bool trailingDot = labels[^1].Length == 0;
        if (trailingDot)
            labels.RemoveAt(labels.Count - 1);
        return string.Join('.', labels.Select(LabelToAscii)) + (trailingDot ? "." : "");
    }

    /// <summary>Writes a host's name for people: <c>xn--n3h.net</c> is <c>☃.net</c>.</summary>
    /// <exception cref="IdnaException">A part of the name is no encoded name.</exception>
    public static string ToUnicode(string host)
    {
        ArgumentNullException.ThrowIfNull(host);
        return host.Contains(AcePrefix, StringComparison.Ordinal)
            ? string.Join('.', host.Split('.').Select(LabelToUnicode))
            : host;
    }

    private static string CheckAscii(string host)
    {
        foreach (Range label in host.AsSpan().Split('.'))
        {
            (int start, int length) = label.GetOffsetAndLength(host.Length);
            bool isLast = start + length == host.Length;
            if (length > LongestLabel || (length == 0 && !isLast))
                throw new IdnaException("label empty or too long");
        }

        return host;
    }

    private static string LabelToAscii(string label)
    {
        if (label.Length > LongestInput)
            throw new IdnaException("label empty or too long");
        if (!Ascii.IsValid(label))
            label = Nameprep(label);
        if (!Ascii.IsValid(label))
        {
            if (label.StartsWith(AcePrefix, StringComparison.Ordinal))
                throw new IdnaException("Label starts with ACE prefix");
            label = AcePrefix + Punycode.Encode(Short(label));
        }

        return label.Length is > 0 and <= LongestLabel ? label : throw new IdnaException("label empty or too long");
    }

    private static string LabelToUnicode(string label)
    {
        if (!label.StartsWith(AcePrefix, StringComparison.Ordinal))
            return label;
        string decoded = Punycode.Decode(Short(label)[AcePrefix.Length..]);
        return LabelToAscii(decoded).Equals(label, StringComparison.OrdinalIgnoreCase)
            ? decoded
            : throw new IdnaException($"IDNA does not round-trip: '{label}'");
    }

    // Every character needs one letter at least, so a name that is too long can be refused before the work.
    private static string Short(string label) => label.Length <= 2 * LongestLabel ? label : throw new IdnaException("label empty or too long");

    // Map, normalise, prohibit, check the direction: RFC 3491.
    private static string Nameprep(string label)
    {
        string mapped = Normalize(Fold(Normalize(Fold(label))));
        foreach (Rune rune in mapped.EnumerateRunes())
        {
            if (StringprepTables.Contains(StringprepTables.Prohibited, rune.Value))
                throw new IdnaException($"Invalid character '{rune}'");
        }

        CheckDirection(mapped);
        return mapped;
    }

    // As Unicode 3.2 does it: a character that it does not know is not taken apart.
    private static string Normalize(string text)
    {
        StringBuilder normal = new(text.Length);
        int start = 0, at = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (StringprepTables.Contains(StringprepTables.Unassigned, rune.Value) && !rune.ToString().IsNormalized(NormalizationForm.FormKD))
            {
                normal.Append(text[start..at].Normalize(NormalizationForm.FormKC)).Append(rune.ToString());
                start = at + rune.Utf16SequenceLength;
            }

            at += rune.Utf16SequenceLength;
        }

        return normal.Append(text[start..].Normalize(NormalizationForm.FormKC)).ToString();
    }

    private static string Fold(string text)
    {
        StringBuilder folded = new(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (!StringprepTables.Contains(StringprepTables.MappedToNothing, rune.Value))
                folded.Append(Fold(rune));
        }

        return folded.ToString();
    }

    // Small letters, and what table B.3 has beyond them.
    private static string Fold(Rune rune) => rune.Value switch
    {
        0xDF => "ss",
        0x130 => "i\u0307",
        CombiningIota => "\u03B9",
        0x3C2 or 0x3F2 => "\u03C3",
        >= 0x1F80 and <= 0x1FFC => FoldIota(rune),
        _ => Rune.ToLowerInvariant(rune).ToString(),
    };

    // A Greek letter with an iota below it becomes the letter and the iota.
    private static string FoldIota(Rune rune)
    {
        string parts = rune.ToString().Normalize(NormalizationForm.FormD);
        string lower = parts.Replace(CombiningIota.ToString(), "", StringComparison.Ordinal).Normalize(NormalizationForm.FormC).ToLowerInvariant();
        return parts.Contains(CombiningIota, StringComparison.Ordinal) ? lower + "\u03B9" : Rune.ToLowerInvariant(rune).ToString();
    }

    private static void CheckDirection(string label)
    {
        Rune[] runes = [.. label.EnumerateRunes()];
        if (!runes.Any(IsRightToLeft))
            return;
        if (runes.Any(static rune => StringprepTables.Contains(StringprepTables.LeftToRight, rune.Value)))
            throw new IdnaException("Violation of BIDI requirement 2");
        if (!IsRightToLeft(runes[0]) || !IsRightToLeft(runes[^1]))
            throw new IdnaException("Violation of BIDI requirement 3");
    }

    private static bool IsRightToLeft(Rune rune) => StringprepTables.Contains(StringprepTables.RightToLeft, rune.Value);
}
