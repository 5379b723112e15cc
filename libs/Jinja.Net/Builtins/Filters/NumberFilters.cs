using System.Globalization;
using System.Numerics;
using Jinja.Net.Runtime;
using Jinja.Net.Runtime.Values;
using MarkupSafe.Net.Formatting;

namespace Jinja.Net.Builtins.Filters;

/// <summary>Filters that make and round numbers.</summary>
internal static class NumberFilters
{
    private static readonly string[] Decimal = ["kB", "MB", "GB", "TB", "PB", "EB", "ZB", "YB"];
    private static readonly string[] Binary = ["KiB", "MiB", "GiB", "TiB", "PiB", "EiB", "ZiB", "YiB"];

    public static Value Abs(IRuntimeServices services, ReadOnlySpan<Value> a) => a[0].Kind switch
    {
        ValueKind.Bool or ValueKind.Int or ValueKind.BigInt => Value.Integer(BigInteger.Abs(Numbers.Big(a[0]))),
        ValueKind.Double => Value.Double(Math.Abs(a[0].AsDouble)),
        ValueKind.Single => Value.Single(Math.Abs(a[0].AsSingle)),
        ValueKind.Decimal => Value.Decimal(Math.Abs(a[0].AsDecimal)),
        ValueKind.Object when a[0].O is TimeSpan span => Value.From(span.Duration()),
        _ => throw PythonErrors.Type($"bad operand type for abs(): '{TypeNames.Of(a[0])}'"),
    };

    public static Value Int(IRuntimeServices services, ReadOnlySpan<Value> a)
    {
        Value value = a[0];
        if (value.O is Undefined undefined) throw undefined.Fail();
        if (Numbers.IsInteger(value)) return Value.Integer(Numbers.Big(value));
        if (value.Kind == ValueKind.Decimal) return Value.Integer(new BigInteger(value.AsDecimal));
        if (Numbers.IsFloat(value)) return double.IsNaN(Numbers.Float(value)) ? a[1] : Numbers.Truncate(Numbers.Float(value));
        if (value.O is Guid uuid) return Value.Integer(UuidMethods.Number(uuid));
        string? text = value.IsText ? value.AsText : value.O is byte[] bytes ? System.Text.Encoding.Latin1.GetString(bytes) : null;
        if (text is null) return a[1];
        services.Budget.Charge(text.Length >> 2);
        if (NumberText.TryInteger(text, value.IsText ? a[2] : Value.Int(10), out BigInteger number)) return Value.Integer(number);
        return NumberText.TryFloat(text, out double real) && double.IsFinite(real) ? Numbers.Truncate(real) : a[1];
    }

    public static Value Float(IRuntimeServices services, ReadOnlySpan<Value> a)
    {
        if (a[0].O is Undefined undefined) throw undefined.Fail();
        return TryFloat(a[0], out double number) ? Value.Double(number) : a[1];
    }

    private static bool TryFloat(Value value, out double number)
    {
        number = 0;
        if (Numbers.IsNumber(value)) number = Numbers.ToDouble(value);
        else if (value.IsText) return NumberText.TryFloat(value.AsText, out number);
        else if (value.O is byte[] bytes) return NumberText.TryFloat(System.Text.Encoding.Latin1.GetString(bytes), out number);
        else return false;
        return true;
    }

    /// <summary>Python's <c>float(value)</c>.</summary>
    private static double ToFloat(Value value)
    {
        if (value.O is Undefined undefined) throw undefined.Fail();
        if (TryFloat(value, out double number)) return number;
        throw value.IsText || value.O is byte[]
            ? PythonErrors.Value($"could not convert string to float: {Representation.Repr(value)}")
            : PythonErrors.Type($"float() argument must be a string or a real number, not '{TypeNames.Of(value)}'");
    }

    public static Value Round(IRuntimeServices services, ReadOnlySpan<Value> a)
    {
        string? method = a[2].IsText ? a[2].AsText : null;
        _ = Comparison.Hash(a[2]);
        if (method is not ("common" or "ceil" or "floor")) throw new FilterArgumentException("method must be common, ceil or floor");
        if (method == "common") return Rounding.Round(services.Budget, a[0], a[1]);
        Value scale = Arithmetic.Power(services.Budget, Value.Int(10), a[1]);
        Value scaled = Arithmetic.Multiply(services.Budget, a[0], scale);
        return Arithmetic.Divide(services.Budget, Rounding.ToWhole(scaled, up: method == "ceil"), scale);
    }

    public static Value FileSizeFormat(IRuntimeServices services, ReadOnlySpan<Value> a)
    {
        double bytes = ToFloat(a[0]);
        bool binary = Truth.IsTrue(a[1]);
        double step = binary ? 1024 : 1000;
        if (bytes == 1) return Value.Text("1 Byte");
        if (bytes < step) return Value.Text($"{Representation.Text(Numbers.Truncate(bytes))} Bytes");
        string[] names = binary ? Binary : Decimal;
        double unit = step;
        int index = -1;
        do
        {
            unit *= step;
            index++;
        }
        while (!(bytes < unit) && index < names.Length - 1);

        return Value.Text($"{TextFormatting.Field(services.Budget, Value.Double(step * bytes / unit), ".1f")} {names[index]}");
    }
}
