using Werkzeug.Net.Text;

namespace Werkzeug.Net.Http;

/// <summary>Headers that are a value with options behind it, as <c>text/html; charset=utf-8</c>. RFC 9110 section 5.6.6, RFC 8187, RFC 2231.</summary>
/// <param name="Value">What stands before the first semicolon.</param>
/// <param name="Options">The options by their names in small letters, in order.</param>
public sealed record OptionsHeader(string Value, IReadOnlyDictionary<string, string> Options)
{
    /// <summary>How many options are read, parts of continued ones counted singly; more are ignored.</summary>
    public const int MaximumOptions = 1_000;

    /// <summary>Reads a value and its options.</summary>
    /// <param name="header">The header's text; <see langword="null"/> is empty.</param>
    /// <remarks>
    /// Mirrors <c>werkzeug.http.parse_options_header</c>. An option that is malformed is left out; the parts of
    /// <c>name*0</c>, <c>name*1</c> are joined in the order in which they come; <c>name*</c> is decoded.
    /// </remarks>
    public static OptionsHeader Parse(string? header)
    {
        string text = header ?? "";
        int semicolon = text.IndexOf(';', StringComparison.Ordinal);
        if (semicolon < 0)
            return new(text.Trim(), None);
        string value = text[..semicolon].Trim();
        return new(value, value.Length == 0 ? None : ReadOptions(text.AsSpan(semicolon + 1).Trim()));
    }

    /// <summary>Writes a value with options behind it.</summary>
    /// <remarks>Mirrors <c>werkzeug.http.dump_options_header</c>.</remarks>
    public static string Write(string? value, IEnumerable<KeyValuePair<string, object?>> options) => HeaderText.WriteOptions(value, options);

    /// <summary>The text of the header that says the same.</summary>
    public string ToHeader() =>
        HeaderText.WriteOptions(Value, Options.Select(static option => KeyValuePair.Create(option.Key, (object?)option.Value)));

    private static readonly IReadOnlyDictionary<string, string> None = new OrderedDictionary<string, string>();

    private static OrderedDictionary<string, string> ReadOptions(ReadOnlySpan<char> rest)
    {
        OrderedDictionary<string, string> options = new(StringComparer.Ordinal);
        Decoder decoder = new(options);
        for (int read = 0; ; read++)
        {
            if (TryReadKey(ref rest, out string key))
                decoder.Add(key, ReadValue(ref rest));
            int next = rest.IndexOf(';');
            if (next < 0 || read >= MaximumOptions)
                return options;
            rest = rest[(next + 1)..].TrimStart();
        }
    }

    private static bool TryReadKey(ref ReadOnlySpan<char> rest, out string key)
    {
        int end = rest.IndexOfAnyExcept(HeaderText.TokenCharacters);
        bool found = end > 0 && rest[end] == '=';
        key = found ? rest[..end].ToString().ToLowerInvariant() : "";
        if (found)
            rest = rest[(end + 1)..];
        return found;
    }

    // A token, or a quoted text with its quotes; empty where there is neither.
    private static string ReadValue(ref ReadOnlySpan<char> rest)
    {
        int close = rest.StartsWith("\"") ? ListHeader.FindClosingQuote(rest[1..]) : -1;
        if (close >= 0)
        {
            string quoted = rest[..(close + 2)].ToString();
            rest = rest[(close + 2)..];
            return quoted;
        }

        int end = rest.IndexOfAnyExcept(HeaderText.TokenCharacters);
        string token = (end < 0 ? rest : rest[..end]).ToString();
        rest = rest[token.Length..];
        return token;
    }

    /// <summary>Puts options together from their parts, and decodes them.</summary>
    private struct Decoder(OrderedDictionary<string, string> options)
    {
        private string _charset = "";
        private string _continuedCharset = "";

        public void Add(string key, string value)
        {
            if (value.Length == 0)
                return;
            if (key.EndsWith('*'))
            {
                key = key[..^1];
                value = Decode(value);
            }

            if (value.Length >= 2 && value[0] == '"' && value[^1] == '"')
                value = HeaderText.UnquoteOption(value).Replace("%22", "\"", StringComparison.Ordinal);
            int star = ContinuationAt(key);
            if (star < 0)
                options[key] = value;
            else
                options[key[..star]] = options.GetValueOrDefault(key[..star], "") + value;
        }

        private string Decode(string value)
        {
            if (ExtendedValue.TryRead(value, out string charset, out string content))
            {
                _charset = charset;
                value = content;
            }

            if (_charset.Length == 0)
                _charset = _continuedCharset;
            if (ExtendedValue.Find(_charset) is not { } encoding)
                return value;
            _continuedCharset = _charset;
            return PercentEncoding.Unquote(value, encoding);
        }

        // The place of the star in name*0, or -1.
        private static int ContinuationAt(string key)
        {
            int star = key.LastIndexOf('*');
            return star >= 0 && star < key.Length - 1 && key.AsSpan(star + 1).IndexOfAnyExceptInRange('0', '9') < 0 ? star : -1;
        }
    }
}
