using System.Collections;
using System.Runtime.CompilerServices;

namespace Flask.Net.Json;

/// <summary>A tuple that was read from a session: a list that cannot change, told apart from a list when it is written again.</summary>
/// <remarks>C#'s own tuples are written as tuples too.</remarks>
public sealed class JsonTuple(IEnumerable<object?> items) : IReadOnlyList<object?>, ITuple, IEquatable<JsonTuple>
{
    private readonly object?[] _items = [.. items];

    /// <inheritdoc/>
    public int Count => _items.Length;

    int ITuple.Length => _items.Length;

    /// <inheritdoc cref="IReadOnlyList{T}.this"/>
    public object? this[int index] => _items[index];

    /// <inheritdoc/>
    public IEnumerator<object?> GetEnumerator() => ((IEnumerable<object?>)_items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(JsonTuple? other) => other is not null && _items.AsSpan().SequenceEqual(other._items);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as JsonTuple);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = default;
        foreach (object? item in _items)
            hash.Add(item);
        return hash.ToHashCode();
    }
}
