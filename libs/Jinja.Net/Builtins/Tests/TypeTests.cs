using Jinja.Net.Runtime;
using Jinja.Net.Runtime.Values;

namespace Jinja.Net.Builtins.Tests;

/// <summary>Tests for what kind of value it is.</summary>
internal static class TypeTests
{
    public static bool Boolean(in Value value) => value.IsBool;

    public static bool True(in Value value) => value.IsBool && value.AsBool;

    public static bool False(in Value value) => value.IsBool && !value.AsBool;

    public static bool Integer(in Value value) => value.Kind is ValueKind.Int or ValueKind.BigInt;

    public static bool Float(in Value value) => Numbers.IsFloat(value);

    public static bool Number(in Value value) => Numbers.IsNumber(value);

    public static bool String(in Value value) => value.IsText;

    public static bool None(in Value value) => value.IsNone;

    public static bool Defined(in Value value) => !value.IsUndefined;

    public static bool Undefined(in Value value) => value.IsUndefined;

    public static bool Mapping(in Value value) => MappingView.TryOf(value, out _);

    public static bool Callable(in Value value) => Invocation.IsCallable(value) || value.IsUndefined;

    public static bool Escaped(in Value value) => Escaping.TryMarkup(value, out _);

    public static bool Iterable(in Value value) => Iteration.IsIterable(value);

    /// <summary>Whether it has a length and items.</summary>
    public static bool Sequence(in Value value) => value.Kind switch
    {
        ValueKind.Undefined => !value.AsUndefined.IsStrict,
        ValueKind.Text or ValueKind.Markup or ValueKind.Bytes => true,
        _ => value.O is PyRange || SequenceView.TryOf(value, out _) || MappingView.TryOf(value, out _),
    };
}
