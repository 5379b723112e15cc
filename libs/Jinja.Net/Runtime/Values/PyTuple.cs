using System.Collections;
using System.Runtime.CompilerServices;

namespace Jinja.Net.Runtime.Values;

/// <summary>Python's tuple: what a template's <c>(1, 2)</c> makes. To .NET it is an <see cref="ITuple"/> and a read-only list.</summary>
/// <param name="items">The items; taken over.</param>
/// <param name="names">For a tuple whose items have names too, those names.</param>
/// <param name="typeName">The name of a named tuple's type.</param>
internal sealed class PyTuple(Value[] items, string[]? names = null, string typeName = "tuple") : IReadOnlyList<object?>, ITuple
{
    public static readonly PyTuple Empty = new([]);

    public int Count => items.Length;

    int ITuple.Length => items.Length;

    public ReadOnlySpan<Value> Span => items;

    /// <summary>The names of a named tuple's items, as <c>groupby</c> makes them.</summary>
    public string[]? Names => names;

    public string TypeName => typeName;

    /// <summary>Whether a named tuple is still written as a plain one.</summary>
    public bool PrintsPlain { get; init; }

    public ref readonly Value this[int index] => ref items[index];

    object? IReadOnlyList<object?>.this[int index] => items[index].ToObject();

    object? ITuple.this[int index] => items[index].ToObject();

    public IEnumerator<object?> GetEnumerator()
    {
        foreach (Value item in items) yield return item.ToObject();
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
