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

    private const int ShortQuality = 8;
    private static readonly SearchValues<char> NumberCharacters = SearchValues.Create("0123456789.");
    private static readonly double[] PowersOfTen = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8];

    private static AcceptItems Read(string? header)
    {
        AcceptItem[] read = new AcceptItem[Math.Min(header.AsSpan().Count(',') + 1, MaximumItems)];
        int count = 0;
        ListItems items = new(header);
        for (int seen = 0; items.TryRead(out ReadOnlySpan<char> item); seen++)
        {
            if (seen < MaximumItems && ReadItem(item is ['"', .., '"'] ? HeaderText.Unquote(item.ToString()) : item) is { } accepted)
                read[count++] = accepted;
        }

        return new(items.IsBroken ? [] : count == read.Length ? read : read[..count]);
    }

    private static AcceptItem? ReadItem(ReadOnlySpan<char> item)
    {
        int semicolon = item.IndexOf(';');
        if (semicolon < 0)
            return new(Name(item.Trim()), 1);
        ReadOnlySpan<char> option = item[(semicolon + 1)..].TrimStart(' ');
        if (IsQuality(option) && !item[..semicolon].IsWhiteSpace())
            return TryReadQuality(option[2..], out double quality) ? new(Name(item[..semicolon].Trim()), quality) : null;
        return ReadWithOptions(item.ToString());
    }

    // What browsers send in nearly every request need not be made anew.
    private static string Name(ReadOnlySpan<char> value) => value switch
    {
        "*" => "*",
        "*/*" => "*/*",
        "text/html" => "text/html",
        "application/xhtml+xml" => "application/xhtml+xml",
        "application/xml" => "application/xml",
        "application/json" => "application/json",
        "image/avif" => "image/avif",
        "image/webp" => "image/webp",
        "gzip" => "gzip",
        "deflate" => "deflate",
        "br" => "br",
        "zstd" => "zstd",
        "en" => "en",
        _ => value.ToString(),
    };

    // The usual form: a quality of digits, and nothing else.
    private static bool IsQuality(ReadOnlySpan<char> option) =>
        option.Length > 2 && option[0] is 'q' or 'Q' && option[1] == '=' && option[2..].IndexOfAnyExcept(NumberCharacters) < 0;

    private static AcceptItem? ReadWithOptions(string item)
    {
        OptionsHeader parsed = OptionsHeader.Parse(item);
        double quality = 1;
        if (parsed.Options.TryGetValue("q", out string? text) && !TryReadQuality(text.AsSpan().Trim(), out quality))
            return null;
        KeyValuePair<string, object?>[] others =
            [.. parsed.Options.Where(static option => option.Key != "q").Select(static option => KeyValuePair.Create(option.Key, (object?)option.Value))];
        return new(others.Length == 0 ? parsed.Value : HeaderText.WriteOptions(parsed.Value, others), quality);
    }

    // Digits, and a point with digits behind it: neither a sign nor an exponent.
    private static bool TryReadQuality(ReadOnlySpan<char> text, out double quality)
    {
        quality = 0;
        ReadOnlySpan<char> digits = text.StartsWith("-") ? text[1..] : text;
        if (digits.Length == 0 || !char.IsAsciiDigit(digits[0]) || !char.IsAsciiDigit(digits[^1]))
            return false;
        if (text.Length <= ShortQuality && TryReadShort(text, out quality))
            return quality <= 1;
        return digits.IndexOfAnyExcept(NumberCharacters) < 0
            && double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out quality)
            && quality is >= 0 and <= 1;
    }

    // A few digits with one point at most: a whole number and a power of ten, whose quotient is the nearest number there is.
    private static bool TryReadShort(ReadOnlySpan<char> text, out double quality)
    {
        int number = 0, decimals = -1;
        quality = 0;
        foreach (char c in text)
        {
            if (c == '.' ? decimals >= 0 : !char.IsAsciiDigit(c))
                return false;
            number = c == '.' ? number : (10 * number) + (c - '0');
            if (c == '.' || decimals >= 0)
                decimals++;
        }

        quality = number / PowersOfTen[Math.Max(decimals, 0)];
        return true;
    }
}
