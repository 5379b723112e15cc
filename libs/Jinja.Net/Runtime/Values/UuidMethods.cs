using System.Buffers.Binary;
using System.Collections.Frozen;
using System.Numerics;
using static Jinja.Net.Runtime.Values.Methods;

namespace Jinja.Net.Runtime.Values;

/// <summary>The attributes of Python's UUIDs.</summary>
internal static class UuidMethods
{
    public static readonly FrozenDictionary<string, BuiltinMethod> Table = Build(
        Property("hex", static self => Value.Text(((Guid)self.O!).ToString("N"))),
        Property("urn", static self => Value.Text($"urn:uuid:{(Guid)self.O!:D}")),
        Property("bytes", static self => Value.Bytes(Bytes(self))),
        Property("bytes_le", static self => Value.Bytes(((Guid)self.O!).ToByteArray())),
        Property("int", static self => Value.Integer(Number((Guid)self.O!))),
        Property("time_low", static self => Value.Int(BinaryPrimitives.ReadUInt32BigEndian(Bytes(self)))),
        Property("time_mid", static self => Value.Int(BinaryPrimitives.ReadUInt16BigEndian(Bytes(self).AsSpan(4)))),
        Property("time_hi_version", static self => Value.Int(BinaryPrimitives.ReadUInt16BigEndian(Bytes(self).AsSpan(6)))),
        Property("clock_seq_hi_variant", static self => Value.Int(Bytes(self)[8])),
        Property("clock_seq_low", static self => Value.Int(Bytes(self)[9])),
        Property("clock_seq", static self => Value.Int(BinaryPrimitives.ReadUInt16BigEndian(Bytes(self).AsSpan(8)) & 0x3FFF)),
        Property("node", static self => Value.Int(BinaryPrimitives.ReadInt64BigEndian(Bytes(self).AsSpan(8)) & 0xFFFF_FFFF_FFFF)),
        Property("variant", static self => Value.Text(Variant(((Guid)self.O!).Variant))),
        Property("version", static self => IsStandard((Guid)self.O!) ? Value.Int(((Guid)self.O!).Version) : Value.None));

    /// <summary>All 128 bits as one number: what Python's <c>int</c> makes of it.</summary>
    public static BigInteger Number(Guid uuid) => new(uuid.ToByteArray(bigEndian: true), isUnsigned: true, isBigEndian: true);

    private static byte[] Bytes(Value self) => ((Guid)self.O!).ToByteArray(bigEndian: true);

    private static bool IsStandard(Guid uuid) => uuid.Variant is >= 8 and <= 11;

    private static string Variant(int bits) => bits switch
    {
        < 8 => "reserved for NCS compatibility",
        < 12 => "specified in RFC 4122",
        < 14 => "reserved for Microsoft compatibility",
        _ => "reserved for future definition",
    };
}
