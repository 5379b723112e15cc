using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Werkzeug.Net.Text;

namespace Werkzeug.Net.Datastructures;

/// <summary>Headers to be changed and sent: names without regard to case, in order, some of them several times.</summary>
/// <remarks>
/// Mirrors <c>werkzeug.datastructures.Headers</c>. A line break or NUL in a name or value is refused, so that no value
/// can start another header.
/// </remarks>
public class Headers : HeadersView, IReadOnlyList<KeyValuePair<string, string>>
{
    private const int RoomForLength = 1;
    private static readonly SearchValues<char> Forbidden = SearchValues.Create("\r\n\0");
    private readonly List<KeyValuePair<string, string>> _pairs;
    private bool _isUnchecked;

    /// <summary>Makes headers without any pair.</summary>
    public Headers() => _pairs = [];

    /// <summary>Makes headers of pairs; a name may come several times.</summary>
    /// <exception cref="ArgumentException">A name or value has a line break or NUL.</exception>
    public Headers(IEnumerable<KeyValuePair<string, string>> pairs)
    {
        _pairs = pairs is Headers copied ? new(copied.Count + RoomForLength) : [];
        Extend(pairs);
    }

    /// <inheritdoc/>
    public override int Count => _pairs.Count;

    /// <summary>The first value of a name; setting it replaces all its values.</summary>
    /// <exception cref="BadRequestKeyException">The name is missing.</exception>
    /// <exception cref="ArgumentException">The name or value has a line break or NUL.</exception>
    public new string this[string name]
    {
        get => base[name];
        set => Set(name, value);
    }

    /// <summary>The pair at a place.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such place.</exception>
    /// <exception cref="ArgumentException">The name or value has a line break or NUL.</exception>
    public KeyValuePair<string, string> this[int index]
    {
        get => _pairs[index];
        set => _pairs[index] = Checked(value.Key, value.Value);
    }

    /// <inheritdoc/>
    public override bool TryGetValue(string name, [MaybeNullWhen(false)] out string value)
    {
        int at = IndexOf(name, 0);
        value = at < 0 ? null : _pairs[at].Value;
        return at >= 0;
    }

    /// <inheritdoc/>
    public override IEnumerator<KeyValuePair<string, string>> GetEnumerator() => _pairs.GetEnumerator();

    /// <summary>Appends a pair; values that the name has already stay.</summary>
    /// <exception cref="ArgumentException">The name or value has a line break or NUL.</exception>
    public void Add(string name, string value) => _pairs.Add(Checked(name, value));

    /// <summary>Appends what came from a client and is only read, whatever characters it has.</summary>
    internal void AddUnchecked(string name, string value)
    {
        _isUnchecked = true;
        _pairs.Add(new(name, value));
    }

    /// <summary>Appends a pair whose value is a number or another thing that prints without a culture.</summary>
    public void Add(string name, IFormattable value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Add(name, value.ToString(null, CultureInfo.InvariantCulture));
    }

    /// <summary>Appends a pair with options behind the value, as <c>attachment; filename="a b.txt"</c>.</summary>
    /// <param name="name">The name.</param>
    /// <param name="value">What stands in front of the options.</param>
    /// <param name="options">The options; <c>_</c> in a name becomes <c>-</c>, one without a value is left out.</param>
    /// <remarks>Mirrors <c>Headers.add_header</c>.</remarks>
    public void Add(string name, string value, IEnumerable<KeyValuePair<string, string?>> options) =>
        Add(name, WithOptions(value, options));

    /// <summary>Replaces all values of a name: the first keeps its place, the others go. A new name is appended.</summary>
    /// <exception cref="ArgumentException">The name or value has a line break or NUL.</exception>
    public void Set(string name, string value)
    {
        KeyValuePair<string, string> pair = Checked(name, value);
        int first = IndexOf(name, 0);
        if (first < 0)
        {
            _pairs.Add(pair);
            return;
        }

        _pairs[first] = pair;
        RemoveFrom(first + 1, name);
    }

    /// <summary>Replaces all values of a name by one with options behind it.</summary>
    /// <inheritdoc cref="Add(string, string, IEnumerable{KeyValuePair{string, string}})"/>
    public void Set(string name, string value, IEnumerable<KeyValuePair<string, string?>> options) =>
        Set(name, WithOptions(value, options));

    /// <summary>The first value of a name, which is set to a default where the name is missing.</summary>
    public string SetDefault(string name, string defaultValue)
    {
        if (TryGetValue(name, out string? value))
            return value;
        Add(name, defaultValue);
        return defaultValue;
    }

    /// <summary>Replaces all values of a name; no values remove it.</summary>
    public void SetList(string name, IEnumerable<string> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        bool first = true;
        foreach (string value in values)
        {
            if (first)
                Set(name, value);
            else
                Add(name, value);
            first = false;
        }

        if (first)
            Remove(name);
    }

