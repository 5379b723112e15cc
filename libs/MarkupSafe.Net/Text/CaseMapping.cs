using System.Text;

namespace MarkupSafe.Net.Text;

/// <summary>
/// Upper and lower case with Unicode's full mappings, the same in every culture: ß becomes SS, İ becomes i̇, and a Σ at the end of a word ς.
/// </summary>
/// <remarks>Mirrors Python's <c>upper</c>, <c>lower</c>, <c>title</c>, <c>capitalize</c>, <c>swapcase</c> and <c>casefold</c>, with Unicode 14 as Python 3.11 has it.</remarks>
public static class CaseMapping
{
    private const int Sigma = 'Σ';
    private const char FinalSigma = 'ς';

    /// <summary>The text in upper case.</summary>
    public static string ToUpper(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Ascii.IsValid(text) ? text.ToUpperInvariant() : Map(text, CaseTables.AppendUpper);
    }

    /// <summary>The text in lower case.</summary>
    public static string ToLower(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (Ascii.IsValid(text))
            return text.ToLowerInvariant();
        StringBuilder builder = new(text.Length + 4);
        for (int at = 0; at < text.Length; at += CodePoints.LengthAt(text.AsSpan(at)))
            AppendLower(builder, text, at);
        return builder.ToString();
    }

    /// <summary>The text for comparing without regard to case.</summary>
    public static string CaseFold(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Ascii.IsValid(text) ? text.ToLowerInvariant() : Map(text, CaseTables.AppendFolded);
    }

    /// <summary>The text with the first letter of every word in title case and the others in lower case; a word is a run of cased letters.</summary>
    public static string ToTitle(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        StringBuilder builder = new(text.Length + 4);
        bool inWord = false;
        for (int at = 0; at < text.Length; at += CodePoints.LengthAt(text.AsSpan(at)))
        {
            int codePoint = CodePoints.At(text.AsSpan(at));
            if (inWord)
                AppendLower(builder, text, at);
            else
                CaseTables.AppendTitle(builder, codePoint);
            inWord = CaseTables.IsCased(codePoint);
        }

        return builder.ToString();
    }

    /// <summary>The text with its first letter in title case and all others in lower case.</summary>
    public static string Capitalize(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        StringBuilder builder = new(text.Length + 4);
        for (int at = 0; at < text.Length; at += CodePoints.LengthAt(text.AsSpan(at)))
        {
            if (at == 0)
                CaseTables.AppendTitle(builder, CodePoints.At(text));
            else
                AppendLower(builder, text, at);
        }

        return builder.ToString();
    }

    /// <summary>The text with upper and lower case exchanged.</summary>
    public static string SwapCase(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        StringBuilder builder = new(text.Length + 4);
        for (int at = 0; at < text.Length; at += CodePoints.LengthAt(text.AsSpan(at)))
        {
            int codePoint = CodePoints.At(text.AsSpan(at));
            if (CaseTables.IsUpper(codePoint))
                AppendLower(builder, text, at);
            else if (CaseTables.IsLower(codePoint))
                CaseTables.AppendUpper(builder, codePoint);
            else
                builder.AppendCodePoint(codePoint);
        }

        return builder.ToString();
    }

    private static string Map(string text, Action<StringBuilder, int> append)
    {
        StringBuilder builder = new(text.Length + 4);
        for (int at = 0; at < text.Length; at += CodePoints.LengthAt(text.AsSpan(at)))
            append(builder, CodePoints.At(text.AsSpan(at)));
        return builder.ToString();
    }

    private static void AppendLower(StringBuilder builder, string text, int at)
    {
        int codePoint = CodePoints.At(text.AsSpan(at));
        if (codePoint != Sigma)
            CaseTables.AppendLower(builder, codePoint);
        else
            builder.Append(IsFinal(text, at) ? FinalSigma : 'σ');
    }

    // Final: a cased letter before it and none behind it, whatever does not count as a letter or a break between them.
    private static bool IsFinal(string text, int at)
    {
        int before = at;
        do
            before -= before > 1 && char.IsLowSurrogate(text[before - 1]) && char.IsHighSurrogate(text[before - 2]) ? 2 : 1;
        while (before >= 0 && CaseTables.IsIgnorable(CodePoints.At(text.AsSpan(before))));
        if (before < 0 || !CaseTables.IsCased(CodePoints.At(text.AsSpan(before))))
            return false;

        int after = at + 1;
        while (after < text.Length && CaseTables.IsIgnorable(CodePoints.At(text.AsSpan(after))))
            after += CodePoints.LengthAt(text.AsSpan(after));
        return after == text.Length || !CaseTables.IsCased(CodePoints.At(text.AsSpan(after)));
    }
}
