using System.Buffers;
using System.Buffers.Text;
using System.Collections;
using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ItsDangerous.Net;

/// <summary>Writes one value as Python's <c>json.dumps</c> does.</summary>
internal ref struct PythonJsonWriter(IBufferWriter<byte> output, PythonJsonOptions options)
{
    private const int LongestNumber = 32;
    private static readonly SearchValues<char> EscapedAlways = SearchValues.Create(
        "\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\u0009\u000A\u000B\u000C\u000D\u000E\u000F"
        + "\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001A\u001B\u001C\u001D\u001E\u001F\"\\");
    private static readonly SearchValues<char> PlainAscii = SearchValues.Create(
        " !#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~");

    private int _level;
    private int _conversions;

    /// <summary>Writes a value of any kind.</summary>
    public void Write(object? value)
    {
        switch (value)
        {
            case null: Raw("null"u8); break;
            case string text: Text(text); break;
            case bool flag: Raw(flag ? "true"u8 : "false"u8); break;
            case double or float or Half: Float(value); break;
            case byte or sbyte or short or ushort or int or uint or long or ulong or BigInteger or Int128 or UInt128 or nint or nuint:
                Integer((IUtf8SpanFormattable)value);
                break;
            case JsonElement element: Rewrite(System.Runtime.InteropServices.JsonMarshal.GetRawUtf8Value(element)); break;
            case JsonDocument document: Write(document.RootElement); break;
            case JsonNode node: Rewrite(Encoding.UTF8.GetBytes(node.ToJsonString())); break;
            case IDictionary<string, object?> dictionary: Dictionary(dictionary.Select(static pair => ((object?)pair.Key, pair.Value)), dictionary.Count); break;
            case IDictionary dictionary: Dictionary(Entries(dictionary), dictionary.Count); break;
            case IReadOnlyCollection<DictionaryEntry> entries: Dictionary(entries.Select(static entry => ((object?)entry.Key, entry.Value)), entries.Count); break;
            case byte[]: Unknown(value); break;
            case IEnumerable when IsSet(value.GetType()): Unknown(value); break;
            case ITuple tuple: List(Items(tuple)); break;
            case IEnumerable list: List(list); break;
            default: Unknown(value); break;
        }
    }

    /// <summary>Writes what another writer made.</summary>
    public void Rewrite(ReadOnlySpan<byte> json)
    {
        Utf8JsonReader reader = new(json, new JsonReaderOptions { MaxDepth = options.MaxDepth });
        reader.Read();
        Rewrite(ref reader);
    }

    private void Rewrite(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject: RewriteItems(ref reader, JsonTokenType.EndObject, "{"u8, "}"u8); break;
            case JsonTokenType.StartArray: RewriteItems(ref reader, JsonTokenType.EndArray, "["u8, "]"u8); break;
            case JsonTokenType.String: RewriteText(ref reader); break;
            case JsonTokenType.Number: RewriteNumber(ref reader); break;
            default: Raw(reader.ValueSpan); break;
        }
    }

    private void RewriteItems(ref Utf8JsonReader reader, JsonTokenType end, ReadOnlySpan<byte> opening, ReadOnlySpan<byte> closing)
    {
        Enter();
        Raw(opening);
        bool first = true;
        while (reader.Read() && reader.TokenType != end)
        {
            Separate(first);
            first = false;
            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                RewriteText(ref reader);
                Text(options.KeySeparator, quoted: false);
                reader.Read();
            }

            Rewrite(ref reader);
        }

        Leave(empty: first);
        Raw(closing);
    }

    private void RewriteText(ref Utf8JsonReader reader)
    {
        int length = reader.ValueSpan.Length;
        char[] rented = ArrayPool<char>.Shared.Rent(length);
        Text(rented.AsSpan(0, reader.CopyString(rented)));
        ArrayPool<char>.Shared.Return(rented, clearArray: true);
    }

    // A number without an exponent reads the same in both languages; with one, Python has its own idea of when to write it.
    private void RewriteNumber(ref Utf8JsonReader reader)
    {
        if (reader.ValueSpan.IndexOfAny((byte)'e', (byte)'E') < 0)
            Raw(reader.ValueSpan);
        else
            Float(reader.GetDouble());
    }

    private void Dictionary(IEnumerable<(object? Key, object? Value)> entries, int count)
    {
        Enter();
        Raw("{"u8);
        bool first = true;
        foreach ((object? key, object? value) in options.SortKeys && count > 1 ? Sorted(entries) : entries)
        {
            if (KeyText(key) is not { } name)
                continue;
            Separate(first);
            first = false;
            Text(name);
            Text(options.KeySeparator, quoted: false);
            Write(value);
        }

        Leave(empty: first);
        Raw("}"u8);
    }

    private void List(IEnumerable items)
    {
        Enter();
        Raw("["u8);
        bool first = true;
        foreach (object? item in items)
        {
            Separate(first);
            first = false;
            Write(item);
        }

        Leave(empty: first);
        Raw("]"u8);
    }

    private void Unknown(object value)
    {
        if (options.Default is not { } convert)
            throw new ArgumentException($"Object of type {value.GetType().Name} is not JSON serializable");
        _conversions++;
        Guard();
        Write(convert(value));
        _conversions--;
    }

    private readonly void Integer(IUtf8SpanFormattable value)
    {
        int room = LongestNumber;
        int written;
        while (!value.TryFormat(output.GetSpan(room), out written, default, CultureInfo.InvariantCulture))
            room *= 2; // only a big integer is longer
        output.Advance(written);
    }

    private void Float(object value)
    {
        double number = Convert.ToDouble(value is Half half ? (double)half : value, CultureInfo.InvariantCulture);
        if (!double.IsFinite(number) && !options.AllowNaN)
            throw new ArgumentException("Out of range float values are not JSON compliant");
        Raw(number switch
        {
            double.NaN => "NaN"u8,
            double.PositiveInfinity => "Infinity"u8,
            double.NegativeInfinity => "-Infinity"u8,
            _ => Encoding.ASCII.GetBytes(value is float single ? PythonNumbers.Repr(single) : PythonNumbers.Repr(number)),
        });
    }

    // What Python makes of a key; null where it is to be left out.
    private readonly string? KeyText(object? key) => key switch
    {
        string text => text,
        null => "null",
        bool flag => flag ? "true" : "false",
        double or float or Half or byte or sbyte or short or ushort or int or uint or long or ulong or BigInteger or Int128 or UInt128 =>
            PythonJson.Write(key, options),
        _ when options.SkipKeys => null,
        _ => throw new ArgumentException($"keys must be str, int, float, bool or None, not {key.GetType().Name}"),
    };

    // A set has no order, so it is no list there either; what it becomes is for Default to say.
    private static bool IsSet(Type type)
    {
        Type? generic = type.IsGenericType ? type.GetGenericTypeDefinition() : null;
        return generic == typeof(HashSet<>) || generic == typeof(SortedSet<>) || type.BaseType is { IsGenericType: true } parent && IsSet(parent);
    }

    private static List<(object? Key, object? Value)> Sorted(IEnumerable<(object? Key, object? Value)> entries)
    {
        List<(object? Key, object? Value)> sorted = [.. entries];
        foreach ((object? key, _) in sorted)
            KeyOrder.Check(sorted[0].Key, key);
        sorted.Sort(static (left, right) => KeyOrder.Compare(left.Key, right.Key));
        return sorted;
    }

    private static IEnumerable<(object? Key, object? Value)> Entries(IDictionary dictionary)
    {
        foreach (DictionaryEntry entry in dictionary)
            yield return (entry.Key, entry.Value);
    }

    private static IEnumerable<object?> Items(ITuple tuple)
    {
        for (int i = 0; i < tuple.Length; i++)
            yield return tuple[i];
    }

    private void Text(ReadOnlySpan<char> text, bool quoted = true)
    {
        if (quoted)
            Raw("\""u8);
        while (quoted && NextEscaped(text) is int at && at >= 0)
        {
            Plain(text[..at]);
            Escape(text[at]);
            text = text[(at + 1)..];
        }

        Plain(text);
        if (quoted)
            Raw("\""u8);
    }

    private readonly int NextEscaped(ReadOnlySpan<char> text) =>
        options.EnsureAscii ? text.IndexOfAnyExcept(PlainAscii) : text.IndexOfAny(EscapedAlways);

    private readonly void Plain(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
            return;
        Span<byte> room = output.GetSpan(StrictUtf8.Encoding.GetMaxByteCount(text.Length));
        output.Advance(StrictUtf8.Encoding.GetBytes(text, room));
    }

    private readonly void Escape(char character)
    {
        switch (character)
        {
            case '"': Raw("\\\""u8); return;
            case '\\': Raw("\\\\"u8); return;
            case '\n': Raw("\\n"u8); return;
            case '\r': Raw("\\r"u8); return;
            case '\t': Raw("\\t"u8); return;
            case '\b': Raw("\\b"u8); return;
            case '\f': Raw("\\f"u8); return;
        }

        Span<byte> room = output.GetSpan(6);
        "\\u"u8.CopyTo(room);
        Utf8Formatter.TryFormat((ushort)character, room[2..], out _, new StandardFormat('x', 4));
        output.Advance(6);
    }

    private readonly void Separate(bool first)
    {
        if (!first)
            Plain(options.ItemSeparator);
        NewLine();
    }

    private readonly void NewLine()
    {
        if (options.Indent is not { } indent)
            return;
        Raw("\n"u8);
        for (int i = 0; i < _level; i++)
            Plain(indent);
    }

    private void Enter()
    {
        _level++;
        Guard();
    }

    private readonly void Guard()
    {
        if (_level + _conversions > options.MaxDepth || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw new InvalidOperationException($"The value is nested deeper than {options.MaxDepth} levels, or contains itself.");
    }

    private void Leave(bool empty)
    {
        _level--;
        if (!empty)
            NewLine();
    }

    private readonly void Raw(ReadOnlySpan<byte> bytes) => output.Write(bytes);
}
