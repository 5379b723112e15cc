using Click.Net.Parsing;

namespace Click.Net.Formatting;

/// <summary>Writes the names of an option in one line.</summary>
internal static class OptionNames
{
    /// <summary>The names, shortest prefix first, and whether one of them starts with a slash.</summary>
    public static (string Text, bool HasSlash) Join(IEnumerable<string> names)
    {
        List<string> sorted = [.. names.OrderBy(name => OptionPrefix.LengthOf(name))];
        return (string.Join(", ", sorted), sorted.Exists(name => name.StartsWith('/')));
    }
}
