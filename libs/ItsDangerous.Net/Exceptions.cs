using System.Text;

namespace ItsDangerous.Net;

/// <summary>Something about data that came from outside is wrong. The base of all errors here.</summary>
/// <remarks>Mirrors <c>itsdangerous.BadData</c>.</remarks>
public class BadDataException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>A signature is missing or is not the value's.</summary>
/// <remarks>Mirrors <c>itsdangerous.BadSignature</c>.</remarks>
public class BadSignatureException(string message, byte[]? payload = null, Exception? inner = null) : BadDataException(message, inner)
{
    /// <summary>
    /// The value whose signature failed, for debugging and for showing what was once signed; <see langword="null"/> where none
    /// could be cut off. Nobody vouches for it.
    /// </summary>
    public ReadOnlyMemory<byte>? Payload { get; } = payload is null ? (ReadOnlyMemory<byte>?)null : payload;

    /// <summary><see cref="Payload"/> as text, broken UTF-8 replaced; <see langword="null"/> where there is none.</summary>
    public string? PayloadText => Payload is { } bytes ? Encoding.UTF8.GetString(bytes.Span) : null;
}

/// <summary>A signature with a time is wrong, or its time is missing or cannot be read.</summary>
/// <remarks>Mirrors <c>itsdangerous.BadTimeSignature</c>.</remarks>
public class BadTimeSignatureException(string message, byte[]? payload = null, DateTimeOffset? dateSigned = null, Exception? inner = null)
    : BadSignatureException(message, payload, inner)
{
    /// <summary>
    /// When the value claims to have been signed, in UTC; <see langword="null"/> where it does not say. Only
    /// <see cref="SignatureExpiredException"/> has proof of it.
    /// </summary>
    public DateTimeOffset? DateSigned { get; } = dateSigned;
}

/// <summary>The signature is right, but older than it may be.</summary>
/// <remarks>Mirrors <c>itsdangerous.SignatureExpired</c>.</remarks>
public sealed class SignatureExpiredException(string message, byte[]? payload = null, DateTimeOffset? dateSigned = null)
    : BadTimeSignatureException(message, payload, dateSigned);

/// <summary>A signed header is wrong. Nothing here throws it; formats built on these signers may.</summary>
/// <remarks>Mirrors <c>itsdangerous.BadHeader</c>.</remarks>
public sealed class BadHeaderException(string message, byte[]? payload = null, object? header = null, Exception? inner = null)
    : BadSignatureException(message, payload, inner)
{
    /// <summary>The header, where it could be read.</summary>
    public object? Header { get; } = header;
}

/// <summary>
/// The payload cannot be read: its signature may well be right. What went wrong is the <see cref="Exception.InnerException"/>.
/// </summary>
/// <remarks>Mirrors <c>itsdangerous.BadPayload</c>. It is not a <see cref="BadSignatureException"/>.</remarks>
public sealed class BadPayloadException(string message, Exception? inner = null) : BadDataException(message, inner);
