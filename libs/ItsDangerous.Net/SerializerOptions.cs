namespace ItsDangerous.Net;

/// <summary>Makes a signer of some class for a serializer.</summary>
/// <param name="secretKeys">The keys, oldest first.</param>
/// <param name="options">How to sign; the salt is the serializer's.</param>
public delegate Signer SignerFactory(SecretKeys secretKeys, SignerOptions options);

/// <summary>What a serializer does beside signing: the payload's format, old ways of signing to accept, and limits.</summary>
/// <remarks>Mirrors the keyword arguments of <c>itsdangerous.Serializer</c>; the limits are this library's.</remarks>
public sealed record SerializerOptions
{
    /// <summary>
    /// The payload's format; <see langword="null"/> means JSON, laid out as the original does: with spaces for
    /// <see cref="ItsDangerous.Net.Serializer"/> and <see cref="TimedSerializer"/>, without for the URL-safe ones.
    /// </summary>
    public IPayloadSerializer? Payload { get; init; }

    /// <summary>The class of signer; <see langword="null"/> means <see cref="ItsDangerous.Net.Signer"/>, or <see cref="TimestampSigner"/> where time counts.</summary>
    public SignerFactory? Signer { get; init; }

    /// <summary>Other ways of signing whose tokens are still accepted, tried in this order after the serializer's own.</summary>
    public IReadOnlyList<FallbackSigner> FallbackSigners { get; init; } = [];

    /// <summary>The longest token that is read, in bytes. The default is 64 KiB.</summary>
    public int MaxTokenBytes { get; init; } = 64 * 1024;

    /// <summary>The most bytes that a compressed payload may decompress to. The default is 1 MiB.</summary>
    public int MaxDecompressedBytes { get; init; } = 1024 * 1024;
}

/// <summary>Another way of signing whose tokens are still accepted.</summary>
/// <param name="Options">How it signs; its salt does not count. <see langword="null"/> means as the serializer does.</param>
/// <param name="Signer">Its class; <see langword="null"/> means the serializer's.</param>
/// <remarks>Mirrors an entry of the <c>fallback_signers</c> of <c>itsdangerous.Serializer</c>: options, a class, or both.</remarks>
public sealed record FallbackSigner(SignerOptions? Options = null, SignerFactory? Signer = null)
{
    /// <summary>The same class of signer with other options.</summary>
    public static implicit operator FallbackSigner(SignerOptions options) => new(options);
}
