using System.Text;

namespace ItsDangerous.Net;

/// <summary>Signs values together with the time, and can refuse those that are too old: <c>value.timestamp.signature</c>.</summary>
/// <remarks>
/// The time is in whole seconds since 1970, UTC, from <see cref="SignerOptions.TimeProvider"/>.
/// Mirrors <c>itsdangerous.TimestampSigner</c>.
/// </remarks>
public class TimestampSigner(SecretKeys secretKeys, SignerOptions? options = null) : Signer(secretKeys, options)
{
    private const int MaxTimestampLength = 11;

    private protected override int MaxStampLength => Separator.Length + MaxTimestampLength;

    /// <summary>Now, in seconds since 1970.</summary>
    public long GetTimestamp() => Options.TimeProvider.GetUtcNow().ToUnixTimeSeconds();

    /// <summary>The time of a timestamp, in UTC.</summary>
    /// <exception cref="OverflowException">The timestamp has more than 63 bits.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The time is after the year 9999.</exception>
    public static DateTimeOffset TimestampToDateTime(ulong timestamp) => DateTimeOffset.FromUnixTimeSeconds(checked((long)timestamp));

    /// <summary>Checks signature and age of a text and returns the value it protects.</summary>
    /// <param name="signedValue">Value, timestamp and signature.</param>
    /// <param name="maxAge">Oldest age to accept; <see langword="null"/> accepts any. Compared in whole seconds.</param>
    /// <exception cref="SignatureExpiredException">The value was signed longer than <paramref name="maxAge"/> ago, or in the future.</exception>
    /// <exception cref="BadTimeSignatureException">The signature is wrong, or the timestamp is missing or malformed.</exception>
    /// <exception cref="BadSignatureException">There is no signature.</exception>
    public string Unsign(string signedValue, TimeSpan? maxAge)
    {
        ArgumentNullException.ThrowIfNull(signedValue);
        using Scratch scratch = new(stackalloc byte[Scratch.OnStack], StrictUtf8.Encoding.GetMaxByteCount(signedValue.Length));
        ReadOnlySpan<byte> signed = scratch.Span[..StrictUtf8.Encoding.GetBytes(signedValue, scratch.Span)];
        return Encoding.UTF8.GetString(signed[..CheckedWithTime(signed, maxAge).ValueLength]);
    }

    /// <summary>Checks signature and age of a text and returns the value it protects and when it was signed.</summary>
    /// <inheritdoc cref="Unsign(string, TimeSpan?)"/>
    /// <param name="signedValue">Value, timestamp and signature.</param>
    /// <param name="dateSigned">When the value was signed, in UTC.</param>
    /// <param name="maxAge">Oldest age to accept; <see langword="null"/> accepts any. Compared in whole seconds.</param>
    /// <exception cref="OverflowException">The time, though signed, is none that a computer knows.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The time, though signed, is after the year 9999.</exception>
    public string Unsign(string signedValue, out DateTimeOffset dateSigned, TimeSpan? maxAge = null)
    {
        ArgumentNullException.ThrowIfNull(signedValue);
        using Scratch scratch = new(stackalloc byte[Scratch.OnStack], StrictUtf8.Encoding.GetMaxByteCount(signedValue.Length));
        ReadOnlySpan<byte> signed = scratch.Span[..StrictUtf8.Encoding.GetBytes(signedValue, scratch.Span)];
        return Encoding.UTF8.GetString(signed[..CheckedWithDate(signed, maxAge, out dateSigned)]);
    }

    /// <summary>Checks signature and age of bytes and returns the value they protect.</summary>
    /// <inheritdoc cref="Unsign(string, TimeSpan?)"/>
    public byte[] Unsign(ReadOnlySpan<byte> signedValue, TimeSpan? maxAge) =>
        signedValue[..CheckedWithTime(signedValue, maxAge).ValueLength].ToArray();

    /// <summary>Checks signature and age of bytes and returns the value they protect and when it was signed.</summary>
    /// <inheritdoc cref="Unsign(string, out DateTimeOffset, TimeSpan?)"/>
    public byte[] Unsign(ReadOnlySpan<byte> signedValue, out DateTimeOffset dateSigned, TimeSpan? maxAge = null) =>
        signedValue[..CheckedWithDate(signedValue, maxAge, out dateSigned)].ToArray();

    /// <summary>Whether a text is signed rightly and young enough.</summary>
    public bool Validate(string signedValue, TimeSpan? maxAge)
    {
        ArgumentNullException.ThrowIfNull(signedValue);
        return Validate(Encoding.UTF8.GetBytes(signedValue), maxAge);
    }

    /// <summary>Whether bytes are signed rightly and young enough.</summary>
    public bool Validate(ReadOnlySpan<byte> signedValue, TimeSpan? maxAge) => CheckWithTime(signedValue, maxAge).IsValid;

