using System.Buffers;
using System.Collections;
using System.Globalization;
using System.Text;

namespace Werkzeug.Net.Routing;

/// <summary>Values and texts as they stand in a URL that is built.</summary>
internal static class UrlText
{
    private const string Unreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    private static readonly SearchValues<byte> PathSafe = Table("!$&'()*+,/:;=@");
    private static readonly SearchValues<byte> QuerySafe = Table("!$'()*,/:;?@");

    /// <summary>Percent-encodes what may not stand in a path (WHATWG URL, path segment).</summary>
    public static string QuotePath(string text)
    {
        if (text.AsSpan().ContainsAnyExcept(PathSafeChars))
            return Quote(text, PathSafe, plus: false);
        return text;
    }

    /// <summary>Names and values as a query string.</summary>
    public static string EncodeQuery(IEnumerable<KeyValuePair<string, object?>> items)
    {
        StringBuilder query = new();
        foreach ((string name, object? value) in items)
        {
            if (query.Length > 0)
                query.Append('&');
            query.Append(Quote(name, QuerySafe, plus: true)).Append('=').Append(Quote(Of(value), QuerySafe, plus: true));
        }

        return query.ToString();
    }

    /// <summary>A value as text, as Python's <c>str()</c> writes it.</summary>
    public static string Of(object? value) => value is string text ? text : Write(value, quoted: false, depth: 0);

    /// <summary>A value as Python's <c>repr()</c> writes it.</summary>
    public static string Repr(object? value) => Write(value, quoted: true, depth: 0);

    private static readonly SearchValues<char> PathSafeChars = SearchValues.Create(Unreserved + "!$&'()*+,/:;=@");

    /// <summary>Repeats the names whose values are sequences, and leaves null ones out.</summary>
    public static IEnumerable<KeyValuePair<string, object?>> Flatten(IEnumerable<KeyValuePair<string, object?>> items)
    {
        foreach ((string name, object? value) in items)
        {
            if (value is null)
                continue;
            if (value is not (string or byte[] or IDictionary) && value is IEnumerable many)
            {
                foreach (object? one in many)
                {
                    if (one is not null)
                        yield return new(name, one);
                }
            }
            else
            {
                yield return new(name, value);
            }
        }
    }

    private static string Write(object? value, bool quoted, int depth) => value switch
    {
        null => "None",
        string text => quoted ? QuoteString(text) : text,
        bool truth => truth ? "True" : "False",
        double number => WriteDouble(number),
        float number => WriteDouble(number),
        IDictionary map when depth < 20 => $"{{{string.Join(", ", Pairs(map).Select(pair => $"{Write(pair.Key, true, depth + 1)}: {Write(pair.Value, true, depth + 1)}"))}}}",
        IEnumerable list when depth < 20 && value is not byte[] => $"[{string.Join(", ", list.Cast<object?>().Select(item => Write(item, true, depth + 1)))}]",
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private static IEnumerable<(object Key, object? Value)> Pairs(IDictionary map)
    {
        foreach (DictionaryEntry pair in map)
            yield return (pair.Key, pair.Value);
    }

    private static string QuoteString(string text)
    {
        char quote = text.Contains('\'', StringComparison.Ordinal) && !text.Contains('"', StringComparison.Ordinal) ? '"' : '\'';
        StringBuilder quoted = new(text.Length + 2);
        quoted.Append(quote);
        foreach (char c in text)
        {
            _ = c switch
            {
                '\n' => quoted.Append("\\n"),
                '\r' => quoted.Append("\\r"),
                '\t' => quoted.Append("\\t"),
                '\\' => quoted.Append("\\\\"),
                _ when c == quote => quoted.Append('\\').Append(c),
                _ when char.IsControl(c) => quoted.Append(CultureInfo.InvariantCulture, $"\\x{(int)c:x2}"),
                _ => quoted.Append(c),
            };
        }

        return quoted.Append(quote).ToString();
    }

    private static string WriteDouble(double number)
    {
        if (double.IsNaN(number))
            return "nan";
        if (double.IsInfinity(number))
            return number > 0 ? "inf" : "-inf";
        double size = Math.Abs(number);
        if (size != 0 && (size < 1e-4 || size >= 1e16))
            return Exponent(number.ToString("R", CultureInfo.InvariantCulture));
        string text = number.ToString("0.0################", CultureInfo.InvariantCulture);
        return double.Parse(text, CultureInfo.InvariantCulture).Equals(number) ? text : number.ToString("R", CultureInfo.InvariantCulture);
    }

    private static string Exponent(string text)
    {
        if (!text.Contains('E', StringComparison.Ordinal))
            text = double.Parse(text, CultureInfo.InvariantCulture).ToString("E16", CultureInfo.InvariantCulture);
        string[] halves = text.Split('E');
        int exponent = int.Parse(halves[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        string digits = halves[0].Contains('.', StringComparison.Ordinal) ? halves[0].TrimEnd('0').TrimEnd('.') : halves[0];
        return string.Create(CultureInfo.InvariantCulture, $"{digits}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent):00}");
    }

    private static string Quote(string text, SearchValues<byte> safe, bool plus)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        if (!bytes.AsSpan().ContainsAnyExcept(safe))
            return text;
        StringBuilder quoted = new(text.Length + 16);
        foreach (byte b in bytes)
        {
            if (safe.Contains(b))
                quoted.Append((char)b);
            else if (plus && b == ' ')
                quoted.Append('+');
            else
                quoted.Append('%').Append(HexDigit(b >> 4)).Append(HexDigit(b & 15));
        }

        return quoted.ToString();
    }

    private static char HexDigit(int value) => (char)(value < 10 ? '0' + value : 'A' + value - 10);

    private static SearchValues<byte> Table(string safe) => SearchValues.Create(Encoding.ASCII.GetBytes(Unreserved + safe));
}
