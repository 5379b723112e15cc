using Jinja.Net.Parsing.Grammar;
using Jinja.Net.Syntax;
using Parlot.Fluent;

namespace Jinja.Net.Parsing;

/// <summary>The tags that templates may use: a name, and the parser of what follows it up to the end of the tag's own delimiter.</summary>
public sealed class TagTable
{
    private readonly Dictionary<string, Parser<Statement>> _tags = new(CoreTags.All, StringComparer.Ordinal);

    /// <summary>The parser of a tag; setting one adds the tag or takes it over.</summary>
    /// <param name="name">The tag's name.</param>
    public Parser<Statement> this[string name]
    {
        get => _tags[name];
        set
        {
            _tags[name] = value;
            IsExtended = true;
        }
    }

    /// <summary>Whether tags were added or taken over, whose trees may hold what their text does not.</summary>
    internal bool IsExtended { get; private set; }

    /// <summary>Whether there is a tag of that name.</summary>
    /// <param name="name">The tag's name.</param>
    /// <returns>Whether templates may use it.</returns>
    public bool Contains(string name) => _tags.ContainsKey(name);

    /// <summary>Takes a tag away.</summary>
    /// <param name="name">The tag's name.</param>
    /// <returns>Whether there was one.</returns>
    public bool Remove(string name) => _tags.Remove(name);

    internal IReadOnlyCollection<string> Names => _tags.Keys;

    internal Parser<Statement>? Find(string name) => _tags.GetValueOrDefault(name);
}
