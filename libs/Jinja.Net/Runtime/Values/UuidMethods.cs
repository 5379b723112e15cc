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
        Property("bytes", static self => Value.Bytes(((Guid)self.O!).ToByteArray(bigEndian: true))),
        Property("int", static self => Value.Integer(new BigInteger(((Guid)self.O!).ToByteArray(bigEndian: true), isUnsigned: true, isBigEndian: true))),
        Property("version", static self => ((Guid)self.O!).Variant is >= 8 and <= 11 ? Value.Int(((Guid)self.O!).Version) : Value.None));
}
