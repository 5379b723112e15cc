using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Werkzeug.Net.Datastructures;

/// <summary>A multi-dictionary that nobody changes: what a request offers as its query, form and cookies.</summary>
/// <typeparam name="TValue">What a key stands for.</typeparam>
/// <remarks>Mirrors <c>werkzeug.datastructures.ImmutableMultiDict</c>; <see cref="MultiDictView{TValue}.Copy"/> gives one that may be changed.</remarks>
[CollectionBuilder(typeof(ImmutableMultiDict), nameof(ImmutableMultiDict.Create))]
public sealed class ImmutableMultiDict<TValue> : MultiDictView<TValue>
{
    private readonly MultiDict<TValue> _pairs;
    private Func<string, Exception?>? _explain;

    /// <summary>Makes a dictionary of pairs; a key may come several times.</summary>
    public ImmutableMultiDict(IEnumerable<KeyValuePair<string, TValue>> pairs) => _pairs = new(pairs);

    private ImmutableMultiDict(MultiDict<TValue> owned) => _pairs = owned;

    /// <inheritdoc/>
    public override int Count => _pairs.Count;

    /// <inheritdoc/>
    public override IEnumerable<string> Keys => _pairs.Keys;

    /// <inheritdoc/>
    public override IReadOnlyList<TValue> GetList(string key) => _pairs.GetList(key);

    /// <inheritdoc/>
    public override bool TryGetValue(string key, [MaybeNullWhen(false)] out TValue value) => _pairs.TryGetValue(key, out value);

    /// <summary>The same values, where somebody knows more about a key that is missing.</summary>
    /// <param name="explain">Gets the key and answers the error to throw; <see langword="null"/> for the usual one.</param>
    public ImmutableMultiDict<TValue> Explained(Func<string, Exception?> explain) => new(_pairs) { _explain = explain };

    private protected override Exception MissingKey(string key) => _explain?.Invoke(key) ?? base.MissingKey(key);

    /// <summary>Freezes a dictionary that its maker gives away, without a copy.</summary>
    internal static ImmutableMultiDict<TValue> Own(MultiDict<TValue> pairs) => new(pairs);
}

/// <summary>Makes immutable multi-dictionaries from collection expressions.</summary>
public static class ImmutableMultiDict
{
    /// <summary>The dictionary without any key.</summary>
    public static ImmutableMultiDict<TValue> Empty<TValue>() => None<TValue>.Dict;

    /// <summary>Makes a dictionary of pairs; a key may come several times.</summary>
    public static ImmutableMultiDict<TValue> Create<TValue>(ReadOnlySpan<KeyValuePair<string, TValue>> pairs)
    {
        MultiDict<TValue> owned = new();
        foreach ((string key, TValue value) in pairs)
            owned.Add(key, value);
        return ImmutableMultiDict<TValue>.Own(owned);
    }

    private static class None<TValue>
    {
        public static readonly ImmutableMultiDict<TValue> Dict = ImmutableMultiDict<TValue>.Own(new MultiDict<TValue>());
    }
}
