namespace ItsDangerous.Net;

/// <summary>What is wrong with a signed value.</summary>
internal enum SignatureFault
{
    None,
    NoSeparator,
    WrongSignature,
    WrongSignatureWithTime,
    TimestampMissing,
    MalformedTimestamp,
    TooOld,
    FromTheFuture,
}

/// <summary>What came of checking a signed value; an exception is made of it only where one is wanted.</summary>
/// <param name="Fault">What is wrong.</param>
/// <param name="ValueLength">How many of the bytes are the value.</param>
/// <param name="Timestamp">When it claims to be signed, in Unix seconds; <see langword="null"/> where that is missing or malformed.</param>
/// <param name="Age">How many seconds ago that was, where an age was asked for.</param>
internal readonly record struct SignatureCheck(SignatureFault Fault, int ValueLength = 0, ulong? Timestamp = null, Int128 Age = default)
{
    /// <summary>Whether nothing is wrong.</summary>
    public bool IsValid => Fault == SignatureFault.None;
}
