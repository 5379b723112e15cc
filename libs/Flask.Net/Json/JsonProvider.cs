using System.Buffers;
using System.Text;
using ItsDangerous.Net;

namespace Flask.Net.Json;

/// <summary>An application's JSON: how values are written and read. Derive from it to use another serializer.</summary>
/// <remarks>Mirrors <c>flask.json.provider.JSONProvider</c>. The application makes responses by <see cref="WriteResponse"/>.</remarks>
public abstract class JsonProvider
{
    /// <summary>The type of JSON responses.</summary>
    public abstract string MimeType { get; set; }

    /// <summary>Writes a value as text.</summary>
    /// <param name="value">The value.</param>
    /// <param name="layout">Changes the layout of this call; <see langword="null"/> leaves the provider's.</param>
    /// <exception cref="ArgumentException">The value, or something in it, is of a type that JSON does not know.</exception>
    public abstract string Dumps(object? value, Func<PythonJsonOptions, PythonJsonOptions>? layout = null);

    /// <summary>Reads a text into plain values.</summary>
    /// <exception cref="System.Text.Json.JsonException">The text is not JSON.</exception>
    public abstract object? Loads(string text);

    /// <summary>Reads bytes into plain values.</summary>
    /// <exception cref="System.Text.Json.JsonException">The bytes are not JSON.</exception>
    /// <exception cref="DecoderFallbackException">The bytes are not text in any of JSON's encodings.</exception>
    public abstract object? Loads(ReadOnlySpan<byte> bytes);

    /// <summary>Reads UTF-8 bytes into an object of a type.</summary>
    /// <exception cref="System.Text.Json.JsonException">The bytes are not JSON, or not of that shape.</exception>
    public T? Loads<T>(ReadOnlySpan<byte> bytes) => (T?)Loads(bytes, typeof(T));

    /// <summary>Reads UTF-8 bytes into an object of a type that is known only when it runs.</summary>
    /// <exception cref="System.Text.Json.JsonException">The bytes are not JSON, or not of that shape.</exception>
    public abstract object? Loads(ReadOnlySpan<byte> bytes, Type type);

    /// <summary>The text of a JSON response that carries a value, as <c>jsonify</c> sends it.</summary>
    public abstract string ResponseBody(object? value);

    /// <summary>Writes the body of a JSON response as UTF-8. The application calls this one.</summary>
    /// <param name="output">Takes the bytes.</param>
    /// <param name="value">The value.</param>
    public virtual void WriteResponse(IBufferWriter<byte> output, object? value) => Encoding.UTF8.GetBytes(ResponseBody(value), output);

    /// <summary>Writes a value as UTF-8.</summary>
    public virtual void Write(IBufferWriter<byte> output, object? value) => Encoding.UTF8.GetBytes(Dumps(value), output);
}
