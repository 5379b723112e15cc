using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;
using ItsDangerous.Net;

namespace Flask.Net.Json;

/// <summary>
/// JSON that keeps what JSON forgets: tuples, bytes, safe HTML, UUIDs and dates come back as what they were. What sessions hold
/// is written so.
/// </summary>
/// <remarks>Mirrors <c>flask.json.tag.TaggedJSONSerializer</c>. Its text is byte for byte the original's.</remarks>
public sealed class TaggedJsonSerializer : IPayloadSerializer
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly Func<JsonProvider> _provider;
    private readonly List<JsonTag> _order = [.. JsonTags.All];
    private readonly Dictionary<string, JsonTag> _tags = JsonTags.All.Where(static tag => tag.Key.Length > 0).ToDictionary(static tag => tag.Key, StringComparer.Ordinal);

    /// <summary>Makes a serializer with the original's tags.</summary>
    /// <param name="provider">
    /// Says which JSON to use each time, so that an application's settings count; <see langword="null"/> means JSON as outside of
    /// an application, where keys keep their order.
    /// </param>
    public TaggedJsonSerializer(Func<JsonProvider>? provider = null) => _provider = provider ?? (static () => DefaultJsonProvider.WithoutApp);

    /// <summary>Adds a tag of your own. Do so before the serializer is used.</summary>
    /// <param name="tag">The tag.</param>
    /// <param name="force">Whether to replace a tag of the same key.</param>
    /// <param name="index">Where in the order of asking; <see langword="null"/> means last. A type derived from a tagged one must come before it.</param>
    /// <exception cref="ArgumentException">There is a tag of this key.</exception>
    public void Register(JsonTag tag, bool force = false, int? index = null)
    {
        ArgumentNullException.ThrowIfNull(tag);
        if (tag.Key.Length > 0 && _tags.TryGetValue(tag.Key, out JsonTag? known))
        {
            if (!force)
                throw new ArgumentException($"Tag '{tag.Key}' is already registered.", nameof(tag));
            _order.Remove(known);
        }

        if (tag.Key.Length > 0)
            _tags[tag.Key] = tag;
        _order.Insert(Math.Min(index ?? _order.Count, _order.Count), tag);
    }

    /// <summary>Whether a key stands for a tag.</summary>
    public bool IsTag(string key) => _tags.ContainsKey(key);

    /// <summary>Turns a value and all it holds into what JSON knows.</summary>
    /// <exception cref="InvalidOperationException">The value is nested too deeply or contains itself.</exception>
    public object? Tag(object? value)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw new InvalidOperationException("The value is nested too deeply, or contains itself.");
        foreach (JsonTag tag in _order)
        {
            if (!tag.Check(value, this))
                continue;
            object? tagged = tag.ToJson(value, this);
            return tag.Key.Length == 0 ? tagged : new OrderedDictionary<string, object?> { [tag.Key] = tagged };
        }

        return value;
    }

    /// <summary>Turns what was read, and all it holds, back into the values that were tagged.</summary>
    public object? Untag(object? value)
    {
        switch (value)
        {
            case OrderedDictionary<string, object?> dictionary:
                for (int i = 0; i < dictionary.Count; i++)
                    dictionary.SetAt(i, Untag(dictionary.GetAt(i).Value));
                return dictionary.Count == 1 && _tags.TryGetValue(dictionary.GetAt(0).Key, out JsonTag? tag)
                    ? tag.ToValue(dictionary.GetAt(0).Value)
                    : dictionary;
            case List<object?> list:
                for (int i = 0; i < list.Count; i++)
                    list[i] = Untag(list[i]);
                return list;
            default:
                return value;
        }
    }

    /// <summary>Writes a value as compact JSON.</summary>
    /// <exception cref="ArgumentException">The value, or something in it, is of a type that neither tags nor JSON know.</exception>
    public string Dumps(object? value) =>
        _provider().Dumps(Tag(value), static layout => layout with { ItemSeparator = ",", KeySeparator = ":" });

    /// <summary>Reads a value.</summary>
    /// <exception cref="System.Text.Json.JsonException">The text is not JSON.</exception>
    /// <exception cref="FormatException">What stands behind a tag is not what it should be.</exception>
    public object? Loads(string text) => Untag(_provider().Loads(text));

    void IPayloadSerializer.Serialize<T>(IBufferWriter<byte> destination, T value) => Encoding.UTF8.GetBytes(Dumps(value), destination);

    T IPayloadSerializer.Deserialize<T>(ReadOnlySpan<byte> payload) => (T)Loads(Strict.GetString(payload))!; // null is a value of T where T is object
}
