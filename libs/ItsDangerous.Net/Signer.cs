using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace ItsDangerous.Net;

/// <summary>Appends a signature to values and checks it when they come back: <c>value.signature</c>.</summary>
/// <remarks>
/// <para>The value stays readable by anyone; it is protected against change, not against eyes.</para>
/// <para>Signers may be kept and used by many threads. Derived keys are made once for each signer and cleared by <see cref="Dispose()"/>.</para>
/// <para>Mirrors <c>itsdangerous.Signer</c>.</para>
/// </remarks>
public class Signer : IDisposable
{
    private static readonly TextOrBytes DefaultSalt = "itsdangerous.Signer";
    private static readonly byte[] SeparatorsRefused = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_="u8.ToArray();

    private readonly KeyedAlgorithm?[] _keyed;
    private readonly bool _separatorIsText;

    /// <summary>Makes a signer.</summary>
    /// <param name="secretKeys">The secret key, or keys for rotation: the oldest first, the newest signs.</param>
    /// <param name="options">How to sign; <see langword="null"/> means the original's defaults.</param>
    /// <exception cref="ArgumentException">The separator could be part of a signature.</exception>
    public Signer(SecretKeys secretKeys, SignerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(secretKeys);
        SecretKeys = secretKeys;
        Options = options ?? new SignerOptions();
        if (SeparatorsRefused.AsSpan().IndexOf(Options.Separator.Span) >= 0)
            throw Errors.BadSeparator();
        Salt = Options.Salt ?? DefaultSalt;
        Algorithm = Options.Algorithm ?? new HmacAlgorithm(Options.Digest);
        _keyed = new KeyedAlgorithm?[secretKeys.Count];
        _separatorIsText = System.Text.Unicode.Utf8.IsValid(Separator);
    }

    /// <summary>The secret keys, oldest first.</summary>
    public SecretKeys SecretKeys { get; }

    /// <summary>How this signer was told to sign.</summary>
    public SignerOptions Options { get; }

    /// <summary>The salt in use.</summary>
    public TextOrBytes Salt { get; }

    /// <summary>The algorithm in use.</summary>
    public SigningAlgorithm Algorithm { get; }

    /// <summary>The most bytes that signing adds to a value.</summary>
    public int MaxOverhead => MaxStampLength + Separator.Length + UrlSafeBase64.EncodedLength(Algorithm.SignatureSize);

    private protected ReadOnlySpan<byte> Separator => Options.Separator.Span;

    /// <summary>Signs a text.</summary>
    /// <returns>Value, separator and signature.</returns>
    /// <exception cref="InvalidOperationException">There is no secret key, or the separator is not text.</exception>
    /// <exception cref="EncoderFallbackException">The text holds half of a surrogate pair.</exception>
    public string Sign(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return Sign(value.AsSpan());
    }

    /// <inheritdoc cref="Sign(string)"/>
    public string Sign(ReadOnlySpan<char> value)
    {
        if (!_separatorIsText)
            throw Errors.SeparatorIsNotText();
        int room = StrictUtf8.Encoding.GetMaxByteCount(value.Length) + MaxOverhead;
        using Scratch scratch = new(stackalloc byte[Scratch.OnStack], room);
        int length = StrictUtf8.Encoding.GetBytes(value, scratch.Span);
        return Encoding.UTF8.GetString(scratch.Span[..Finish(scratch.Span, length)]);
    }

    /// <summary>Signs bytes.</summary>
    /// <exception cref="InvalidOperationException">There is no secret key.</exception>
    public byte[] Sign(ReadOnlySpan<byte> value)
    {
        using Scratch scratch = new(stackalloc byte[Scratch.OnStack], value.Length + MaxOverhead);
        value.CopyTo(scratch.Span);
        return scratch.Span[..Finish(scratch.Span, value.Length)].ToArray();
    }

    /// <summary>Signs bytes into a span.</summary>
    /// <param name="value">What to sign.</param>
    /// <param name="destination">Takes the value and up to <see cref="MaxOverhead"/> bytes more; may start with the value itself.</param>
    /// <param name="written">The length of the signed value.</param>
    /// <returns><see langword="false"/> where the destination is too short; nothing is written then.</returns>
    /// <exception cref="InvalidOperationException">There is no secret key.</exception>
    public bool TrySign(ReadOnlySpan<byte> value, Span<byte> destination, out int written)
    {
        written = 0;
        if (destination.Length < value.Length + MaxOverhead)
            return false;
        value.CopyTo(destination);
        written = Finish(destination, value.Length);
        return true;
    }

