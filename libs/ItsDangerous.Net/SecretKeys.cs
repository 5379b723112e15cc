using System.Collections;
using System.Runtime.CompilerServices;

namespace ItsDangerous.Net;

/// <summary>Secret keys from the oldest to the newest: the newest signs, all of them verify.</summary>
/// <remarks>
/// A string, a byte array and a collection expression convert on their own: <c>new Signer("secret")</c>,
/// <c>new Signer(["old", "new"])</c>. To rotate, append a new key; to retire an old one, remove it from the front.
/// Mirrors the <c>secret_key</c> argument of <c>itsdangerous.Signer</c>.
/// </remarks>
[CollectionBuilder(typeof(SecretKeys), nameof(Create))]
public sealed class SecretKeys : IReadOnlyList<TextOrBytes>
{
    private readonly TextOrBytes[] _keys;

    private SecretKeys(TextOrBytes[] keys) => _keys = keys;

    /// <inheritdoc/>
    public int Count => _keys.Length;

    /// <inheritdoc/>
    public TextOrBytes this[int index] => _keys[index];

    /// <summary>The key that signs.</summary>
    /// <exception cref="InvalidOperationException">There is no key.</exception>
    public TextOrBytes Newest => _keys is [.., TextOrBytes newest] ? newest : throw Errors.NoSecretKey();

    /// <summary>One key, as text.</summary>
    /// <exception cref="ArgumentNullException">There is none: a setting is missing.</exception>
    public static implicit operator SecretKeys(string key) => Create([key ?? throw Errors.NullSecretKey(nameof(key))]);

    /// <summary>One key, as bytes.</summary>
    /// <exception cref="ArgumentNullException">There is none: a setting is missing.</exception>
    public static implicit operator SecretKeys(byte[] key) => Create([key ?? throw Errors.NullSecretKey(nameof(key))]);

    /// <summary>Several keys as text, oldest first.</summary>
    public static implicit operator SecretKeys(string[] keys) => From(keys);

    /// <summary>Several keys as bytes, oldest first.</summary>
    public static implicit operator SecretKeys(byte[][] keys) => From(keys);

    /// <summary>Keeps these keys, oldest first.</summary>
    public static SecretKeys Create(ReadOnlySpan<TextOrBytes> keys) => new(keys.ToArray());

    /// <summary>Keeps these texts as keys, oldest first.</summary>
    public static SecretKeys From(IEnumerable<string> keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        return new([.. keys.Select(static key => (TextOrBytes)(key ?? throw Errors.NullSecretKey(nameof(keys))))]);
    }

    /// <summary>Keeps copies of these bytes as keys, oldest first.</summary>
    public static SecretKeys From(IEnumerable<byte[]> keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        return new([.. keys.Select(static key => (TextOrBytes)(key ?? throw Errors.NullSecretKey(nameof(keys))))]);
    }

    /// <inheritdoc/>
    public IEnumerator<TextOrBytes> GetEnumerator() => ((IEnumerable<TextOrBytes>)_keys).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>How many keys there are, never what they are.</summary>
    public override string ToString() => $"{Count} secret keys";
}