    /// <summary>All values of a name, which are set to a default where the name is missing.</summary>
    public IReadOnlyList<string> SetListDefault(string name, IEnumerable<string> defaultValues)
    {
        if (!Contains(name))
            SetList(name, defaultValues);
        return GetList(name);
    }

    /// <summary>Appends the pairs; nothing is replaced.</summary>
    /// <remarks>Mirrors <c>Headers.extend</c>.</remarks>
    public void Extend(IEnumerable<KeyValuePair<string, string>> pairs)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        if (pairs is Headers { _isUnchecked: false } others)
        {
            _pairs.AddRange(others._pairs);
            return;
        }

        foreach ((string name, string value) in pairs is MultiDictView<string> multi ? multi.Pairs : pairs)
            Add(name, value);
    }

    /// <summary>Replaces the values of every name that the pairs have; other names stay.</summary>
    /// <remarks>Mirrors <c>Headers.update</c>.</remarks>
    public void Update(IEnumerable<KeyValuePair<string, string>> pairs)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        IEnumerable<KeyValuePair<string, string>> all = pairs is MultiDictView<string> multi ? multi.Pairs : pairs;
        foreach (IGrouping<string, KeyValuePair<string, string>> name in all.ToArray().GroupBy(static pair => pair.Key, StringComparer.Ordinal))
            SetList(name.Key, name.Select(static pair => pair.Value));
    }

    /// <summary>Headers with the pairs of both: a name that the right has, has its values only.</summary>
    /// <remarks>Mirrors <c>Headers.__or__</c>; <c>a |= b</c> makes new headers of both.</remarks>
    public static Headers operator |(Headers left, IEnumerable<KeyValuePair<string, string>> right)
    {
        ArgumentNullException.ThrowIfNull(left);
        return left.BitwiseOr(right);
    }

    /// <summary>Headers with the pairs of both (the named form of the operator).</summary>
    public Headers BitwiseOr(IEnumerable<KeyValuePair<string, string>> right)
    {
        Headers both = Copy();
        both.Update(right);
        return both;
    }

    /// <summary>Removes all values of a name, and says whether there were any.</summary>
    public bool Remove(string name) => RemoveFrom(0, name);

    /// <summary>Removes the pair at a place.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such place.</exception>
    public void RemoveAt(int index) => _pairs.RemoveAt(index);

    /// <summary>Removes everything.</summary>
    public void Clear() => _pairs.Clear();

    /// <summary>Removes all values of a name and returns the first.</summary>
    /// <exception cref="BadRequestKeyException">The name is missing.</exception>
    public string Pop(string name)
    {
        string value = this[name];
        Remove(name);
        return value;
    }

    /// <summary>Removes all values of a name and returns the first, or a default where the name is missing.</summary>
    [return: NotNullIfNotNull(nameof(defaultValue))]
    public string? Pop(string name, string? defaultValue)
    {
        string? value = Get(name, defaultValue);
        Remove(name);
        return value;
    }

    /// <summary>Removes the last pair and returns it.</summary>
    /// <exception cref="InvalidOperationException">There is no pair.</exception>
    public KeyValuePair<string, string> PopItem()
    {
        if (_pairs.Count == 0)
            throw new InvalidOperationException("pop from empty list");
        KeyValuePair<string, string> last = _pairs[^1];
        _pairs.RemoveAt(_pairs.Count - 1);
        return last;
    }

    private static string WithOptions(string value, IEnumerable<KeyValuePair<string, string?>> options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return HeaderText.WriteOptions(value, options.Select(static option =>
            KeyValuePair.Create(option.Key.Replace('_', '-'), option.Value)));
    }

    private static KeyValuePair<string, string> Checked(string name, string value)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(value);
        if (name.AsSpan().ContainsAny(Forbidden))
            throw new ArgumentException("Header names must not contain newline characters.", nameof(name));
        if (value.AsSpan().ContainsAny(Forbidden))
            throw new ArgumentException("Header values must not contain newline characters.", nameof(value));
        return new(name, value);
    }

    private int IndexOf(string name, int start)
    {
        for (int at = start; at < _pairs.Count; at++)
        {
            if (_pairs[at].Key.Equals(name, StringComparison.OrdinalIgnoreCase))
                return at;
        }

        return -1;
    }

    private bool RemoveFrom(int start, string name)
    {
        int kept = start;
        for (int at = start; at < _pairs.Count; at++)
        {
            if (!_pairs[at].Key.Equals(name, StringComparison.OrdinalIgnoreCase))
                _pairs[kept++] = _pairs[at];
        }

        bool removed = kept < _pairs.Count;
        _pairs.RemoveRange(kept, _pairs.Count - kept);
        return removed;
    }
}
