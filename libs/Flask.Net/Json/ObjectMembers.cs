using System.Collections;
using System.Collections.Concurrent;
using System.Numerics;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Flask.Net.Json;

/// <summary>The public properties of records, anonymous types and other objects, as a dictionary.</summary>
internal static class ObjectMembers
{
    private static readonly ConcurrentDictionary<Type, Member[]> Members = new();

    /// <summary>Whether objects of a type are their properties. Numbers, delegates, types, streams and the like are not.</summary>
    public static bool CanRead(Type type) => !type.IsPrimitive && !type.IsPointer
        && !typeof(Delegate).IsAssignableFrom(type) && !typeof(MemberInfo).IsAssignableFrom(type) && !typeof(Assembly).IsAssignableFrom(type)
        && !typeof(IEnumerable).IsAssignableFrom(type) && !typeof(Stream).IsAssignableFrom(type) && !typeof(Task).IsAssignableFrom(type)
        && type != typeof(TimeSpan) && type != typeof(TimeOnly) && type != typeof(Complex) && type != typeof(object)
        && type.Namespace?.StartsWith("System.Reflection", StringComparison.Ordinal) != true
        && MembersOf(type).Length > 0;

    /// <summary>Reads the properties, in the order in which they are declared.</summary>
    public static OrderedDictionary<string, object?> Read(object value, JsonNamingPolicy? naming)
    {
        OrderedDictionary<string, object?> read = new(StringComparer.Ordinal);
        foreach (Member member in MembersOf(value.GetType()))
            read[member.NameUnder(naming)] = member.Property.GetValue(value);
        return read;
    }

    private static Member[] MembersOf(Type type) => Members.GetOrAdd(type, static type =>
    [
        .. type.GetProperties(BindingFlags.Instance | BindingFlags.Public)
            .Where(static property => property.CanRead && property.GetIndexParameters().Length == 0
                && !property.PropertyType.IsByRefLike && property.GetCustomAttribute<JsonIgnoreAttribute>() is null)
            .Select(static property => new Member(property, property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name)),
    ]);

    private sealed record Member(PropertyInfo Property, string? FixedName)
    {
        public string NameUnder(JsonNamingPolicy? naming) => FixedName ?? naming?.ConvertName(Property.Name) ?? Property.Name;
    }
}
