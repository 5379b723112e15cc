using System.Collections;
using System.Collections.Concurrent;
using System.Numerics;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Flask.Net.Json;

/// <summary>The public properties of records, anonymous types and other objects, as names and values.</summary>
internal static class ObjectMembers
{
    private static readonly ConcurrentDictionary<Type, Member[]> Members = new();

    /// <summary>Reads the properties of an object, in the order in which they are declared.</summary>
    /// <returns>The properties; null where objects of its type are not their properties, as numbers, delegates, types or streams.</returns>
    public static IReadOnlyCollection<DictionaryEntry>? Read(object value, JsonNamingPolicy? naming)
    {
        if (MembersOf(value.GetType()) is not { Length: > 0 } members)
            return null;
        DictionaryEntry[] read = new DictionaryEntry[members.Length];
        for (int at = 0; at < members.Length; at++)
            read[at] = new(members[at].NameUnder(naming), members[at].Read(value));
        return read;
    }

    private static Member[] MembersOf(Type type) => Members.GetOrAdd(type, static type => CanRead(type) ? FindMembers(type) : []);

    private static bool CanRead(Type type) => !type.IsPrimitive && !type.IsPointer
        && !typeof(Delegate).IsAssignableFrom(type) && !typeof(MemberInfo).IsAssignableFrom(type) && !typeof(Assembly).IsAssignableFrom(type)
        && !typeof(IEnumerable).IsAssignableFrom(type) && !typeof(Stream).IsAssignableFrom(type) && !typeof(Task).IsAssignableFrom(type)
        && type != typeof(TimeSpan) && type != typeof(TimeOnly) && type != typeof(Complex) && type != typeof(object)
        && type.Namespace?.StartsWith("System.Reflection", StringComparison.Ordinal) != true;

    private static Member[] FindMembers(Type type) =>
    [
        .. type.GetProperties(BindingFlags.Instance | BindingFlags.Public)
            .Where(static property => property.CanRead && property.GetIndexParameters().Length == 0
                && !property.PropertyType.IsByRefLike && property.GetCustomAttribute<JsonIgnoreAttribute>() is null)
            .Select(static property => new Member(property.Name, property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name, PropertyReader.Of(property))),
    ];

    private sealed record Member(string Name, string? FixedName, Func<object, object?> Read)
    {
        public string NameUnder(JsonNamingPolicy? naming) => FixedName ?? naming?.ConvertName(Name) ?? Name;
    }
}