    private protected override int WriteStamp(Span<byte> destination)
    {
        Span<byte> timestamp = stackalloc byte[IntegerBytes.MaxLength];
        timestamp = timestamp[..IntegerBytes.Write((ulong)GetTimestamp(), timestamp)];
        Separator.CopyTo(destination);
        return Separator.Length + UrlSafeBase64.Encode(timestamp, destination[Separator.Length..]);
    }

    private protected override SignatureCheck Check(ReadOnlySpan<byte> signed) => CheckWithTime(signed, maxAge: null);

    private protected override BadSignatureException Explain(SignatureCheck check, ReadOnlySpan<byte> signed)
    {
        ReadOnlySpan<byte> value = signed[..check.ValueLength];
        return check.Fault switch
        {
            SignatureFault.WrongSignatureWithTime => WrongSignature(check, value, signed),
            SignatureFault.TimestampMissing => Errors.TimestampMissing(value),
            SignatureFault.MalformedTimestamp => Errors.MalformedTimestamp(value),
            _ => base.Explain(check, signed),
        };
    }

    /// <summary>Checks signature and age without throwing.</summary>
    internal SignatureCheck CheckWithTime(ReadOnlySpan<byte> signed, TimeSpan? maxAge)
    {
        SignatureCheck plain = CheckSignature(signed);
        if (plain.Fault == SignatureFault.NoSeparator)
            return plain;
        ReadOnlySpan<byte> stamped = signed[..plain.ValueLength];
        int at = stamped.LastIndexOf(Separator);
        if (at < 0)
            return plain.IsValid ? plain with { Fault = SignatureFault.TimestampMissing } : plain;
        ulong? timestamp = ReadTimestamp(stamped[(at + Separator.Length)..]);
        if (!plain.IsValid)
            return new SignatureCheck(SignatureFault.WrongSignatureWithTime, at, timestamp);
        return timestamp is null ? new SignatureCheck(SignatureFault.MalformedTimestamp, at) : CheckAge(at, timestamp.Value, maxAge);
    }

    /// <summary>Checks signature and age, and throws what is wrong.</summary>
    internal SignatureCheck CheckedWithTime(ReadOnlySpan<byte> signed, TimeSpan? maxAge) => Checked(CheckWithTime(signed, maxAge), signed, maxAge);

    /// <summary>Throws what is wrong, if something is.</summary>
    internal SignatureCheck Checked(SignatureCheck check, ReadOnlySpan<byte> signed, TimeSpan? maxAge)
    {
        return check.Fault switch
        {
            SignatureFault.None => check,
            SignatureFault.TooOld => throw Errors.TooOld(check.Age, maxAge.GetValueOrDefault(), signed[..check.ValueLength], DateOf(check)),
            SignatureFault.FromTheFuture => throw Errors.FromTheFuture(check.Age, signed[..check.ValueLength], DateOf(check)),
            _ => throw Explain(check, signed),
        };
    }

    /// <summary>The time of a check that passed.</summary>
    internal static DateTimeOffset DateOf(SignatureCheck check) => TimestampToDateTime(check.Timestamp.GetValueOrDefault());

    private int CheckedWithDate(ReadOnlySpan<byte> signed, TimeSpan? maxAge, out DateTimeOffset dateSigned)
    {
        SignatureCheck check = CheckedWithTime(signed, maxAge);
        dateSigned = DateOf(check);
        return check.ValueLength;
    }

    private SignatureCheck CheckAge(int valueLength, ulong timestamp, TimeSpan? maxAge)
    {
        if (maxAge is not { } oldest)
            return new SignatureCheck(SignatureFault.None, valueLength, timestamp);
        Int128 age = (Int128)GetTimestamp() - timestamp;
        SignatureFault fault = (double)age > oldest.TotalSeconds ? SignatureFault.TooOld
            : age < 0 ? SignatureFault.FromTheFuture
            : SignatureFault.None;
        return new SignatureCheck(fault, valueLength, timestamp, age);
    }

    private static ulong? ReadTimestamp(ReadOnlySpan<byte> text)
    {
        using Scratch scratch = new(stackalloc byte[Scratch.OnStack], UrlSafeBase64.MaxDecodedLength(text.Length));
        return UrlSafeBase64.TryDecode(text, scratch.Span, out int length) && IntegerBytes.TryToInteger(scratch.Span[..length], out ulong number)
            ? number
            : null;
    }

    private BadTimeSignatureException WrongSignature(SignatureCheck check, ReadOnlySpan<byte> value, ReadOnlySpan<byte> signed)
    {
        DateTimeOffset? claimed = null;
        if (check.Timestamp is { } timestamp)
        {
            if (timestamp > (ulong)DateTimeOffset.MaxValue.ToUnixTimeSeconds())
                return Errors.MalformedTimestamp(value);
            claimed = TimestampToDateTime(timestamp);
        }

        return new BadTimeSignatureException(Errors.DoesNotMatch(SignatureIn(signed)), value.ToArray(), claimed);
    }
}
