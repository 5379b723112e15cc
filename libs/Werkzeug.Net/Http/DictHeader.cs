using System.Runtime.CompilerServices;
using Werkzeug.Net.Text;

namespace Werkzeug.Net.Http;

/// <summary>Headers that are lists of <c>key=value</c>, as <c>max-age=60, no-cache</c>.</summary>
public static class DictHeader
{
    /// <summary>Reads keys and values, in order; of a key that comes twice, the last value counts.</summary>
    /// <param name="header">The header's text; <see langword="null"/> is empty.</param>
    /// <returns>The values; <see langword="null"/> for a key without <c>=</c>. A key <c>name*</c> has its value decoded (RFC 8187).</returns>
    /// <remarks>Mirrors <c>werkzeug.http.parse_dict_header</c>.</remarks>
    public static IReadOnlyDictionary<string, string?> Parse(string? header) => Read(header);

    /// <summary>Reads keys and values into a dictionary for the caller to keep.</summary>
    internal static OrderedDictionary<string, string?> Read(string? header)
    {
        OrderedDictionary<string, string?> values = new(StringComparer.Ordinal);
        ListItems items = new(header);
        for (int read = 0; items.TryRead(out ReadOnlySpan<char> item); read++)
        {
            if (read < ListHeader.MaximumItems)
                Add(values, item is ['"', .., '"'] ? HeaderText.Unquote(item.ToString()) : item);
        }

        if (items.IsBroken)
            values.Clear();
        return values;
    }

    /// <summary>Writes keys and values, quoted where they need it.</summary>
    /// <inheritdoc cref="HeaderText.WriteDict(IEnumerable{KeyValuePair{string, object?}})"/>
    public static string Write(IEnumerable<KeyValuePair<string, object?>> values) => HeaderText.WriteDict(values);

    /// <summary>Writes keys and values of text, quoted where they need it.</summary>
    /// <inheritdoc cref="HeaderText.WriteDict(IEnumerable{KeyValuePair{string, object?}})"/>
    [OverloadResolutionPriority(1)]
    public static string Write(IEnumerable<KeyValuePair<string, string?>> values) => HeaderText.WriteDict(values);

    private static void Add(OrderedDictionary<string, string?> values, ReadOnlySpan<char> item)
    {
        int equals = item.IndexOf('=');
        string key = (equals < 0 ? item : item[..equals]).Trim().ToString();
        if (key.Length == 0)
            return;
        if (equals < 0)
            values[key] = null;
        else
            Add(values, key, item[(equals + 1)..].Trim().ToString());
    }

    private static void Add(OrderedDictionary<string, string?> values, string key, string value)
    {
        if (key.EndsWith('*'))
        {
            key = key[..^1];
            if (ExtendedValue.TryRead(value, out string charset, out string content))
                value = ExtendedValue.Find(charset) is { } encoding ? PercentEncoding.Unquote(content, encoding) : content;
        }

        values[key] = HeaderText.Unquote(value);
    }
}
