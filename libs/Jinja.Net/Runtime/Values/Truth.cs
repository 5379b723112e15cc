using System.Collections;
using System.Runtime.CompilerServices;

namespace Jinja.Net.Runtime.Values;

/// <summary>Python's truth: zero, nothing and emptiness are false.</summary>
internal static class Truth
{
    /// <exception cref="UndefinedException">The value is a strict undefined.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsTrue(Value value) =>
        ReferenceEquals(value.O, ScalarTag.Bool) || ReferenceEquals(value.O, ScalarTag.Int) ? value.N != 0 : IsTrueSlow(value);

    private static bool IsTrueSlow(Value value) => value.Kind switch
    {
        ValueKind.Missing or ValueKind.None => false,
        ValueKind.Undefined => OfUndefined(value.AsUndefined),
        ValueKind.Double => value.AsDouble != 0,
        ValueKind.Single => value.AsSingle != 0,
        ValueKind.Decimal => value.AsDecimal != 0,
        ValueKind.Text or ValueKind.Markup => value.AsText.Length > 0,
        ValueKind.Bytes => value.AsBytes.Length > 0,
        ValueKind.List => value.AsList.Count > 0,
        ValueKind.Tuple => value.AsTuple.Count > 0,
        ValueKind.Dict => value.AsDict.Count > 0,
        ValueKind.Set => value.AsSet.Count > 0,
        ValueKind.Object => OfObject(value),
        _ => true,
    };

    private static bool OfUndefined(Undefined undefined)
    {
        if (undefined.IsStrict) throw undefined.Fail();
        undefined.OnRead();
        return false;
    }

    private static bool OfObject(Value value) => value.O switch
    {
        ICountable countable => countable.Count > 0,
        TimeSpan span => span != TimeSpan.Zero,
        ITemplateObject => true,
        ICollection collection => collection.Count > 0,
        ITuple tuple => tuple.Length > 0,
        _ => !Iteration.TryLength(value, out long length) || length > 0,
    };
}

/// <summary>An object of ours that has a length.</summary>
internal interface ICountable
{
    long Count { get; }
}
