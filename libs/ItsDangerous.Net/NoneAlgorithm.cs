namespace ItsDangerous.Net;

/// <summary>Signs with nothing: anyone can make a valid token. For tests and for reading what was never protected.</summary>
/// <remarks>Mirrors <c>itsdangerous.NoneAlgorithm</c>.</remarks>
public sealed class NoneAlgorithm : SigningAlgorithm
{
    /// <inheritdoc/>
    public override int SignatureSize => 0;

    /// <inheritdoc/>
    public override void GetSignature(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, Span<byte> destination)
    {
    }

    /// <summary>Whether the signature is empty.</summary>
    public override bool VerifySignature(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, ReadOnlySpan<byte> signature) => signature.IsEmpty;
}
