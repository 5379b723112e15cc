using System.Collections.Frozen;
using System.Text;
using static Jinja.Net.Runtime.Values.Methods;

namespace Jinja.Net.Runtime.Values;

/// <summary>The methods of bytes that templates use.</summary>
internal static class BytesMethods
{
    public static readonly FrozenDictionary<string, BuiltinMethod> Table = Build(
        Method("decode", "self, encoding='utf-8', errors='strict'", static (services, a) => Decode(services, a[0].AsBytes, StringMethods.Text(a[1], "decode() argument 'encoding'"), StringMethods.Text(a[2], "decode() argument 'errors'"))),
        Method("hex", "self, /", static (_, a) => Value.Text(Convert.ToHexStringLower(a[0].AsBytes))),
        Method("startswith", "self, prefix, /", static (_, a) => Value.Bool(a[0].AsBytes.AsSpan().StartsWith(Part(a[1])))),
        Method("endswith", "self, suffix, /", static (_, a) => Value.Bool(a[0].AsBytes.AsSpan().EndsWith(Part(a[1])))),
        Method("find", "self, part, /", static (_, a) => Value.Int(a[0].AsBytes.AsSpan().IndexOf(Part(a[1])))));

    private static byte[] Part(in Value value) => value.O as byte[] ?? throw PythonErrors.Type($"a bytes-like object is required, not '{TypeNames.Of(value)}'");

    private static Value Decode(IRuntimeServices services, byte[] bytes, string encoding, string errors)
    {
        services.Budget.ChargeText(bytes.Length);
        return encoding.Replace('_', '-').ToUpperInvariant() switch
        {
            "UTF-8" or "UTF8" => Value.Text(DecodeUtf8(bytes, errors)),
            "ASCII" or "US-ASCII" => Value.Text(DecodeAscii(bytes, errors)),
            "LATIN-1" or "LATIN1" or "ISO-8859-1" or "ISO8859-1" => Value.Text(Encoding.Latin1.GetString(bytes)),
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
