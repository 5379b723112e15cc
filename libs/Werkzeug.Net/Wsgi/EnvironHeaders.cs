using System.Diagnostics.CodeAnalysis;
using Werkzeug.Net.Datastructures;

namespace Werkzeug.Net.Wsgi;

/// <summary>The request headers as they stand in an environment. It is a view: a change of the environment shows.</summary>
/// <param name="environ">The environment.</param>
/// <remarks>Mirrors <c>werkzeug.datastructures.EnvironHeaders</c>. An environment has one value a name.</remarks>
public sealed class EnvironHeaders(WsgiEnviron environ) : HeadersView
{
    private const string Prefix = "HTTP_";

    /// <inheritdoc/>
    public override int Count => environ.Count(static pair => NameOf(pair) is not null);

    /// <inheritdoc/>
    public override bool TryGetValue(string name, [MaybeNullWhen(false)] out string value)
    {
        ArgumentNullException.ThrowIfNull(name);
        value = environ.Text(KeyOf(name));
        return value is not null;
    }

    /// <inheritdoc/>
    public override IEnumerator<KeyValuePair<string, string>> GetEnumerator()
    {
        foreach (KeyValuePair<string, object?> pair in environ)
        {
            if (NameOf(pair) is { } name)
                yield return new(name, (string)pair.Value!);
        }
    }

    /// <summary>The environment key of a header.</summary>
    internal static string KeyOf(string name)
    {
        if (name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase) || name.Equals("Content-Length", StringComparison.OrdinalIgnoreCase))
            return name.ToUpperInvariant().Replace('-', '_');
        return string.Create(Prefix.Length + name.Length, name, static (key, from) =>
        {
            Prefix.CopyTo(key);
            for (int at = 0; at < from.Length; at++)
                key[Prefix.Length + at] = from[at] == '-' ? '_' : char.ToUpperInvariant(from[at]);
        });
    }

    private static string? NameOf(KeyValuePair<string, object?> pair)
    {
        if (pair.Value is not string value)
            return null;
        if (pair.Key is "CONTENT_TYPE" or "CONTENT_LENGTH")
            return value.Length > 0 ? Title(pair.Key) : null;
        if (!pair.Key.StartsWith(Prefix, StringComparison.Ordinal) || pair.Key is "HTTP_CONTENT_TYPE" or "HTTP_CONTENT_LENGTH")
            return null;
        return Title(pair.Key.AsSpan(Prefix.Length));
    }

    private static string Title(ReadOnlySpan<char> key)
    {
        Span<char> name = key.Length <= 128 ? stackalloc char[128] : new char[key.Length];
        name = name[..key.Length];
        bool first = true;
        for (int at = 0; at < key.Length; at++)
        {
            char c = key[at] == '_' ? '-' : key[at];
            name[at] = first ? char.ToUpperInvariant(c) : char.ToLowerInvariant(c);
            first = !char.IsLetter(c);
        }

        return name.ToString();
    }
}
