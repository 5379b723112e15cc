using System.Numerics;
using System.Text.Json;
using System.Text.Json.Nodes;
using MarkupSafe.Net;

namespace Jinja.Net.Runtime.Values;

/// <summary>Between values and plain .NET objects.</summary>
internal readonly partial struct Value
{
    /// <summary>Any .NET object as a value. Numbers and text are taken over, JSON is copied, everything else is kept as it is.</summary>
    public static Value From(object? instance) => instance switch
    {
        null => None,
        string text => Text(text),
        int number => Int(number),
        bool truth => Bool(truth),
        double number => Double(number),
        long number => Int(number),
        Value value => value,
        Markup markup => Markup(markup.ToString()),
        decimal number => Decimal(number),
        float number => Single(number),
        PyList list => List(list),
        PyDict dict => Dict(dict),
        PyTuple tuple => Tuple(tuple),
        PySet set => Set(set),
        Undefined undefined => Undefined(undefined),
        ValueType structure => FromStructure(structure),
        byte[] bytes => Bytes(bytes),
        JsonNode node => JsonValues.Read(node),
        JsonDocument document => JsonValues.Read(document.RootElement),
        Task task => Awaitables.FromTask(task),
        DBNull => None,
        _ => new Value(instance, ValueKind.Object),
    };

    private static Value FromStructure(ValueType structure) => structure switch
    {
        short number => Int(number),
        byte number => Int(number),
        uint number => Int(number),
        ulong number => Integer(number),
        ushort number => Int(number),
        sbyte number => Int(number),
        char character => Text(character.ToString()),
        BigInteger number => Integer(number),
        Int128 number => Integer(number),
        UInt128 number => Integer(number),
        Half number => Double((double)number),
        JsonElement element => JsonValues.Read(element),
        _ => Awaitables.TryFromValueTask(structure, out Value result) ? result : new Value(structure, ValueKind.Object),
    };

    /// <summary>
    /// The value as a .NET object: null, bool, long, double, <see cref="BigInteger"/>, string, <see cref="MarkupSafe.Net.Markup"/>, or the object itself.
    /// Lists, tuples, dicts and sets of templates are .NET collections of such objects.
    /// </summary>
    public object? ToObject() => Kind switch
    {
        ValueKind.Missing or ValueKind.None => null,
        ValueKind.Bool => AsBool,
        ValueKind.Int => N,
        ValueKind.Single => AsSingle,
        ValueKind.Double => AsDouble,
        ValueKind.Markup => new Markup(AsText),
        _ => O,
    };
}
