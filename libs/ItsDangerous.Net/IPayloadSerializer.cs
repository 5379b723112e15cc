using System.Buffers;
using System.Diagnostics.CodeAnalysis;

namespace ItsDangerous.Net;

/// <summary>Turns values into the bytes that are signed, and back. Implement it for a format other than JSON.</summary>
/// <remarks>
/// <para>The bytes that <see cref="Deserialize"/> is given were signed with your key, unless they come from a method whose name says
/// <c>Unsafe</c>. Still, never implement it with a serializer that can run code or make any type that the bytes name.</para>
/// <para>Mirrors the object with <c>dumps</c> and <c>loads</c> that <c>itsdangerous.Serializer</c> takes.</para>
/// </remarks>
public interface IPayloadSerializer
{
    /// <summary>Members that a serializer may look for in a type: trimming keeps them.</summary>
    internal const DynamicallyAccessedMemberTypes Members =
        DynamicallyAccessedMemberTypes.PublicConstructors | DynamicallyAccessedMemberTypes.PublicProperties | DynamicallyAccessedMemberTypes.PublicFields;

    /// <summary>Writes a value.</summary>
    /// <param name="destination">Takes the bytes.</param>
    /// <param name="value">The value.</param>
    void Serialize<[DynamicallyAccessedMembers(Members)] T>(IBufferWriter<byte> destination, T value);

    /// <summary>Reads a value. Any exception becomes the cause of a <see cref="BadPayloadException"/>.</summary>
    /// <param name="payload">The bytes.</param>
    T Deserialize<[DynamicallyAccessedMembers(Members)] T>(ReadOnlySpan<byte> payload);
}
