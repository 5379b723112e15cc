using System.Diagnostics.CodeAnalysis;

namespace Werkzeug.Net.Datastructures;

/// <summary>Several multi-dictionaries read as one: what a request offers as <c>Values</c>, its query and then its form.</summary>
/// <typeparam name="TValue">What a key stands for.</typeparam>
/// <param name="dicts">The dictionaries, the most important first. They are read through, not copied.</param>
/// <remarks>Mirrors <c>werkzeug.datastructures.CombinedMultiDict</c>.</remarks>
public sealed class CombinedMultiDict<TValue>(params IEnumerable<MultiDictView<TValue>> dicts) : MultiDictView<TValue>
{
    private readonly MultiDictView<TValue>[] _dicts = [.. dicts];

    /// <inheritdoc/>
    public override int Count => _dicts.Length == 1 ? _dicts[0].Count : Keys.Count();

    /// <inheritdoc/>
    public override IEnumerable<string> Keys => _dicts.SelectMany(static dict => dict.Keys).Distinct(StringComparer.Ordinal);

    /// <summary>Every key with every value, one dictionary after the other.</summary>
    public override IEnumerable<KeyValuePair<string, TValue>> Pairs => _dicts.SelectMany(static dict => dict.Pairs);

    /// <inheritdoc/>
    public override IReadOnlyList<TValue> GetList(string key)
    {
        List<TValue> all = [];
        foreach (MultiDictView<TValue> dict in _dicts)
            all.AddRange(dict.GetList(key));
        return all;
    }

    /// <inheritdoc/>
    public override bool TryGetValue(string key, [MaybeNullWhen(false)] out TValue value)
    {
        foreach (MultiDictView<TValue> dict in _dicts)
        {
            if (dict.TryGetValue(key, out value))
                return true;
        }

        value = default;
        return false;
    }
}
