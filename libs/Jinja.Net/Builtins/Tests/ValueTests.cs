using Jinja.Net.Runtime;
using Jinja.Net.Runtime.Values;
using MarkupSafe.Net.Text;

namespace Jinja.Net.Builtins.Tests;

/// <summary>Tests that look into the value, or ask the environment.</summary>
internal static class ValueTests
{
    public static Value Odd(IRuntimeServices services, ReadOnlySpan<Value> a) => Remainder(services, a[0], Value.Int(2), Value.Int(1));

    public static Value Even(IRuntimeServices services, ReadOnlySpan<Value> a) => Remainder(services, a[0], Value.Int(2), Value.Int(0));

    public static Value DivisibleBy(IRuntimeServices services, ReadOnlySpan<Value> a) => Remainder(services, a[0], a[1], Value.Int(0));

    private static Value Remainder(IRuntimeServices services, Value number, Value divisor, Value rest) =>
        Value.Bool(Comparison.Equal(Arithmetic.Modulo(services.Budget, number, divisor), rest));

    public static Value Lower(IRuntimeServices services, ReadOnlySpan<Value> a) => Value.Bool(CharacterTests.IsLower(Representation.Text(a[0], services.Budget)));

    public static Value Upper(IRuntimeServices services, ReadOnlySpan<Value> a) => Value.Bool(CharacterTests.IsUpper(Representation.Text(a[0], services.Budget)));

    /// <summary>Whether both are the same object. Texts and numbers are when they are equal: their identity is no more than that.</summary>
    public static Value SameAs(IRuntimeServices services, ReadOnlySpan<Value> a) =>
        Value.Bool(a[0].Is(a[1]) || (a[0].IsText && a[1].IsText && a[0].IsMarkup == a[1].IsMarkup && a[0].AsText == a[1].AsText));

    public static Value Filter(IRuntimeServices services, ReadOnlySpan<Value> a) => Value.Bool(IsName(a[0]) && services.Environment.FindFilter(a[0].AsText) is not null);

    public static Value Test(IRuntimeServices services, ReadOnlySpan<Value> a) => Value.Bool(IsName(a[0]) && services.Environment.FindTest(a[0].AsText) is not null);

    private static bool IsName(Value name)
    {
        _ = Comparison.Hash(name);
        return name.IsText;
    }
}
