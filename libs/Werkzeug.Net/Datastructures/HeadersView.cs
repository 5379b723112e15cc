using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Werkzeug.Net.Datastructures;

/// <summary>What can be read of headers: names without regard to case, in order, some of them several times.</summary>
/// <remarks>Mirrors the reading half of <c>werkzeug.datastructures.Headers</c>. Enumerating gives every pair.</remarks>
public abstract class HeadersView : IReadOnlyCollection<KeyValuePair<string, string>>
{
    /// <summary>The first value of a name.</summary>
    /// <exception cref="BadRequestKeyException">The name is missing; unhandled, it becomes a 400.</exception>
    public string this[string name] => TryGetValue(name, out string? value) ? value : throw new BadRequestKeyException(name);

    /// <summary>How many pairs there are.</summary>
    public abstract int Count { get; }

    /// <summary>The names of all pairs, in order; a name comes as often as it has values.</summary>
    public IEnumerable<string> Keys => this.Select(static pair => pair.Key);

    /// <summary>The values of all pairs, in order.</summary>
    public IEnumerable<string> Values => this.Select(static pair => pair.Value);

    /// <summary>The first value of a name, if there is one.</summary>
    public abstract bool TryGetValue(string name, [MaybeNullWhen(false)] out string value);

    /// <summary>Every pair, in order.</summary>
    public abstract IEnumerator<KeyValuePair<string, string>> GetEnumerator();

    /// <summary>Whether a name is there.</summary>
    public bool Contains(string name) => TryGetValue(name, out _);

    /// <summary>The first value of a name, or a default.</summary>
    [return: NotNullIfNotNull(nameof(defaultValue))]
    public string? Get(string name, string? defaultValue = null) => TryGetValue(name, out string? value) ? value : defaultValue;

    /// <summary>The first value of a name as another type, or a default where it is missing or cannot be read.</summary>
    [return: NotNullIfNotNull(nameof(defaultValue))]
    public T? Get<T>(string name, T? defaultValue = default)
        where T : IParsable<T> =>
        TryGetValue(name, out string? value) && T.TryParse(value, CultureInfo.InvariantCulture, out T? parsed) ? parsed : defaultValue;

    /// <summary>All values of a name; none where it is missing.</summary>
    public virtual IReadOnlyList<string> GetList(string name)
    {
        List<string> values = [];
        foreach ((string key, string value) in this)
        {
            if (key.Equals(name, StringComparison.OrdinalIgnoreCase))
                values.Add(value);
        }

        return values;
    }

    /// <summary>The pairs as WSGI's <c>start_response</c> takes them.</summary>
    /// <remarks>Mirrors <c>Headers.to_wsgi_list</c>.</remarks>
    public IReadOnlyList<KeyValuePair<string, string>> ToWsgiList() => [.. this];

    /// <summary>Headers of one's own with the same pairs, free to change.</summary>
    public Headers Copy() => new(this);

    /// <summary>The headers as they are sent, with the empty line behind them.</summary>
    public override string ToString()
    {
        StringBuilder text = new();
        foreach ((string name, string value) in this)
            text.Append(name).Append(": ").Append(value).Append("\r\n");
        return text.Append("\r\n").ToString();
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
