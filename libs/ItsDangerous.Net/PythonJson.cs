using System.Buffers;
using System.Text;
using System.Text.Json;

namespace ItsDangerous.Net;

/// <summary>JSON text exactly as Python's <c>json</c> module writes and reads it, of plain values.</summary>
/// <remarks>
/// <para>Reading gives <see langword="null"/>, <see cref="bool"/>, <see cref="long"/> or <see cref="System.Numerics.BigInteger"/>,
/// <see cref="double"/>, <see cref="string"/>, <c>List&lt;object?&gt;</c> and <c>OrderedDictionary&lt;string, object?&gt;</c>.
/// Writing takes these, all other numbers, dictionaries, sequences, tuples, and <see cref="JsonElement"/> and its kin.</para>
/// <para>Numbers, escapes and separators come out byte for byte as Python's: a signature depends on it.
/// Mirrors <c>json.dumps</c> and <c>json.loads</c>.</para>
/// </remarks>
public static class PythonJson
{
    /// <summary>Writes a value as text.</summary>
    /// <param name="value">The value.</param>
    /// <param name="options">The layout; <see langword="null"/> means <see cref="PythonJsonOptions.Spaced"/>.</param>
    /// <exception cref="ArgumentException">A value or a key is of a type that JSON does not know, or is NaN where that is refused.</exception>
    /// <exception cref="InvalidOperationException">The value is nested too deeply or contains itself.</exception>
    public static string Write(object? value, PythonJsonOptions? options = null)
    {
        using RentedBuffer buffer = new();
        Write(buffer, value, options);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Writes a value as UTF-8.</summary>
    /// <inheritdoc cref="Write(object?, PythonJsonOptions?)"/>
    /// <param name="destination">Takes the bytes.</param>
    /// <param name="value">The value.</param>
    /// <param name="options">The layout; <see langword="null"/> means <see cref="PythonJsonOptions.Spaced"/>.</param>
    public static void Write(IBufferWriter<byte> destination, object? value, PythonJsonOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(destination);
        new PythonJsonWriter(destination, options ?? PythonJsonOptions.Spaced).Write(value);
    }

    /// <summary>Writes JSON that another writer made again, as Python would write it.</summary>
    /// <param name="destination">Takes the bytes.</param>
    /// <param name="json">One JSON value as UTF-8.</param>
    /// <param name="options">The layout; <see langword="null"/> means <see cref="PythonJsonOptions.Spaced"/>. Keys keep their order.</param>
    /// <exception cref="JsonException">The bytes are not JSON.</exception>
    public static void Rewrite(IBufferWriter<byte> destination, ReadOnlySpan<byte> json, PythonJsonOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(destination);
        new PythonJsonWriter(destination, options ?? PythonJsonOptions.Spaced).Rewrite(json);
    }

    /// <summary>Reads a text.</summary>
    /// <exception cref="JsonException">The text is not JSON, nor one of Python's <c>NaN</c>, <c>Infinity</c> and <c>-Infinity</c>.</exception>
    public static object? Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Read(text.AsSpan());
    }

    /// <inheritdoc cref="Read(string)"/>
    public static object? Read(ReadOnlySpan<char> text) => new PythonJsonReader(text).Read();

    /// <summary>Reads UTF-8.</summary>
    /// <exception cref="JsonException">The bytes are not JSON.</exception>
    /// <exception cref="DecoderFallbackException">The bytes are not UTF-8.</exception>
    public static object? Read(ReadOnlySpan<byte> utf8)
    {
        char[] rented = ArrayPool<char>.Shared.Rent(utf8.Length);
        try
        {
            return Read(rented.AsSpan(0, StrictUtf8.Encoding.GetChars(utf8, rented)));
        }
        finally
        {
            ArrayPool<char>.Shared.Return(rented, clearArray: true);
        }
    }
}
