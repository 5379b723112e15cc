using System.Collections;
using Werkzeug.Net.Text;

namespace Werkzeug.Net.Datastructures;

/// <summary>One item of an <c>Accept</c> header.</summary>
/// <param name="Value">What the client accepts; <c>*</c> is anything.</param>
/// <param name="Quality">How much it likes that, 0 (not at all) to 1.</param>
public readonly record struct AcceptItem(string Value, double Quality);

/// <summary>What a client accepts, the best first: encodings and character sets. RFC 9110 section 12.5.</summary>
/// <remarks>Mirrors <c>werkzeug.datastructures.Accept</c>. Media types and languages have rules of their own in the subclasses.</remarks>
public class Accept : IReadOnlyList<AcceptItem>, IHeaderValue
{
    private readonly AcceptItem[] _items;

    /// <summary>Makes a list of items, which it puts in order: the most specific first, of these the best liked.</summary>
    public Accept(IEnumerable<AcceptItem> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        _items = [.. items];
        Sort();
    }

    internal Accept(AcceptItems given)
    {
        _items = given.Items;
        Sort();
    }

    /// <summary>How many items there are.</summary>
    public int Count => _items.Length;

    /// <summary>The item at a place.</summary>
    public AcceptItem this[int index] => _items[index];

    /// <summary>The quality of a value; 0 where it is not accepted.</summary>
    public double this[string value] => Quality(value);

    /// <summary>The value in the first place, or <see langword="null"/> where there is none.</summary>
    public string? Best => _items.Length > 0 ? _items[0].Value : null;

    /// <summary>The accepted values, the best first.</summary>
    public IEnumerable<string> Values => _items.Select(static item => item.Value);

    /// <summary>How much a value is liked: the quality of the first item that matches it; 0 where none does.</summary>
    public double Quality(string value) => IndexOf(value) is >= 0 and int at ? _items[at].Quality : 0;

    /// <summary>Whether an item matches a value, even one of quality 0.</summary>
    public bool Contains(string value) => IndexOf(value) >= 0;

    /// <summary>The place of the first item that matches a value, or -1.</summary>
    public int Find(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return CanBeMatched(value) ? IndexOf(value) : -1;
    }

    /// <summary>The one of several values that the client likes best.</summary>
    /// <param name="values">What the program can offer, what it prefers itself first.</param>
    /// <param name="defaultValue">What to return where the client accepts none of them.</param>
    public virtual string? BestMatch(IEnumerable<string> values, string? defaultValue = null)
    {
        ArgumentNullException.ThrowIfNull(values);
        string? best = defaultValue;
        double quality = 0;
        string specificity = "";
        foreach (string value in values)
        {
            int at = IndexOf(value);
            if (at < 0 || _items[at].Quality < quality || _items[at].Quality == 0)
                continue;
            string exactness = Specificity(_items[at].Value);
            if (_items[at].Quality == quality && string.CompareOrdinal(exactness, specificity) <= 0)
                continue;
            (best, quality, specificity) = (value, _items[at].Quality, exactness);
        }

        return best;
    }

    /// <inheritdoc/>
    public string ToHeader() => string.Join(',', _items.Select(static item =>
        item.Quality == 1 ? item.Value : $"{item.Value};q={HeaderText.Print(item.Quality)}"));

    /// <inheritdoc/>
    public override string ToString() => ToHeader();

    /// <inheritdoc/>
    public IEnumerator<AcceptItem> GetEnumerator() => _items.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Whether an item of the header covers a value of the program. A subclass may have rules of its own.</summary>
    protected virtual bool Matches(string value, string item)
    {
        ArgumentNullException.ThrowIfNull(value);
        return item == "*" || value.Equals(item, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>How exact an item of the header is, as text that sorts by ordinal. A subclass may have rules of its own.</summary>
    protected virtual string Specificity(string item) => item == "*" ? "0" : "1";

    /// <summary>Whether a value of the program is one that <see cref="Matches"/> takes.</summary>
    private protected virtual bool CanBeMatched(string value) => true;

    private int IndexOf(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        for (int at = 0; at < _items.Length; at++)
        {
            if (Matches(value, _items[at].Value))
                return at;
        }

        return -1;
    }

    // Keeps the order of equals. Headers have few items, mostly in order already, so each sinks to its place.
    private void Sort()
    {
        for (int at = 1; at < _items.Length; at++)
        {
            AcceptItem item = _items[at];
            string specificity = Specificity(item.Value);
            int to = at;
            for (; to > 0 && IsBefore(item, specificity, _items[to - 1], Specificity(_items[to - 1].Value)); to--)
                _items[to] = _items[to - 1];
            _items[to] = item;
        }
    }

    private static bool IsBefore(AcceptItem item, string specificity, AcceptItem other, string otherSpecificity)
    {
        int order = string.CompareOrdinal(specificity, otherSpecificity);
        return order > 0 || (order == 0 && item.Quality > other.Quality);
    }
}

/// <summary>Items that their reader gives away: whoever takes them need not copy them.</summary>
internal readonly record struct AcceptItems(AcceptItem[] Items);
