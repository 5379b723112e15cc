using System.Collections.Frozen;
using System.Globalization;
using System.Numerics;
using static Jinja.Net.Runtime.Values.Methods;

namespace Jinja.Net.Runtime.Values;

/// <summary>The attributes and methods of integers and floats.</summary>
internal static class NumberMethods
{
    public static readonly FrozenDictionary<string, BuiltinMethod> IntTable = Build(
        Property("real", static self => Value.Integer(Numbers.Big(self))),
        Property("imag", static _ => Value.Int(0)),
        Property("numerator", static self => Value.Integer(Numbers.Big(self))),
        Property("denominator", static _ => Value.Int(1)),
        Method("conjugate", "self, /", static (_, a) => Value.Integer(Numbers.Big(a[0]))),
        Method("bit_length", "self, /", static (_, a) => Value.Int(BigInteger.Abs(Numbers.Big(a[0])).GetBitLength())),
        Method("bit_count", "self, /", static (_, a) => Value.Int(BitCount(Numbers.Big(a[0])))),
        Method("as_integer_ratio", "self, /", static (_, a) => Value.Tuple(Value.Integer(Numbers.Big(a[0])), Value.Int(1))));

    public static readonly FrozenDictionary<string, BuiltinMethod> FloatTable = Build(
        Property("real", static self => self),
        Property("imag", static _ => Value.Double(0)),
        Method("conjugate", "self, /", static (_, a) => a[0]),
        Method("is_integer", "self, /", static (_, a) => Value.Bool(Math.Truncate(Numbers.Float(a[0])) == Numbers.Float(a[0]))),
        Method("as_integer_ratio", "self, /", static (_, a) => Ratio(Numbers.Float(a[0]))),
        Method("hex", "self, /", static (_, a) => Value.Text(Hex(Numbers.Float(a[0])))));

    private static long BitCount(BigInteger number)
    {
        long count = 0;
        foreach (byte part in BigInteger.Abs(number).ToByteArray()) count += BitOperations.PopCount(part);
        return count;
    }

    private static Value Ratio(double number)
    {
        if (double.IsNaN(number)) throw PythonErrors.Value("cannot convert NaN to integer ratio");
        if (double.IsInfinity(number)) throw PythonErrors.Overflow("cannot convert Infinity to integer ratio");
        int exponent = 0;
        for (; Math.Truncate(number) != number; exponent++) number *= 2;
        return Value.Tuple(Value.Integer(new BigInteger(number)), Value.Integer(BigInteger.One << exponent));
    }

    private static string Hex(double number)
    {
        if (!double.IsFinite(number)) return Representation.Repr(Value.Double(number));
        long bits = BitConverter.DoubleToInt64Bits(number);
        string sign = bits < 0 ? "-" : "";
        int exponent = (int)((bits >> 52) & 0x7FF);
        long fraction = bits & ((1L << 52) - 1);
        if (exponent == 0 && fraction == 0) return sign + "0x0.0p+0";
        int power = exponent == 0 ? -1022 : exponent - 1023;
        return string.Create(CultureInfo.InvariantCulture, $"{sign}0x{(exponent == 0 ? 0 : 1)}.{fraction:x13}p{(power < 0 ? "-" : "+")}{Math.Abs(power)}");
    }
}
