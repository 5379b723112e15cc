using System.Collections.Frozen;

namespace Jinja.Net.Runtime.Values;

/// <summary>Finds the methods and attributes that Python's own types have.</summary>
internal static class Methods
{
    /// <summary>The method of this name of the value's type, or <see langword="null"/>.</summary>
    public static BuiltinMethod? Find(Value value, string name) => Table(value)?.GetValueOrDefault(name);

    /// <summary>Whether the type has methods of Python's, which stand in for those of .NET.</summary>
    public static bool HasOwn(Value value) => Table(value) is not null && value.O!.GetType().Namespace?.StartsWith("System", StringComparison.Ordinal) != false;

    private static FrozenDictionary<string, BuiltinMethod>? Table(Value value) => value.Kind switch
    {
        ValueKind.Text => StringMethods.Table,
        ValueKind.Markup => MarkupMethods.Table,
        ValueKind.List => ListMethods.Table,
        ValueKind.Tuple => ListMethods.TupleTable,
        ValueKind.Dict => DictMethods.Table,
        ValueKind.Set => value.AsSet.IsFrozen ? SetMethods.FrozenTable : SetMethods.Table,
        ValueKind.Bool or ValueKind.Int or ValueKind.BigInt => NumberMethods.IntTable,
        ValueKind.Double or ValueKind.Single => NumberMethods.FloatTable,
        ValueKind.Bytes => BytesMethods.Table,
        ValueKind.Object => OfObject(value.O!),
        _ => null,
    };

    private static FrozenDictionary<string, BuiltinMethod>? OfObject(object instance)
    {
        if (instance is PyRange) return ListMethods.RangeTable;
        if (!MemberAccess.IsForeign(instance)) return null;
        if (instance is Guid) return UuidMethods.Table;
        return DateValues.IsDate(instance) ? DateMethods.TableOf(instance) : Shapes.Of(instance) switch
        {
            Shape.Mapping => DictMethods.Table,
            Shape.Sequence => ListMethods.Table,
            Shape.Tuple => ListMethods.TupleTable,
            Shape.Set => Sets.IsFrozen(instance) ? SetMethods.FrozenTable : SetMethods.Table,
            _ => null,
        };
    }

    /// <summary>A table of methods from its rows.</summary>
    public static FrozenDictionary<string, BuiltinMethod> Build(params ReadOnlySpan<BuiltinMethod> methods)
    {
        Dictionary<string, BuiltinMethod> table = [];
        foreach (BuiltinMethod method in methods) table[method.Name] = method;
        return table.ToFrozenDictionary();
    }

    public static BuiltinMethod Method(string name, string parameters, NativeFunction function) => new(name, Signature.Parse(parameters), function);

    public static BuiltinMethod Mutator(string name, string parameters, NativeFunction function) => new(name, Signature.Parse(parameters), function) { Mutates = true };

    public static BuiltinMethod Property(string name, Func<Value, Value> read) =>
        new(name, Signature.Parse("self"), (_, arguments) => read(arguments[0])) { IsProperty = true };
}