    /// <summary>Checks the signature of a text and returns the value it protects.</summary>
    /// <exception cref="BadSignatureException">The signature is missing or wrong.</exception>
    public string Unsign(string signedValue)
    {
        ArgumentNullException.ThrowIfNull(signedValue);
        using Scratch scratch = new(stackalloc byte[Scratch.OnStack], StrictUtf8.Encoding.GetMaxByteCount(signedValue.Length));
        ReadOnlySpan<byte> signed = scratch.Span[..StrictUtf8.Encoding.GetBytes(signedValue, scratch.Span)];
        return Encoding.UTF8.GetString(signed[..ValueLength(signed)]);
    }

    /// <summary>Checks the signature of bytes and returns the value it protects.</summary>
    /// <exception cref="BadSignatureException">The signature is missing or wrong.</exception>
    public byte[] Unsign(ReadOnlySpan<byte> signedValue) => signedValue[..ValueLength(signedValue)].ToArray();

    /// <summary>Checks the signature of bytes and says which of them are the value it protects. Allocates nothing.</summary>
    /// <returns><see langword="false"/> where the signature is missing or wrong.</returns>
    public bool TryUnsign(ReadOnlySpan<byte> signedValue, out ReadOnlySpan<byte> value)
    {
        SignatureCheck check = Check(signedValue);
        value = check.IsValid ? signedValue[..check.ValueLength] : default;
        return check.IsValid;
    }

    /// <summary>Checks the signature of a text and gives the value it protects, without throwing.</summary>
    /// <returns><see langword="false"/> where the signature is missing or wrong.</returns>
    public bool TryUnsign(string? signedValue, [NotNullWhen(true)] out string? value)
    {
        value = null;
        if (signedValue is null)
            return false;
        using Scratch scratch = new(stackalloc byte[Scratch.OnStack], StrictUtf8.Encoding.GetMaxByteCount(signedValue.Length));
        Encoding.UTF8.TryGetBytes(signedValue, scratch.Span, out int length);
        if (TryUnsign(scratch.Span[..length], out ReadOnlySpan<byte> bytes))
            value = Encoding.UTF8.GetString(bytes);
        return value is not null;
    }

    /// <summary>Whether a text is signed rightly.</summary>
    public bool Validate(string signedValue) => TryUnsign(signedValue, out _);

    /// <summary>Whether bytes are signed rightly.</summary>
    public bool Validate(ReadOnlySpan<byte> signedValue) => TryUnsign(signedValue, out _);

    /// <summary>The signature of a value, as base64 in ASCII.</summary>
    /// <exception cref="InvalidOperationException">There is no secret key.</exception>
    public byte[] GetSignature(ReadOnlySpan<byte> value)
    {
        byte[] signature = new byte[UrlSafeBase64.EncodedLength(Algorithm.SignatureSize)];
        WriteSignature(value, signature);
        return signature;
    }

    /// <summary>The signature of a text, as base64.</summary>
    /// <exception cref="InvalidOperationException">There is no secret key.</exception>
    public string GetSignature(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return Encoding.ASCII.GetString(GetSignature(StrictUtf8.Encoding.GetBytes(value)));
    }

    /// <summary>Whether a signature, as base64, is the value's under any of the keys.</summary>
    public bool VerifySignature(ReadOnlySpan<byte> value, ReadOnlySpan<byte> signature)
    {
        using Scratch scratch = new(stackalloc byte[Scratch.OnStack], UrlSafeBase64.MaxDecodedLength(signature.Length));
        return UrlSafeBase64.TryDecode(signature, scratch.Span, out int length) && VerifyDecoded(value, scratch.Span[..length]);
    }

    /// <summary>Whether a signature, as base64, is the text's under any of the keys.</summary>
    public bool VerifySignature(string value, string signature)
    {
        ArgumentNullException.ThrowIfNull(value);
        ArgumentNullException.ThrowIfNull(signature);
        return VerifySignature(StrictUtf8.Encoding.GetBytes(value), StrictUtf8.Encoding.GetBytes(signature));
    }

    /// <summary>Makes the key that signs from a secret key and the salt.</summary>
    /// <param name="secretKey">The secret key; <see langword="null"/> means the newest.</param>
    /// <exception cref="InvalidOperationException">There is no secret key.</exception>
    /// <exception cref="ArgumentException">The key derivation is none of the four.</exception>
    /// <remarks>Override it for a derivation of your own; it is called once for each key.</remarks>
    public virtual byte[] DeriveKey(TextOrBytes? secretKey = null)
    {
        ReadOnlySpan<byte> secret = (secretKey ?? SecretKeys.Newest).Span;
        return Options.KeyDerivation switch
        {
            KeyDerivation.Concat => Digest(default, secret),
            KeyDerivation.DjangoConcat => Digest("signer"u8, secret),
            KeyDerivation.Hmac => CryptographicOperations.HmacData(Options.Digest, secret, Salt.Span),
            KeyDerivation.None => secret.ToArray(),
            _ => throw Errors.UnknownKeyDerivation(),
        };
    }

