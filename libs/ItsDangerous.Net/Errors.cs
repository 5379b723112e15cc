using System.Globalization;
using System.Text;

namespace ItsDangerous.Net;

/// <summary>The wording of every error, as the original words it.</summary>
internal static class Errors
{
    public static ArgumentException BadSeparator() => new(
        "The given separator cannot be used because it may be contained in the signature itself. ASCII letters, digits, and '-_=' must not be used.");

    public static ArgumentException UnknownKeyDerivation() => new("Unknown key derivation method");

    public static InvalidOperationException NoSecretKey() => new("There is no secret key to sign with.");

    public static ArgumentNullException NullSecretKey(string name) => new(
        name, "A secret key is null: is the setting or the environment variable that holds it missing?");

    public static BadSignatureException NoSeparator(ReadOnlySpan<byte> separator) => new($"No {Show(separator)} found in value");

    public static string DoesNotMatch(ReadOnlySpan<byte> signature) => $"Signature {Show(signature)} does not match";

    public static BadTimeSignatureException TimestampMissing(ReadOnlySpan<byte> value) => new("timestamp missing", value.ToArray());

    public static BadTimeSignatureException MalformedTimestamp(ReadOnlySpan<byte> value) => new("Malformed timestamp", value.ToArray());

    public static SignatureExpiredException TooOld(Int128 age, TimeSpan maxAge, ReadOnlySpan<byte> value, DateTimeOffset signed) => new(
        string.Create(CultureInfo.InvariantCulture, $"Signature age {age} > {Seconds(maxAge)} seconds"), value.ToArray(), signed);

    public static SignatureExpiredException FromTheFuture(Int128 age, ReadOnlySpan<byte> value, DateTimeOffset signed) => new(
        string.Create(CultureInfo.InvariantCulture, $"Signature age {age} < 0 seconds"), value.ToArray(), signed);

    public static BadPayloadException TokenTooLong(int length, int limit) => new(
        string.Create(CultureInfo.InvariantCulture, $"The token has {length} bytes, more than the {limit} that are read. Raise SerializerOptions.MaxTokenBytes if that is intended."));

    public static BadPayloadException NotBase64(Exception? inner = null) =>
        new("Could not base64 decode the payload because of an exception", inner);

    public static BadPayloadException NotZlib(Exception? inner = null) =>
        new("Could not zlib decompress the payload before decoding the payload", inner);

    public static BadPayloadException TooMuchDecompressed(int limit) => new(
        string.Create(CultureInfo.InvariantCulture, $"The payload decompresses to more than the {limit} bytes that are read. Raise SerializerOptions.MaxDecompressedBytes if that is intended."));

    public static BadPayloadException NotReadable(Exception inner) =>
        new("Could not load the payload because an exception occurred on unserializing the data.", inner);

    public static InvalidOperationException SeparatorIsNotText() =>
        new("The separator is not UTF-8 text, so a signed value is not either: use the overloads that take and give bytes.");

    // A count of seconds reads as a whole number where it is one, as the original's integers do.
    private static double Seconds(TimeSpan age) => age.TotalSeconds;

    // Bytes as Python shows them: b'..', with what is not printable ASCII escaped.
    private static string Show(ReadOnlySpan<byte> bytes)
    {
        char quote = bytes.Contains((byte)'\'') && !bytes.Contains((byte)'"') ? '"' : '\'';
        StringBuilder text = new StringBuilder(bytes.Length + 3).Append('b').Append(quote);
        foreach (byte next in bytes)
            Show(text, next, quote);
        return text.Append(quote).ToString();
    }

    private static void Show(StringBuilder text, byte next, char quote)
    {
        _ = next switch
        {
            (byte)'\\' => text.Append(@"\\"),
            (byte)'\n' => text.Append(@"\n"),
            (byte)'\r' => text.Append(@"\r"),
            (byte)'\t' => text.Append(@"\t"),
            _ when next == quote => text.Append('\\').Append(quote),
            < 0x20 or >= 0x7f => text.Append(CultureInfo.InvariantCulture, $@"\x{next:x2}"),
            _ => text.Append((char)next),
        };
    }
}
