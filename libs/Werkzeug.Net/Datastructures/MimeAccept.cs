namespace Werkzeug.Net.Datastructures;

/// <summary>The media types that a client accepts, the best first. RFC 9110 section 12.5.1.</summary>
/// <remarks>Mirrors <c>werkzeug.datastructures.MIMEAccept</c>.</remarks>
public sealed class MimeAccept : Accept
{
    /// <summary>Makes a list of items, which it puts in order.</summary>
    public MimeAccept(IEnumerable<AcceptItem> items)
        : base(items)
    {
    }

    internal MimeAccept(AcceptItems given)
        : base(given)
    {
    }

    /// <summary>Whether HTML is accepted, or XHTML in its place.</summary>
    public bool AcceptHtml => Contains("text/html") || AcceptXhtml;

    /// <summary>Whether XHTML is accepted, or XML in its place.</summary>
    public bool AcceptXhtml => Contains("application/xhtml+xml") || Contains("application/xml");

    /// <summary>Whether JSON is accepted.</summary>
    public bool AcceptJson => Contains("application/json");

    /// <summary>Whether an item of the header covers a media type of the program.</summary>
    /// <exception cref="ArgumentException">The program's own value is no media type.</exception>
    protected override bool Matches(string value, string item)
    {
        ArgumentNullException.ThrowIfNull(value);
        ArgumentNullException.ThrowIfNull(item);
        if (!item.Contains('/', StringComparison.Ordinal))
            return false;
        (string type, string subtype, string[] parameters) = value.Contains('/', StringComparison.Ordinal) ? Split(value) : throw Invalid(value);
        if (type == "*" && subtype != "*")
            throw Invalid(value);
        (string acceptedType, string acceptedSubtype, string[] acceptedParameters) = Split(item);
        if (acceptedType == "*" || type == "*")
            return acceptedType != "*" ? true : acceptedSubtype == "*";
        return type == acceptedType && (acceptedSubtype == "*" || subtype == "*"
            || (subtype == acceptedSubtype && parameters.SequenceEqual(acceptedParameters)));
    }

    /// <inheritdoc/>
    protected override string Specificity(string item)
    {
        ArgumentNullException.ThrowIfNull(item);
        int slash = item.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0 || item.AsSpan(slash + 1).IndexOfAny('/', ';') >= 0 || item.AsSpan(0, slash).Contains(';'))
            return string.Concat(Parts(item).Select(static part => part == "*" ? '0' : '1'));
        bool anyType = slash == 1 && item[0] == '*';
        bool anySubtype = slash == item.Length - 2 && item[^1] == '*';
        return (anyType, anySubtype) switch { (true, true) => "00", (true, false) => "01", (false, true) => "10", _ => "11" };
    }

    private protected override bool CanBeMatched(string value) =>
        value.Contains('/', StringComparison.Ordinal) && (!value.StartsWith("*/", StringComparison.Ordinal) || Split(value).Subtype == "*");

    private static (string Type, string Subtype, string[] Parameters) Split(string value)
    {
        List<string> parts = Parts(value.ToLowerInvariant());
        return (parts[0], parts[1], [.. parts.Skip(2).Order(StringComparer.Ordinal)]);
    }

    // At each slash, and at each semicolon with the white space around it.
    private static List<string> Parts(string value)
    {
        List<string> parts = [];
        int start = 0;
        bool trimStart = false;
        for (int at = 0; at <= value.Length; at++)
        {
            bool isEnd = at == value.Length;
            if (!isEnd && value[at] is not ('/' or ';'))
                continue;
            ReadOnlySpan<char> part = value.AsSpan(start, at - start);
            part = trimStart ? part.TrimStart() : part;
            parts.Add((!isEnd && value[at] == ';' ? part.TrimEnd() : part).ToString());
            trimStart = !isEnd && value[at] == ';';
            start = at + 1;
        }

        return parts;
    }

    private static ArgumentException Invalid(string value) => new($"invalid mimetype '{value}'");
}
