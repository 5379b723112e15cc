using System.Diagnostics.CodeAnalysis;

namespace Werkzeug.Net.Http.Structured;

/// <summary>Reads and writes structured headers: an item, a list or a dictionary, with typed values. RFC 9651.</summary>
/// <remarks>
/// Our own, beyond Werkzeug. A header that breaks the grammar anywhere is to be ignored as a whole, which <c>TryParse…</c> makes easy.
/// Several lines of a list or a dictionary are joined by commas before.
/// </remarks>
/// <example><code>
/// if (StructuredHeader.TryParseDictionary(request.Headers.Get("Priority"), out var priority)
///     &amp;&amp; priority.TryGetValue("u", out StructuredMember? urgency) &amp;&amp; urgency is StructuredItem { Value: IntegerItem { Value: var level } })
///     …
/// </code></example>
public static class StructuredHeader
{
    /// <summary>How many members a list, a dictionary, an inner list or the parameters of a member may have.</summary>
    public const int MaximumMembers = 1_024;

    /// <summary>Reads an item.</summary>
    /// <param name="header">The header's text.</param>
    /// <exception cref="FormatException">The text is no item.</exception>
    public static StructuredItem ParseItem(string? header)
    {
        StructuredReader reader = new(header);
        StructuredItem item = reader.ReadItem();
        reader.End();
        return item;
    }

    /// <summary>Reads a list.</summary>
    /// <param name="header">The header's text; null is empty.</param>
    /// <exception cref="FormatException">The text is no list.</exception>
    public static IReadOnlyList<StructuredMember> ParseList(string? header)
    {
        StructuredReader reader = new(header);
        List<StructuredMember> members = [];
        while (!reader.IsAtEnd)
        {
            StructuredReader.CheckCount(members.Count);
            members.Add(reader.ReadMember());
            reader.SkipComma();
        }

        return members;
    }

    /// <summary>Reads a dictionary; of a key that comes twice, the last value counts.</summary>
    /// <param name="header">The header's text; null is empty.</param>
    /// <exception cref="FormatException">The text is no dictionary.</exception>
    public static IReadOnlyDictionary<string, StructuredMember> ParseDictionary(string? header)
    {
        StructuredReader reader = new(header);
        OrderedDictionary<string, StructuredMember> members = new(StringComparer.Ordinal);
        while (!reader.IsAtEnd)
        {
            StructuredReader.CheckCount(members.Count);
            members[reader.ReadKey()] = reader.TrySkip('=') ? reader.ReadMember() : new StructuredItem(true, reader.ReadParameters());
            reader.SkipComma();
        }

        return members;
    }

    /// <summary>Reads an item, if the text is one.</summary>
    public static bool TryParseItem(string? header, [NotNullWhen(true)] out StructuredItem? item) => Try(() => ParseItem(header), out item);

    /// <summary>Reads a list, if the text is one.</summary>
    public static bool TryParseList(string? header, [NotNullWhen(true)] out IReadOnlyList<StructuredMember>? members) =>
        Try(() => ParseList(header), out members);

    /// <summary>Reads a dictionary, if the text is one.</summary>
    public static bool TryParseDictionary(string? header, [NotNullWhen(true)] out IReadOnlyDictionary<string, StructuredMember>? members) =>
        Try(() => ParseDictionary(header), out members);

    /// <summary>Writes an item or an inner list.</summary>
    /// <exception cref="FormatException">A value cannot be written, as a number that is too large.</exception>
    public static string Write(StructuredMember member)
    {
        ArgumentNullException.ThrowIfNull(member);
        StructuredWriter writer = new();
        writer.Write(member);
        return writer.ToString();
    }

    /// <summary>Writes a list; one without members is the empty text, and its header is not to be sent.</summary>
    /// <exception cref="FormatException">A value cannot be written.</exception>
    public static string Write(IEnumerable<StructuredMember> members)
    {
        ArgumentNullException.ThrowIfNull(members);
        StructuredWriter writer = new();
        foreach (StructuredMember member in members)
        {
            writer.Separate();
            writer.Write(member);
        }

        return writer.ToString();
    }

    /// <summary>Writes a dictionary; one without members is the empty text, and its header is not to be sent.</summary>
    /// <exception cref="FormatException">A key or value cannot be written.</exception>
    public static string Write(IEnumerable<KeyValuePair<string, StructuredMember>> members)
    {
        ArgumentNullException.ThrowIfNull(members);
        StructuredWriter writer = new();
        foreach ((string key, StructuredMember member) in members)
        {
            writer.Separate();
            writer.Write(key, member);
        }

        return writer.ToString();
    }

    private static bool Try<T>(Func<T> parse, [NotNullWhen(true)] out T? parsed)
        where T : class
    {
        try
        {
            parsed = parse();
            return true;
        }
        catch (FormatException)
        {
            parsed = null;
            return false;
        }
    }
}
