using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Click.Net;

/// <summary>A map of defaults that asks a function for each, by a key with the names of the commands: <c>run:port</c>.</summary>
internal sealed class LookupDefaults(Func<string, string?> lookup, string prefix) : IReadOnlyDictionary<string, object?>
{
    private const string Divider = ":";

    /// <inheritdoc />
    public int Count => 0;

    /// <inheritdoc />
    public IEnumerable<string> Keys => [];

    /// <inheritdoc />
    public IEnumerable<object?> Values => [];

    /// <inheritdoc />
    public object? this[string key] => TryGetValue(key, out object? value) ? value : throw new KeyNotFoundException($"There is no default for '{key}'.");

    /// <summary>The defaults of a command.</summary>
    public LookupDefaults Below(string name) => new(lookup, prefix + name + Divider);

    /// <inheritdoc />
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out object? value)
    {
        value = (object?)Find(key) ?? Items(key);
        return value is not null;
    }

    /// <inheritdoc />
    public bool ContainsKey(string key) => TryGetValue(key, out _);

    /// <inheritdoc />
    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => Enumerable.Empty<KeyValuePair<string, object?>>().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    // A parameter asks for dry_run; a file may say dry-run or DryRun, whose case most sources ignore.
    private string? Find(string key) => lookup(prefix + key) ?? (key.Contains('_', StringComparison.Ordinal)
        ? lookup(prefix + key.Replace('_', '-')) ?? lookup(prefix + key.Replace("_", "", StringComparison.Ordinal))
        : null);

    // A list is written as tags:0, tags:1.
    private List<object?>? Items(string key)
    {
        List<object?>? items = null;
        while (Find(FormattableString.Invariant($"{key}{Divider}{items?.Count ?? 0}")) is { } item)
            (items ??= []).Add(item);
        return items;
    }
}
