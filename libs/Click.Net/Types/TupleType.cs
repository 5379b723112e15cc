using System.Collections;
using System.Globalization;
using Click.Net.Errors;

namespace Click.Net.Types;

/// <summary>Several words that make one value, each of a type of its own.</summary>
/// <remarks>Mirrors <c>click.Tuple</c>. The value is an array of objects; <c>Option&lt;(string, int)&gt;</c> makes a tuple of it.</remarks>
public sealed class TupleType(params IEnumerable<ParamType> types) : ParamType
{
    /// <summary>The types in order.</summary>
    public IReadOnlyList<ParamType> Types { get; } = [.. types];

    /// <inheritdoc />
    public override string Name => $"<{string.Join(' ', Types.Select(type => type.Name))}>";

    /// <inheritdoc />
    public override int Arity => Types.Count;

    /// <inheritdoc />
    public override bool IsComposite => true;

    /// <inheritdoc />
    protected override object? ConvertValue(object value, IParameterInfo? parameter, IContextInfo? context)
    {
        List<object?> items = [.. ItemsOf(value)];
        if (items.Count != Types.Count)
            throw Fail(WrongCount(Types.Count, items.Count), parameter, context);
        return items.Select((item, at) => Types[at].Convert(item, parameter, context)).ToArray();
    }

    private static string WrongCount(int wanted, int given) => string.Create(CultureInfo.InvariantCulture,
        $"{wanted} values are required, but {given} {(given == 1 ? "was" : "were")} given.");

    private static IEnumerable<object?> ItemsOf(object value) => value switch
    {
        System.Runtime.CompilerServices.ITuple tuple => Enumerable.Range(0, tuple.Length).Select(at => tuple[at]),
        string text => text.Select(letter => (object?)letter.ToString()),
        IDictionary map => map.Keys.Cast<object?>(),
        IEnumerable items => items.Cast<object?>(),
        _ => [value],
    };
}
