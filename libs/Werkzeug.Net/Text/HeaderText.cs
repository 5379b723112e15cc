using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Werkzeug.Net.Text;

/// <summary>Writes values so that they stand safely inside a header, and reads them back. RFC 9110 section 5.6.</summary>
public static class HeaderText
{
    internal const string TokenPunctuation = "!#$%&'*+-.^_`|~";
    private const string Alphanumeric = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    /// <summary>The characters that a token may have: everything else wants quotes.</summary>
    internal static readonly SearchValues<char> TokenCharacters = SearchValues.Create(Alphanumeric + TokenPunctuation);

    private static readonly SearchValues<char> Escaped = SearchValues.Create("\\\"");

    /// <summary>Puts a value into quotes unless it is a token.</summary>
    /// <param name="value">The value. Numbers are written without a culture, truth as <c>True</c> and <c>False</c>.</param>
    /// <param name="allowToken">Whether a token may stay without quotes.</param>
    /// <remarks>Mirrors <c>werkzeug.http.quote_header_value</c>.</remarks>
    public static string Quote(object value, bool allowToken = true) => Quote(Print(value), allowToken);

    /// <summary>Puts text into quotes unless it is a token.</summary>
    /// <param name="value">The text. The empty text is always quoted.</param>
    /// <param name="allowToken">Whether a token may stay without quotes.</param>
    /// <remarks>Mirrors <c>werkzeug.http.quote_header_value</c>.</remarks>
    public static string Quote(string value, bool allowToken = true)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (allowToken && IsToken(value))
            return value;
        if (value.AsSpan().IndexOfAny(Escaped) < 0)
            return $"\"{value}\"";
        return $"\"{value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
    }

    /// <summary>Takes the quotes off a quoted value; any other value comes back as it is.</summary>
    /// <param name="value">The value. Inside quotes, a backslash and the character behind it are that character (RFC 9110 section 5.6.4).</param>
    /// <remarks>Mirrors <c>werkzeug.http.unquote_header_value</c>.</remarks>
    public static string Unquote(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (!IsQuoted(value))
            return value;
        ReadOnlySpan<char> inner = value.AsSpan(1, value.Length - 2);
        if (!inner.Contains('\\'))
            return inner.ToString();
        StringBuilder text = new(inner.Length);
        for (int at = 0; at < inner.Length; at++)
        {
            if (inner[at] == '\\' && at + 1 < inner.Length && inner[at + 1] != '\n')
                at++;
            text.Append(inner[at]);
        }

        return text.ToString();
    }

    /// <summary>Takes the quotes off an option: <c>\\</c> and <c>\"</c> are one character; another backslash stays, as browsers have sent paths.</summary>
    internal static string UnquoteOption(string value)
    {
        if (!IsQuoted(value))
            return value;
        string inner = value[1..^1];
        return inner.Contains('\\', StringComparison.Ordinal)
            ? inner.Replace("\\\\", "\\", StringComparison.Ordinal).Replace("\\\"", "\"", StringComparison.Ordinal)
            : inner;
    }

    /// <summary>Whether a text is a token: at least one character, all of them allowed without quotes.</summary>
    public static bool IsToken(ReadOnlySpan<char> text) => text.Length > 0 && text.IndexOfAnyExcept(TokenCharacters) < 0;

    /// <summary>Writes a value with options behind it, as <c>text/html; charset=utf-8</c>.</summary>
    /// <param name="value">What stands in front; <see langword="null"/> writes the options alone.</param>
    /// <param name="options">The options. One without a value is left out; a name that ends in <c>*</c> has its value written as it is.</param>
    /// <remarks>Mirrors <c>werkzeug.http.dump_options_header</c>.</remarks>
    public static string WriteOptions(string? value, IEnumerable<KeyValuePair<string, object?>> options)
    {
        ArgumentNullException.ThrowIfNull(options);
        StringBuilder text = new(value);
        bool first = value is null;
        foreach ((string name, object? option) in options)
        {
            if (option is null)
                continue;
            if (!first)
                text.Append("; ");
            first = false;
            string printed = Print(option);
            text.Append(name).Append('=').Append(name.EndsWith('*') ? printed : Quote(printed));
        }

        return text.ToString();
    }

    /// <summary>Writes a value with options of text behind it.</summary>
    /// <inheritdoc cref="WriteOptions(string?, IEnumerable{KeyValuePair{string, object?}})"/>
    [OverloadResolutionPriority(1)]
    public static string WriteOptions(string? value, IEnumerable<KeyValuePair<string, string?>> options) =>
        WriteOptions(value, options.Select(static pair => KeyValuePair.Create(pair.Key, (object?)pair.Value)));

    /// <summary>Writes items between commas, quoted where they need it.</summary>
    /// <remarks>Mirrors <c>werkzeug.http.dump_header</c> of an iterable.</remarks>
    public static string WriteList(IEnumerable<object> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        return string.Join(", ", items.Select(static item => Quote(item)));
    }

    /// <summary>Writes keys and values between commas, quoted where they need it.</summary>
    /// <param name="values">The values; a key without one is written alone, a key that ends in <c>*</c> has its value written as it is.</param>
    /// <remarks>Mirrors <c>werkzeug.http.dump_header</c> of a dict.</remarks>
    public static string WriteDict(IEnumerable<KeyValuePair<string, object?>> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        StringBuilder text = new();
        foreach ((string key, object? value) in values)
        {
            if (text.Length > 0)
                text.Append(", ");
            text.Append(key);
            if (value is not null)
                text.Append('=').Append(key.EndsWith('*') ? Print(value) : Quote(value));
        }

        return text.ToString();
    }

    /// <summary>Writes keys and values of text.</summary>
    /// <inheritdoc cref="WriteDict(IEnumerable{KeyValuePair{string, object?}})"/>
    [OverloadResolutionPriority(1)]
    public static string WriteDict(IEnumerable<KeyValuePair<string, string?>> values) =>
        WriteDict(values.Select(static pair => KeyValuePair.Create(pair.Key, (object?)pair.Value)));

    /// <summary>Capitals at the start of each word, small letters after: how the originals write schemes.</summary>
    internal static string Title(string text)
    {
        StringBuilder title = new(text.Length);
        bool inWord = false;
        foreach (Rune rune in text.EnumerateRunes())
        {
            title.Append((inWord ? Rune.ToLowerInvariant(rune) : Rune.ToUpperInvariant(rune)).ToString());
            inWord = Rune.IsLetter(rune);
        }

        return title.ToString();
    }

    /// <summary>A value as text without a culture: what Python's <c>str</c> prints.</summary>
    internal static string Print(object value) => value switch
    {
        string text => text,
        double number => PrintNumber(number),
        float number => PrintNumber(number),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private static bool IsQuoted(string value) => value.Length >= 2 && value[0] == '"' && value[^1] == '"';

    private static string PrintNumber(double number)
    {
        string text = number.ToString("R", CultureInfo.InvariantCulture);
        return double.IsInteger(number) && !text.Contains('E', StringComparison.Ordinal) ? text + ".0" : text;
    }
}
