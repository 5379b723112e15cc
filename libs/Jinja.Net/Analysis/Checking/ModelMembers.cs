using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Jinja.Net.Runtime;
using Jinja.Net.Runtime.Values;

namespace Jinja.Net.Analysis.Checking;

/// <summary>Which members values of a type have, by the rules that hold when a template runs.</summary>
internal sealed class ModelMembers(IModelHost host)
{
    private const string Reason = "A template is checked where it is built, against types that are whole.";

    private static readonly string[] LoopNames =
        ["index", "index0", "revindex", "revindex0", "first", "last", "length", "previtem", "nextitem", "depth", "depth0", "cycle", "changed"];

    private static readonly Value[] CollectionSamples = [Value.List(new PyList()), Value.Tuple(), Value.Set(new PySet())];

    /// <summary>The member of a name; <see langword="null"/> if there can be none.</summary>
    public ModelType? Find(ModelType target, string name) => target switch
    {
        _ when name.StartsWith("__", StringComparison.Ordinal) => ModelType.Unknown,
        ObjectType known => OfObject(known.Type, name),
        ListType list => OfList(list, name),
        TupleType tuple => OfTuple(tuple, name),
        MappingType mapping => OfMapping(mapping, name),
        ModuleType module => module.Names.Find(name) ?? (module.Names.IsOpen ? ModelType.Unknown : null),
        LoopType loop => name is "previtem" or "nextitem" ? loop.Item : name is "cycle" or "changed" ? new MethodType(ModelType.Unknown) : LoopNames.Contains(name) ? ModelType.Number : null,
        _ => ModelType.Unknown,
    };

    /// <summary>The variable that a model's member is; those of the model itself are not hidden by a sandbox.</summary>
    public ModelType? FindVariable(Type model, string name) => host.FindMember(model, name) is { } member ? Typed(model, member, isShown: true) : null;

    /// <summary>The names that could have been meant.</summary>
    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = Reason)]
    public static IEnumerable<string> Names(ModelType target) => target switch
    {
        ObjectType known => known.Type.GetMembers(BindingFlags.Public | BindingFlags.Instance)
            .Where(static member => member is PropertyInfo or FieldInfo or MethodInfo { IsSpecialName: false } && member.DeclaringType != typeof(object))
            .Select(static member => JsonNamingPolicy.SnakeCaseLower.ConvertName(member.Name)),
        ModuleType module => module.Names.Names,
        LoopType => LoopNames,
        _ => [],
    };

    /// <summary>What messages call a type.</summary>
    public static string Describe(ModelType type) => type switch
    {
        ObjectType known => Name(known.Type),
        ListType => "a list",
        TupleType => "a tuple",
        ModuleType module => $"the template '{module.Name}'",
        LoopType => "loop",
        _ => "the value",
    };

    /// <summary>What messages call a .NET type.</summary>
    public static string Name(Type type)
    {
        if (type == typeof(string))
            return "a text";
        if (type.IsPrimitive || type == typeof(decimal))
            return type == typeof(bool) ? "a truth" : "a number";
        return type.Name.StartsWith("<>", StringComparison.Ordinal) ? "the model" : type.Name.Split('`')[0];
    }

    /// <summary>Whether a value of the type may turn out to be of another type, with more members.</summary>
    public static bool MayBeMore(ModelType type) => type is ObjectType { Type: { IsInterface: true } or { IsAbstract: true } };

    private ModelType? OfObject(Type type, string name)
    {
        if (Sample(type) is { IsMissing: false } sample)
        {
            if (Methods.Find(sample, name) is BuiltinMethod method)
                return method.IsProperty ? ModelType.Unknown : new MethodType(ModelType.Unknown);
            if (sample.Kind != ValueKind.Object)
                return null;
            return host.FindMember(type, name) is { } exact and not MethodInfo && exact.Name == name ? Typed(type, exact) : null;
        }

        return host.FindMember(type, name) is { } member ? Typed(type, member) : HasIndexer(type) ? ModelType.Unknown : null;
    }

    /// <summary>A value of a type that has methods of Python's.</summary>
    private static Value Sample(Type type) => Type.GetTypeCode(type) switch
    {
        _ when type.IsEnum => default,
        TypeCode.String => Value.EmptyText,
        TypeCode.Boolean => Value.True,
        TypeCode.Single or TypeCode.Double => Value.Double(0),
        TypeCode.Decimal => Value.Decimal(0),
        TypeCode.DateTime => Value.From(default(DateTime)),
        TypeCode.Object => type == typeof(DateTimeOffset) ? Value.From(default(DateTimeOffset))
            : type == typeof(DateOnly) ? Value.From(default(DateOnly))
            : type == typeof(TimeOnly) ? Value.From(default(TimeOnly))
            : type == typeof(TimeSpan) ? Value.From(default(TimeSpan))
            : type == typeof(Guid) ? Value.From(default(Guid))
            : type == typeof(Half) ? Value.Double(0)
            : type.IsPrimitive || type == typeof(System.Numerics.BigInteger) || type == typeof(Int128) || type == typeof(UInt128) ? Value.Int(0) : default,
        TypeCode.Empty or TypeCode.DBNull => default,
        _ => Value.Int(0),
    };

    private ModelType? Typed(Type type, MemberInfo member, bool isShown = false) => !isShown && !host.Shows(type, member) ? null : member switch
    {
        PropertyInfo property => ModelType.Of(property.PropertyType),
        FieldInfo field => ModelType.Of(field.FieldType),
        MethodInfo method => new MethodType(IsOverloaded(type, method) ? ModelType.Unknown : ModelType.Of(method.ReturnType)),
        _ => ModelType.Unknown,
    };

    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = Reason)]
    private static bool IsOverloaded(Type type, MethodInfo method) =>
        type.GetMember(method.Name, MemberTypes.Method, BindingFlags.Public | BindingFlags.Instance).Length > 1;

    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = Reason)]
    private static bool HasIndexer(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Any(static property => property.GetIndexParameters().Length > 0);

    private ModelType? OfList(ListType list, string name)
    {
        if (CollectionSamples.Any(sample => Methods.Find(sample, name) is not null))
            return new MethodType(ModelType.Unknown);
        if (list.Type is not { } type || host.FindMember(type, name) is not { } member)
            return null;
        bool isPlatform = type.IsArray || type.Namespace?.StartsWith("System", StringComparison.Ordinal) == true;
        return isPlatform && (member is MethodInfo || member.Name != name) ? null : Typed(type, member);
    }

    private static ModelType? OfTuple(TupleType tuple, string name)
    {
        if (tuple.Names is { } names && Array.IndexOf(names, name) is >= 0 and int index)
            return tuple.Items[index];
        if (name.StartsWith("Item", StringComparison.Ordinal) && int.TryParse(name.AsSpan(4), NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= 1 && number <= tuple.Items.Length)
            return tuple.Items[number - 1];
        return Methods.Find(Value.Tuple(), name) is not null ? new MethodType(ModelType.Unknown) : null;
    }

    private static ModelType OfMapping(MappingType mapping, string name) => name switch
    {
        "items" => new MethodType(new ListType(new TupleType([ModelType.Unknown, mapping.Value], null), null)),
        "values" => new MethodType(new ListType(mapping.Value, null)),
        "keys" => new MethodType(new ListType(ModelType.Unknown, null)),
        _ => Methods.Find(Value.Dict(new PyDict()), name) is not null ? new MethodType(ModelType.Unknown) : mapping.Value,
    };
}
