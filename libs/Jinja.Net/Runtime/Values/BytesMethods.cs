using System.Collections.Frozen;
using System.Text;
using static Jinja.Net.Runtime.Values.Methods;

namespace Jinja.Net.Runtime.Values;

/// <summary>The methods of bytes that templates use.</summary>
internal static class BytesMethods
{
    private static readonly string[] AsText =
    [
        "capitalize", "center", "count", "endswith", "expandtabs", "find", "index", "isalnum", "isalpha", "isascii", "isdigit", "islower", "isspace", "istitle", "isupper", "join", "ljust", "lower", "lstrip",
        "partition", "removeprefix", "removesuffix", "replace", "rfind", "rindex", "rjust", "rpartition", "rsplit", "rstrip", "split", "splitlines", "startswith", "strip", "swapcase", "title", "upper", "zfill",
    ];

    public static readonly FrozenDictionary<string, BuiltinMethod> Table = Build(
    [
        .. AsText.Select(static name => Borrowed(StringMethods.Table[name])),
        Method("decode", "self, encoding='utf-8', errors='strict'", static (services, a) => Decode(services, a[0].AsBytes, StringMethods.Text(a[1], "decode() argument 'encoding'"), StringMethods.Text(a[2], "decode() argument 'errors'"))),
        Method("translate", "self, table, /, delete=''", static (services, a) => Translate(services, a[0].AsBytes, a[1], a[2])),
        Method("hex", "self, sep=?, bytes_per_sep=1", static (_, a) => Value.Text(Hex(a[0].AsBytes, a[1], Numbers.Index(a[2])))),
    ]);

    /// <summary>A method of text that does to bytes what it does to the text of their characters; bytes beyond ASCII are no letters.</summary>
    private static BuiltinMethod Borrowed(BuiltinMethod method) => Method(method.Name, "self, *args", (services, a) =>
    {
        Value[] arguments = [ToText(a[0]), .. a[1].AsTuple.Span];
        for (int i = 1; i < arguments.Length; i++)
        {
            if (arguments[i].IsText) throw PythonErrors.Type("a bytes-like object is required, not 'str'");
            arguments[i] = method.Name == "join" ? Value.List(new PyList(Array.ConvertAll(Iteration.ToArray(services, arguments[i]), static item => item.O is byte[] ? ToText(item) : throw PythonErrors.Type($"a bytes-like object is required, not '{TypeNames.Of(item)}'")))) : ToText(arguments[i]);
        }

        return ToBytes(method.Invoke(services, new CallArguments(arguments)));
    });

    // Groups are counted from the end, or from the beginning if their size is negative.
    private static string Hex(byte[] bytes, Value separator, long group)
    {
        string digits = Convert.ToHexStringLower(bytes);
        if (separator.IsMissing)
            return digits;
        string between = separator.O is byte[] ? ToText(separator).AsText : separator.IsText ? separator.AsText : throw PythonErrors.Type($"object of type '{TypeNames.Of(separator)}' has no len()");
        if (between.Length != 1)
            throw PythonErrors.Value("sep must be length 1.");
        if (between[0] >= 0x80)
            throw PythonErrors.Value("sep must be ASCII.");
        if (group == 0 || group <= -bytes.Length || group >= bytes.Length)
            return digits;
        int size = (int)Math.Abs(group), first = group > 0 && bytes.Length % size is > 0 and int odd ? odd : size;
        StringBuilder text = new(digits, 0, first * 2, digits.Length + (bytes.Length / size));
        for (int at = first; at < bytes.Length; at += size)
            text.Append(between).Append(digits.AsSpan(at * 2, Math.Min(size, bytes.Length - at) * 2));
        return text.ToString();
    }

    // Bytes beyond ASCII travel in a range of characters that has neither case nor class.
    private const int Beyond = 0xE000;

    /// <summary>Bytes as text, a character for each.</summary>
    public static Value ToText(Value value) => value.O is byte[] bytes
        ? Value.Text(string.Create(bytes.Length, bytes, static (text, bytes) =>
        {
            for (int i = 0; i < text.Length; i++) text[i] = (char)(bytes[i] < 0x80 ? bytes[i] : Beyond + bytes[i]);
        }))
        : value;

