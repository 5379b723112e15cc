using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace ItsDangerous.Net;

/// <summary>JSON payloads: System.Text.Json knows the types, and the text is laid out byte for byte as Python's.</summary>
/// <remarks>
/// Plain values (text, numbers, <c>IDictionary&lt;string, object?&gt;</c>, <c>IList&lt;object?&gt;</c> and what they hold) are written by
/// <see cref="PythonJson"/> itself; any other type first by System.Text.Json. Reading as <see cref="object"/> gives plain values again.
/// </remarks>
public sealed class JsonPayloadSerializer : IPayloadSerializer
{
    private const string WhyReflection =
        "Without JsonTypeInfo the type's members are found by reflection; the annotation on T keeps those of the type itself, and "
        + "programs that are trimmed more sharply use the overloads that take a JsonTypeInfo.";

    private readonly PythonJsonOptions _layout;
    private readonly JsonSerializerOptions _types;

    /// <summary>Makes a serializer.</summary>
    /// <param name="layout">The layout of the text; <see langword="null"/> means <see cref="PythonJsonOptions.Spaced"/>.</param>
    /// <param name="types">How System.Text.Json sees types; <see langword="null"/> means its defaults.</param>
    public JsonPayloadSerializer(PythonJsonOptions? layout = null, JsonSerializerOptions? types = null)
    {
        _types = types ?? DefaultTypes;
        layout ??= PythonJsonOptions.Spaced;
        _layout = layout.Default is null ? layout with { Default = value => ToElement(value) } : layout;
    }

    private static JsonSerializerOptions DefaultTypes { get; } = MakeDefaultTypes();

    /// <inheritdoc/>
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = WhyReflection)]
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = WhyReflection)]
    public void Serialize<[DynamicallyAccessedMembers(IPayloadSerializer.Members)] T>(IBufferWriter<byte> destination, T value)
    {
        if (IsPlain(value))
            PythonJson.Write(destination, value, _layout);
        else
            Rewrite(destination, writer => JsonSerializer.Serialize(writer, value, _types));
    }

    /// <summary>Writes a value of a type whose members are known without reflection.</summary>
    internal void Serialize<T>(IBufferWriter<byte> destination, T value, JsonTypeInfo<T> typeInfo) =>
        Rewrite(destination, writer => JsonSerializer.Serialize(writer, value, typeInfo));

    /// <inheritdoc/>
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = WhyReflection)]
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = WhyReflection)]
    public T Deserialize<[DynamicallyAccessedMembers(IPayloadSerializer.Members)] T>(ReadOnlySpan<byte> payload) => typeof(T) == typeof(object)
        ? (T)PythonJson.Read(payload)!  // null is a value of T where T is object
        : JsonSerializer.Deserialize<T>(payload, _types)!;  // as the JSON says null, T admits it or the caller asked wrongly

    /// <summary>Reads a value of a type whose members are known without reflection.</summary>
    internal static T Deserialize<T>(ReadOnlySpan<byte> payload, JsonTypeInfo<T> typeInfo) => JsonSerializer.Deserialize(payload, typeInfo)!;

    private static bool IsPlain<T>(T value) => value is null or string or bool
        or byte or sbyte or short or ushort or int or uint or long or ulong or BigInteger or double or float
        or IDictionary<string, object?> or IDictionary<object, object?> or IList<object?>;

    // Reflection is asked for by name: programs published ahead of time, and file-based ones, switch it off by default.
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = WhyReflection)]
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = WhyReflection)]
    private static JsonSerializerOptions MakeDefaultTypes()
    {
        JsonSerializerOptions options = new() { TypeInfoResolver = new DefaultJsonTypeInfoResolver() };
        options.MakeReadOnly();
        return options;
    }

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = WhyReflection)]
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = WhyReflection)]
    private JsonElement ToElement(object value) => JsonSerializer.SerializeToElement(value, value.GetType(), _types);

    private void Rewrite(IBufferWriter<byte> destination, Action<Utf8JsonWriter> write)
    {
        using RentedBuffer json = new();
        using (Utf8JsonWriter writer = new(json, new JsonWriterOptions { SkipValidation = true, Encoder = _types.Encoder }))
            write(writer);
        PythonJson.Rewrite(destination, json.WrittenSpan, _layout);
    }
}
