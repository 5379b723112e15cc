using System.Text;

namespace ItsDangerous.Net;

/// <summary>Bytes, or text that stands for its UTF-8 bytes: what a secret key, a salt and a separator are given as.</summary>
/// <remarks>
/// Strings and byte arrays convert on their own: <c>Salt = "activate"</c>. Mirrors <c>itsdangerous.encoding.want_bytes</c>.
/// The bytes are copied when the value is made, and <c>default</c> holds none.
/// </remarks>
public readonly struct TextOrBytes : IEquatable<TextOrBytes>
{
    private readonly byte[]? _bytes;

    private TextOrBytes(byte[] bytes) => _bytes = bytes;

    /// <summary>The bytes.</summary>
    public ReadOnlySpan<byte> Span => _bytes;

    /// <summary>How many bytes there are.</summary>
    public int Length => _bytes?.Length ?? 0;

    /// <summary>Takes the UTF-8 bytes of a text.</summary>
    /// <exception cref="EncoderFallbackException">The text holds half of a surrogate pair, which UTF-8 cannot write.</exception>
    public static implicit operator TextOrBytes(string text) => From(text);

    /// <summary>Takes a copy of bytes.</summary>
    public static implicit operator TextOrBytes(byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        return From(bytes.AsSpan());
    }

    /// <summary>Takes the bytes that an encoding gives for a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="encoding">The encoding; <see langword="null"/> means UTF-8, refusing what it cannot write.</param>
    /// <exception cref="EncoderFallbackException">The encoding cannot write the text and was told to fail then.</exception>
    public static TextOrBytes From(string text, Encoding? encoding = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new TextOrBytes((encoding ?? StrictUtf8.Encoding).GetBytes(text));
    }

    /// <summary>Takes a copy of bytes.</summary>
    public static TextOrBytes From(ReadOnlySpan<byte> bytes) => new(bytes.ToArray());

    /// <summary>A copy of the bytes.</summary>
    public byte[] ToArray() => Span.ToArray();

    /// <summary>Whether both hold the same bytes.</summary>
    public static bool operator ==(TextOrBytes left, TextOrBytes right) => left.Equals(right);

    /// <summary>Whether the bytes differ.</summary>
    public static bool operator !=(TextOrBytes left, TextOrBytes right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(TextOrBytes other) => Span.SequenceEqual(other.Span);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is TextOrBytes other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = default;
        hash.AddBytes(Span);
        return hash.ToHashCode();
    }

    /// <summary>How many bytes there are, never what they are: they may be a secret.</summary>
    public override string ToString() => $"{Length} bytes";
}
