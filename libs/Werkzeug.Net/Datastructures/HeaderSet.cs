using System.Collections;
using Werkzeug.Net.Text;

namespace Werkzeug.Net.Datastructures;

/// <summary>An ordered set of words without regard to case, as <c>Vary</c> and <c>Allow</c> have.</summary>
/// <remarks>Mirrors <c>werkzeug.datastructures.HeaderSet</c>.</remarks>
public sealed class HeaderSet : IReadOnlyList<string>, IHeaderValue
{
    private readonly List<string> _items;
    private readonly HashSet<string> _known;

    /// <summary>Makes a set.</summary>
    /// <param name="items">The words at first; they are printed as often as they come. <see langword="null"/> is none.</param>
    /// <param name="onUpdate">What to call after each change; it gets this set.</param>
    public HeaderSet(IEnumerable<string>? items = null, Action<HeaderSet>? onUpdate = null)
    {
        _items = [.. items ?? []];
        _known = new(_items, StringComparer.OrdinalIgnoreCase);
        OnUpdate = onUpdate;
    }

    /// <summary>What to call after each change; it gets this set.</summary>
    public Action<HeaderSet>? OnUpdate { get; set; }

    /// <summary>How many different words there are.</summary>
    public int Count => _known.Count;

    /// <summary>The word at a place; setting it replaces that word.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such place.</exception>
    public string this[int index]
    {
        get => _items[index];
        set
        {
            _known.Remove(_items[index]);
            _items[index] = value;
            _known.Add(value);
            OnUpdate?.Invoke(this);
        }
    }

    /// <summary>Adds a word, unless it is there in any case.</summary>
    public void Add(string word) => Update([word]);

    /// <summary>Adds the words that are not there in any case.</summary>
    public void Update(IEnumerable<string> words)
    {
        ArgumentNullException.ThrowIfNull(words);
        bool changed = false;
        foreach (string word in words)
        {
            if (!_known.Add(word))
                continue;
            _items.Add(word);
            changed = true;
        }

        if (changed)
            OnUpdate?.Invoke(this);
    }

    /// <summary>Removes a word.</summary>
    /// <exception cref="KeyNotFoundException">The word is not there.</exception>
    public void Remove(string word)
    {
        if (!Discard(word))
            throw new KeyNotFoundException(word);
    }

    /// <summary>Removes a word, and says whether it was there.</summary>
    public bool Discard(string word)
    {
        if (!_known.Remove(word))
            return false;
        int at = Find(word);
        if (at >= 0)
            _items.RemoveAt(at);
        OnUpdate?.Invoke(this);
        return true;
    }

    /// <summary>Removes all words.</summary>
    public void Clear()
    {
        _items.Clear();
        _known.Clear();
        OnUpdate?.Invoke(this);
    }

    /// <summary>Whether a word is there in any case.</summary>
    public bool Contains(string word) => _known.Contains(word);

    /// <summary>The place of a word, or -1.</summary>
    public int Find(string word) => _items.FindIndex(item => item.Equals(word, StringComparison.OrdinalIgnoreCase));

    /// <summary>The place of a word.</summary>
    /// <exception cref="KeyNotFoundException">The word is not there.</exception>
    public int IndexOf(string word) => Find(word) is >= 0 and int at ? at : throw new KeyNotFoundException(word);

    /// <summary>A set of the words.</summary>
    /// <param name="preserveCasing">Whether the words stay as they were written; else they are in small letters.</param>
    /// <remarks>Mirrors <c>HeaderSet.as_set</c>.</remarks>
    public ISet<string> ToSet(bool preserveCasing = false) => preserveCasing
        ? new HashSet<string>(_items)
        : new HashSet<string>(_known.Select(static word => word.ToLowerInvariant()));

    /// <inheritdoc/>
    public string ToHeader() => HeaderText.WriteList(_items);

    /// <inheritdoc/>
    public override string ToString() => ToHeader();

    /// <inheritdoc/>
    public IEnumerator<string> GetEnumerator() => _items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
