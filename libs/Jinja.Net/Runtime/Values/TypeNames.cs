using System.Collections;
using System.Runtime.CompilerServices;

namespace Jinja.Net.Runtime.Values;

/// <summary>Python's names for the types of values, as messages show them.</summary>
internal static class TypeNames
{
    /// <summary>The name of the type: <c>int</c>, <c>str</c>, <c>NoneType</c>, …</summary>
    public static string Of(Value value) => value.Kind switch
    {
        ValueKind.None or ValueKind.Missing => "NoneType",
        ValueKind.Undefined => value.AsUndefined.ClassName,
        ValueKind.Bool => "bool",
        ValueKind.Int or ValueKind.BigInt => "int",
        ValueKind.Single or ValueKind.Double => "float",
        ValueKind.Decimal => "Decimal",
        ValueKind.Text => "str",
        ValueKind.Markup => "Markup",
        ValueKind.Bytes => "bytes",
        ValueKind.List => "list",
        ValueKind.Tuple => value.AsTuple.TypeName,
        ValueKind.Dict => "dict",
        ValueKind.Set => value.AsSet.IsFrozen ? "frozenset" : "set",
        ValueKind.Pending => "coroutine",
        _ => OfObject(value.O!),
    };

    /// <summary>The type as undefined values describe the object that lacks something: <c>None</c>, <c>dict object</c>, <c>jinja2.utils.Cycler object</c>.</summary>
    public static string Describe(Value value) => value.Kind switch
    {
        ValueKind.None => "None",
        ValueKind.Markup => "markupsafe.Markup object",
        ValueKind.Tuple when value.AsTuple.TypeName != "tuple" => $"jinja2.filters.{value.AsTuple.TypeName} object",
        ValueKind.Undefined => $"jinja2.runtime.{Of(value)} object",
        ValueKind.Object when value.O is INamedType { Module: string module } named => $"{module}.{named.TypeName} object",
        ValueKind.Decimal => "decimal.Decimal object",
        ValueKind.Object when DateValues.IsDate(value.O!) => $"datetime.{Of(value)} object",
        ValueKind.Object when value.O is Guid => "uuid.UUID object",
        _ => $"{Of(value)} object",
    };

    private static string OfObject(object instance) => instance switch
    {
        INamedType named => named.TypeName,
        Callable or Delegate => "function",
        DateTime or DateTimeOffset => "datetime",
        DateOnly => "date",
        TimeOnly => "time",
        TimeSpan => "timedelta",
        Guid => "UUID",
        ITuple => "tuple",
        _ => Shapes.Of(instance) switch
        {
            Shape.Mapping => "dict",
            Shape.Sequence => "list",
            Shape.Set => Sets.IsFrozen(instance) ? "frozenset" : "set",
            Shape.Iterable => "generator",
            _ => PlainName(instance.GetType()),
        },
    };

    private static string PlainName(Type type)
    {
        int mark = type.Name.IndexOf('`', StringComparison.Ordinal);
        return mark < 0 ? type.Name : type.Name[..mark];
    }
}

/// <summary>An object of ours that messages call by a name of Python's.</summary>
internal interface INamedType
{
    string TypeName { get; }

    /// <summary>The module that the name is told with; <see langword="null"/> for Python's own types.</summary>
    string? Module => null;
}
