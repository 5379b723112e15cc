using Flask.Net.Sessions;

namespace Hello;

/// <summary>One line in the guest book.</summary>
public sealed record Entry(string Name, string Text)
{
    private const int LongestName = 40;
    private const int LongestText = 200;

    /// <summary>What is wrong with the entry, in words for the visitor; null where nothing is.</summary>
    public string? Problem => this switch
    {
        { Name.Length: 0 } => "Please tell us your name.",
        { Text.Length: 0 } => "Please write something.",
        { Name.Length: > LongestName } => $"A name has at most {LongestName} characters.",
        { Text.Length: > LongestText } => $"A line has at most {LongestText} characters.",
        _ => null,
    };
}

/// <summary>The entries of one visitor, newest first. They live in his session, a cookie that he can read but not change.</summary>
public sealed class GuestBook
{
    private const string Key = "entries";
    private const int Most = 12; // a cookie holds about 4 KB

    private readonly ISession _session;

    private GuestBook(ISession session) => _session = session;

    /// <summary>The book of the visitor whose session this is.</summary>
    public static GuestBook Of(ISession session) => new(session);

    /// <summary>Newest first.</summary>
    public IReadOnlyList<Entry> Entries =>
        [.. Rows().Select(row => new Entry((string?)row["name"] ?? "", (string?)row["text"] ?? ""))];

    /// <summary>Puts an entry on top; the oldest falls out when the book is full.</summary>
    public void Add(Entry entry)
    {
        Dictionary<string, object?> row = new() { ["name"] = entry.Name, ["text"] = entry.Text };
        _session[Key] = Rows().Prepend(row).Take(Most).ToList();
    }

    private IEnumerable<IReadOnlyDictionary<string, object?>> Rows() =>
        _session[Key] is IEnumerable<object?> rows ? rows.OfType<IReadOnlyDictionary<string, object?>>() : [];
}
