using System.Runtime.CompilerServices;
using Werkzeug.Net.Datastructures;

namespace Flask.Net;

/// <summary>What a view returned, taken apart: the body, and a status or headers that came with it in a tuple.</summary>
internal readonly record struct ViewResult(object? Body, object? Status, object? Headers)
{
    /// <summary>Takes apart a <c>(body, status, headers)</c>, <c>(body, status)</c> or <c>(body, headers)</c>; anything else is a body.</summary>
    /// <exception cref="InvalidViewResultException">The tuple has another form.</exception>
    public static ViewResult Of(object? result) => result switch
    {
        ITuple { Length: 3 } tuple => new(tuple[0], tuple[1], tuple[2]),
        ITuple { Length: 2 } tuple when IsHeaders(tuple[1]) => new(tuple[0], null, tuple[1]),
        ITuple { Length: 2 } tuple => new(tuple[0], tuple[1], null),
        ITuple => throw InvalidViewResultException.Tuple(),
        _ => new(result, null, null),
    };

    /// <summary>Headers in any of the forms that a view may give them in.</summary>
    /// <exception cref="ArgumentException">They are in none.</exception>
    public static IEnumerable<KeyValuePair<string, string>> ReadHeaders(object headers) => headers switch
    {
        IEnumerable<KeyValuePair<string, string>> pairs => pairs,
        IEnumerable<KeyValuePair<string, object?>> pairs => pairs.SelectMany(static pair => TextsOf(pair.Value).Select(text => KeyValuePair.Create(pair.Key, text))),
        IEnumerable<(string Name, string Value)> pairs => pairs.Select(static pair => KeyValuePair.Create(pair.Name, pair.Value)),
        IEnumerable<object?> items => items.Select(PairOf),
        _ => throw new ArgumentException($"Headers cannot be read from a {headers.GetType().Name}.", nameof(headers)),
    };

    private static bool IsHeaders(object? value) => value is HeadersView or ITuple or (System.Collections.IEnumerable and not string and not byte[]);

    private static KeyValuePair<string, string> PairOf(object? item) => item switch
    {
        ITuple { Length: 2 } pair => KeyValuePair.Create(TextOf(pair[0]), TextOf(pair[1])),
        IReadOnlyList<object?> { Count: 2 } pair => KeyValuePair.Create(TextOf(pair[0]), TextOf(pair[1])),
        _ => throw new ArgumentException("A header is a pair of a name and a value."),
    };

    private static IEnumerable<string> TextsOf(object? value) => value is IEnumerable<object?> list ? list.Select(TextOf) : [TextOf(value)];

    private static string TextOf(object? value) => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture) ?? "";
}
