using Jinja.Net.Runtime;
using Jinja.Net.Runtime.Values;

namespace Jinja.Net.Builtins.Tests;

/// <summary>Tests for what kind of value it is.</summary>
internal static class TypeTests
{
    public static bool Boolean(Value value) => value.IsBool;

    public static bool True(Value value) => value.IsBool && value.AsBool;

    public static bool False(Value value) => value.IsBool && !value.AsBool;

    public static bool Integer(Value value) => value.Kind is ValueKind.Int or ValueKind.BigInt;

    public static bool Float(Value value) => Numbers.IsFloat(value);

    public static bool Number(Value value) => Numbers.IsNumber(value);

    public static bool String(Value value) => value.IsText;

    public static bool None(Value value) => value.IsNone;

    public static bool Defined(Value value) => !value.IsUndefined;

    public static bool Undefined(Value value) => value.IsUndefined;

    public static bool Mapping(Value value) => MappingView.TryOf(value, out _);

    public static bool Callable(Value value) => Invocation.IsCallable(value) || value.IsUndefined;

    public static bool Escaped(Value value) => Escaping.TryMarkup(value, out _);

    public static bool Iterable(Value value) => Iteration.IsIterable(value);

    /// <summary>Whether it has a length and items.</summary>
    public static bool Sequence(Value value) => value.Kind switch
    {
        ValueKind.Undefined => !value.AsUndefined.IsStrict,
        ValueKind.Text or ValueKind.Markup or ValueKind.Bytes => true,
        _ => value.O is PyRange || SequenceView.TryOf(value, out _) || MappingView.TryOf(value, out _),
    };
}
