using System.Buffers;
using System.Globalization;
using Werkzeug.Net.Datastructures;
using Werkzeug.Net.Text;

namespace Werkzeug.Net.Http;

/// <summary>Reads the <c>Accept</c> headers: RFC 9110 section 12.4.2 and 12.5.</summary>
/// <remarks>Mirrors <c>werkzeug.http.parse_accept_header</c>. An item whose quality is no number from 0 to 1 is left out.</remarks>
public static class AcceptHeader
{
    /// <summary>How many items are read; more are ignored.</summary>
    public const int MaximumItems = 64;

    /// <summary>Reads <c>Accept-Encoding</c> or <c>Accept-Charset</c>.</summary>
    /// <param name="header">The header's text; <see langword="null"/> is empty.</param>
    public static Accept Parse(string? header) => new(Read(header));

    /// <summary>Reads <c>Accept</c>.</summary>
    /// <param name="header">The header's text; <see langword="null"/> is empty.</param>
    public static MimeAccept ParseMime(string? header) => new(Read(header));

    /// <summary>Reads <c>Accept-Language</c>.</summary>
    /// <param name="header">The header's text; <see langword="null"/> is empty.</param>
    public static LanguageAccept ParseLanguage(string? header) => new(Read(header));

    private static readonly SearchValues<char> NumberCharacters = SearchValues.Create("0123456789.");

    private static AcceptItem[] Read(string? header)
    {
        List<string> items = ListHeader.Read(header, MaximumItems);
        AcceptItem[] read = new AcceptItem[items.Count];
        int count = 0;
        foreach (string item in items)
        {
            if (!item.Contains(';', StringComparison.Ordinal))
                read[count++] = new(item.Trim(), 1);
            else if (ReadWithOptions(item) is { } accepted)
                read[count++] = accepted;
        }

        return count == read.Length ? read : read[..count];
    }

    private static AcceptItem? ReadWithOptions(string item)
    {
        if (IsQualityAlone(item, out int semicolon, out int number))
            return TryReadQuality(item.AsSpan(number), out double plain) ? new(item[..semicolon].Trim(), plain) : null;
        OptionsHeader parsed = OptionsHeader.Parse(item);
        double quality = 1;
        if (parsed.Options.TryGetValue("q", out string? text) && !TryReadQuality(text.AsSpan().Trim(), out quality))
            return null;
        KeyValuePair<string, object?>[] others =
            [.. parsed.Options.Where(static option => option.Key != "q").Select(static option => KeyValuePair.Create(option.Key, (object?)option.Value))];
        return new(others.Length == 0 ? parsed.Value : HeaderText.WriteOptions(parsed.Value, others), quality);
    }

    // The usual form: a value, a quality of digits, and nothing else.
    private static bool IsQualityAlone(string item, out int semicolon, out int number)
    {
        semicolon = item.IndexOf(';', StringComparison.Ordinal);
        number = semicolon + 1;
        while (number < item.Length && item[number] == ' ')
            number++;
        bool isQuality = semicolon > 0 && item.AsSpan(number).StartsWith("q=", StringComparison.OrdinalIgnoreCase);
        number += 2;
        return isQuality && number < item.Length && item.AsSpan(number).IndexOfAnyExcept(NumberCharacters) < 0
            && !item.AsSpan(0, semicolon).IsWhiteSpace();
    }

    // Digits, and a point with digits behind it: neither a sign nor an exponent.
    private static bool TryReadQuality(ReadOnlySpan<char> text, out double quality)
    {
        quality = 0;
        ReadOnlySpan<char> digits = text.StartsWith("-") ? text[1..] : text;
        if (digits.Length == 0 || !char.IsAsciiDigit(digits[0]) || !char.IsAsciiDigit(digits[^1]))
            return false;
        return digits.IndexOfAnyExcept(NumberCharacters) < 0
            && double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out quality)
            && quality is >= 0 and <= 1;
    }
}