    /// <summary>The bytes that such text stands for, also inside of lists and tuples.</summary>
    public static Value ToBytes(Value value)
    {
        if (value.IsText) return Value.Bytes([.. value.AsText.Select(ToByte)]);
        if (value.Kind == ValueKind.Tuple) return Value.Tuple(new PyTuple(Array.ConvertAll(value.AsTuple.Span.ToArray(), static item => ToBytes(item))));
        if (value.Kind == ValueKind.List)
            foreach (ref Value item in value.AsList.Writable) item = ToBytes(item);
        return value;
    }

    private static byte ToByte(char letter) =>
        letter is <= '\xFF' or >= (char)(Beyond + 0x80) and <= (char)(Beyond + 0xFF) ? (byte)letter : throw PythonErrors.Overflow("%c arg not in range(256)");

    private static Value Translate(IRuntimeServices services, byte[] bytes, Value table, Value deleted)
    {
        if (table.Kind is not (ValueKind.None or ValueKind.Bytes)) throw PythonErrors.Type($"a bytes-like object is required, not '{TypeNames.Of(table)}'");
        if (table.O is byte[] { Length: not 256 }) throw PythonErrors.Value("translation table must be 256 characters long");
        byte[] drops = deleted.O as byte[] ?? (deleted.O is "" ? [] : throw PythonErrors.Type($"a bytes-like object is required, not '{TypeNames.Of(deleted)}'"));
        services.Budget.ChargeText(bytes.Length);
        byte[]? map = table.O as byte[];
        return Value.Bytes([.. bytes.Where(item => !drops.Contains(item)).Select(item => map is null ? item : map[item])]);
    }

    private static Value Decode(IRuntimeServices services, byte[] bytes, string encoding, string errors)
    {
        services.Budget.ChargeText(bytes.Length);
        return encoding.Replace('_', '-').ToUpperInvariant() switch
        {
            "UTF-8" or "UTF8" => Value.Text(DecodeUtf8(bytes, errors)),
            "ASCII" or "US-ASCII" => Value.Text(DecodeAscii(bytes, errors)),
            "LATIN-1" or "LATIN1" or "ISO-8859-1" or "ISO8859-1" => Value.Text(Encoding.Latin1.GetString(bytes)),
            string name when WideEncodings.Decode(bytes, name) is { } text => Value.Text(text),
            _ => throw new OperationException("LookupError", $"unknown encoding: {encoding}"),
        };
    }

    private static string DecodeUtf8(byte[] bytes, string errors)
    {
        if (errors == "replace") return Encoding.UTF8.GetString(bytes);
        StringBuilder text = new(bytes.Length);
        ReadOnlySpan<byte> rest = bytes;
        while (!rest.IsEmpty)
        {
            System.Buffers.OperationStatus status = Rune.DecodeFromUtf8(rest, out Rune rune, out int used);
            if (status == System.Buffers.OperationStatus.Done) text.Append(rune.ToString());
            else if (errors != "ignore") throw CannotDecode("utf-8", rest[0], bytes.Length - rest.Length, Why(rest, used));
            rest = rest[used..];
        }

        return text.ToString();
    }

    private static string Why(ReadOnlySpan<byte> rest, int used) =>
        rest[0] is < 0xC2 or > 0xF4 ? "invalid start byte" : used >= rest.Length ? "unexpected end of data" : "invalid continuation byte";

    private static string DecodeAscii(byte[] bytes, string errors)
    {
        int bad = bytes.AsSpan().IndexOfAnyInRange((byte)0x80, (byte)0xFF);
        if (bad < 0) return Encoding.ASCII.GetString(bytes);
        return errors switch
        {
            "replace" => string.Concat(bytes.Select(static item => item < 0x80 ? (char)item : '\uFFFD')),
            "ignore" => string.Concat(bytes.Where(static item => item < 0x80).Select(static item => (char)item)),
            _ => throw CannotDecode("ascii", bytes[bad], bad, "ordinal not in range(128)"),
        };
    }

    private static OperationException CannotDecode(string codec, byte bad, int position, string why) =>
        new("UnicodeDecodeError", FormattableString.Invariant($"'{codec}' codec can't decode byte 0x{bad:x2} in position {position}: {why}"));
}
