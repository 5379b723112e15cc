using Werkzeug.Net.Text;

namespace Werkzeug.Net.Http;

/// <summary>Headers that are lists: items between commas, some of them quoted. RFC 9110 section 5.6.1.</summary>
public static class ListHeader
{
    /// <summary>How many items are read; more are ignored.</summary>
    public const int MaximumItems = 1_000;

    /// <summary>Reads the items, without the quotes of those that are quoted as a whole.</summary>
    /// <param name="header">The header's text; <see langword="null"/> is empty.</param>
    /// <returns>The items. Empty ones are left out; a quote that never closes makes the whole list void.</returns>
    /// <remarks>Mirrors <c>werkzeug.http.parse_list_header</c>.</remarks>
    public static IReadOnlyList<string> Parse(string? header) => Read(header, MaximumItems);

    /// <summary>Writes items, quoted where they need it.</summary>
    /// <remarks>Mirrors <c>werkzeug.http.dump_header</c> of an iterable.</remarks>
    public static string Write(IEnumerable<object> items) => HeaderText.WriteList(items);

    internal static List<string> Read(string? header, int limit)
    {
        List<string> read = [];
        ListItems items = new(header);
        while (items.TryRead(out ReadOnlySpan<char> item))
        {
            if (read.Count < limit)
                read.Add(HeaderText.Unquote(item.ToString()));
        }

        return items.IsBroken ? [] : read;
    }

    /// <summary>The place of the quote that ends a quoted text, or -1; a backslash protects the character after it.</summary>
    internal static int FindClosingQuote(ReadOnlySpan<char> text)
    {
        for (int at = 0; at < text.Length; at++)
        {
            int found = text[at..].IndexOfAny('\\', '"');
            if (found < 0)
                return -1;
            at += found;
            if (text[at] == '"')
                return at;
            at++;
        }

        return -1;
    }
}
