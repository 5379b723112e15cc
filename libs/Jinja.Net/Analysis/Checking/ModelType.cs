using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Dynamic;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Jinja.Net.Runtime;
using Jinja.Net.Runtime.Values;
using Jinja.Net.Syntax.Statements;
using MarkupSafe.Net;

namespace Jinja.Net.Analysis.Checking;

/// <summary>What is known of a value before a template runs. <see cref="Unknown"/> has every member.</summary>
internal abstract record ModelType
{
    private const int DeepestNesting = 20;
    private const string Reason = "A template is checked where it is built, against types that are whole.";

    public static readonly ModelType Unknown = new UnknownType();
    public static readonly ModelType None = new NoneType();
    public static readonly ModelType Text = new ObjectType(typeof(string));
    public static readonly ModelType Bool = new ObjectType(typeof(bool));
    public static readonly ModelType Number = new ObjectType(typeof(long));

    /// <summary>What values of a type are to templates.</summary>
    public static ModelType Of(Type type) => Of(type, 0);

    /// <summary>What a value is that may be either.</summary>
    public ModelType Or(ModelType other) => (this, other) switch
    {
        _ when Equals(other) => this,
        (NoneType, _) => other,
        (_, NoneType) => this,
        (ListType left, ListType right) => new ListType(left.Item.Or(right.Item), null),
        (MappingType left, MappingType right) => new MappingType(left.Value.Or(right.Value)),
        _ => Unknown,
    };

    private static ModelType Of(Type type, int depth)
    {
        Type plain = Nullable.GetUnderlyingType(type) ?? type;
        if (depth > DeepestNesting || plain.IsGenericParameter || plain.IsPointer || plain.IsByRef || IsOpen(plain))
            return Unknown;
        if (plain == typeof(char) || plain == typeof(Markup))
            return Text;
        if (plain.IsPrimitive || plain == typeof(string) || plain == typeof(decimal) || plain == typeof(BigInteger) || plain == typeof(Half) || plain == typeof(Int128) || plain == typeof(UInt128))
            return new ObjectType(plain);
        if (typeof(Delegate).IsAssignableFrom(plain))
            return new MethodType(Unknown);
        if (plain.IsGenericType && (plain.GetGenericTypeDefinition() == typeof(Task<>) || plain.GetGenericTypeDefinition() == typeof(ValueTask<>)))
            return Of(plain.GetGenericArguments()[0], depth + 1);
        return Collection(plain, depth) ?? new ObjectType(plain);
    }

    /// <summary>Types that answer for themselves while the template runs.</summary>
    private static bool IsOpen(Type type) =>
        type == typeof(object) || type == typeof(byte[]) || type == typeof(JsonElement) || type == typeof(JsonDocument) || typeof(JsonNode).IsAssignableFrom(type)
        || typeof(ITemplateObject).IsAssignableFrom(type) || typeof(IDynamicMetaObjectProvider).IsAssignableFrom(type) || typeof(Undefined).IsAssignableFrom(type)
        || typeof(Callable).IsAssignableFrom(type) || typeof(INamedType).IsAssignableFrom(type) || typeof(Task).IsAssignableFrom(type) && !type.IsGenericType;

    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = Reason)]
    private static ModelType? Collection(Type type, int depth)
    {
        if (typeof(ITuple).IsAssignableFrom(type))
            return new TupleType([.. type.GetGenericArguments().Select(item => Of(item, depth + 1))], null);
        Type[] shapes = type.IsInterface ? [type, .. type.GetInterfaces()] : type.GetInterfaces();
        if (Find(shapes, typeof(IDictionary<,>)) is { } dictionary)
            return new MappingType(dictionary.Length == 2 ? Of(dictionary[1], depth + 1) : Unknown);
        if (Find(shapes, typeof(IReadOnlyDictionary<,>)) is { } lookup)
            return new MappingType(lookup.Length == 2 ? Of(lookup[1], depth + 1) : Unknown);
        if (typeof(IDictionary).IsAssignableFrom(type))
            return new MappingType(Unknown);
        if (Find(shapes, typeof(IEnumerable<>)) is { } items || (items = Find(shapes, typeof(IAsyncEnumerable<>))!) is not null)
            return new ListType(items.Length == 1 ? Of(items[0], depth + 1) : Unknown, type);
        return typeof(IEnumerable).IsAssignableFrom(type) ? new ListType(Unknown, type) : null;
    }

    /// <summary>The type arguments of an interface; empty where a type has it more than once.</summary>
    private static Type[]? Find(Type[] interfaces, Type open)
    {
        Type[] found = [.. interfaces.Where(candidate => candidate.IsGenericType && candidate.GetGenericTypeDefinition() == open)];
        return found.Length == 0 ? null : found.Length == 1 ? found[0].GetGenericArguments() : [];
    }
}

/// <summary>Anything.</summary>
internal sealed record UnknownType : ModelType;

/// <summary>Nothing: of two possibilities the other one counts.</summary>
internal sealed record NoneType : ModelType;

/// <summary>An object with members, a text or a number.</summary>
internal sealed record ObjectType(Type Type) : ModelType;

/// <summary>Something to loop over, of a .NET type or of the template's own making.</summary>
internal sealed record ListType(ModelType Item, Type? Type) : ModelType;

/// <summary>A dict; every key may be in it.</summary>
internal sealed record MappingType(ModelType Value) : ModelType;

/// <summary>A tuple, perhaps with names for its items.</summary>
internal sealed record TupleType(ModelType[] Items, string[]? Names) : ModelType
{
    public bool Equals(TupleType? other) => other is not null && Items.SequenceEqual(other.Items);

    public override int GetHashCode() => Items.Length;

    public override string ToString() => $"({string.Join(", ", (object[])Items)})";

    /// <summary>What any item of it is.</summary>
    public ModelType Any => Items.Length == 0 ? Unknown : Items.Aggregate(static (left, right) => left.Or(right));
}

/// <summary>Something to call.</summary>
internal sealed record MethodType(ModelType Result) : ModelType;

/// <summary>A macro, with the names that it sees.</summary>
internal sealed record MacroType(MacroStatement Macro, ModelScope Scope, CodeUnit Unit) : ModelType;

/// <summary>An imported template.</summary>
internal sealed record ModuleType(ModelScope Names, string Name) : ModelType;

/// <summary>The <c>loop</c> of a loop.</summary>
internal sealed record LoopType(ModelType Item) : ModelType;