    /// <summary>Clears the derived keys; signing and checking then fail.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Clears the derived keys.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (!disposing)
            return;
        foreach (KeyedAlgorithm? keyed in _keyed)
            keyed?.Dispose();
    }

    /// <summary>How many bytes a stamp between value and signature takes at most.</summary>
    private protected virtual int MaxStampLength => 0;

    /// <summary>Writes what stands between value and signature, with its separator, and says how long it is.</summary>
    private protected virtual int WriteStamp(Span<byte> destination) => 0;

    /// <summary>Finds value and signature and checks them, without throwing.</summary>
    private protected virtual SignatureCheck Check(ReadOnlySpan<byte> signed) => CheckSignature(signed);

    /// <summary>The check that every signer starts with.</summary>
    private protected SignatureCheck CheckSignature(ReadOnlySpan<byte> signed)
    {
        int at = signed.LastIndexOf(Separator);
        if (at < 0)
            return new SignatureCheck(SignatureFault.NoSeparator);
        ReadOnlySpan<byte> value = signed[..at], signature = signed[(at + Separator.Length)..];
        return new SignatureCheck(VerifySignature(value, signature) ? SignatureFault.None : SignatureFault.WrongSignature, at);
    }

    /// <summary>What a failed check throws.</summary>
    private protected virtual BadSignatureException Explain(SignatureCheck check, ReadOnlySpan<byte> signed) =>
        check.Fault == SignatureFault.NoSeparator
            ? Errors.NoSeparator(Separator)
            : new BadSignatureException(Errors.DoesNotMatch(SignatureIn(signed)), signed[..check.ValueLength].ToArray());

    /// <summary>What stands behind the last separator.</summary>
    private protected ReadOnlySpan<byte> SignatureIn(ReadOnlySpan<byte> signed) => signed[(signed.LastIndexOf(Separator) + Separator.Length)..];

    private byte[] Digest(ReadOnlySpan<byte> middle, ReadOnlySpan<byte> secret)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(Options.Digest);
        hash.AppendData(Salt.Span);
        hash.AppendData(middle);
        hash.AppendData(secret);
        return hash.GetHashAndReset();
    }

    // How many of the bytes are the value; throws what is wrong with them.
    internal int ValueLength(ReadOnlySpan<byte> signed)
    {
        SignatureCheck check = Check(signed);
        return check.IsValid ? check.ValueLength : throw Explain(check, signed);
    }

    // The buffer starts with the value; stamp and signature are appended.
    private int Finish(Span<byte> buffer, int length)
    {
        length += WriteStamp(buffer[length..]);
        Separator.CopyTo(buffer[length..]);
        return length + Separator.Length + WriteSignature(buffer[..length], buffer[(length + Separator.Length)..]);
    }

    private int WriteSignature(ReadOnlySpan<byte> value, Span<byte> destination)
    {
        if (_keyed.Length == 0)
            throw Errors.NoSecretKey();
        using Scratch scratch = new(stackalloc byte[Scratch.OnStack], Algorithm.SignatureSize);
        Span<byte> signature = scratch.Span[..Algorithm.SignatureSize];
        Keyed(_keyed.Length - 1).Sign(value, signature);
        return UrlSafeBase64.Encode(signature, destination);
    }

    private bool VerifyDecoded(ReadOnlySpan<byte> value, ReadOnlySpan<byte> signature)
    {
        for (int i = _keyed.Length - 1; i >= 0; i--)
        {
            if (Keyed(i).Verify(value, signature))
                return true;
        }

        return false;
    }

    private KeyedAlgorithm Keyed(int index) => _keyed[index] ?? MakeKeyed(ref _keyed[index], SecretKeys[index]);

    private KeyedAlgorithm MakeKeyed(ref KeyedAlgorithm? place, TextOrBytes secret)
    {
        KeyedAlgorithm made = Algorithm.WithKey(DeriveKey(secret));
        KeyedAlgorithm? first = Interlocked.CompareExchange(ref place, made, null);
        if (first is null)
            return made;
        made.Dispose();
        return first;
    }
}
