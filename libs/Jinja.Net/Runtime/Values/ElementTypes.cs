using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Jinja.Net.Runtime.Values;

/// <summary>The types of items and keys that a .NET collection takes.</summary>
internal static class ElementTypes
{
    private static readonly ConcurrentDictionary<(Type, Type), Type?> Known = new();

    /// <summary>The type of a list's items; <see langword="null"/> when anything goes.</summary>
    public static Type? OfList(Type list) => Argument(list, typeof(IList<>));

    /// <summary>The type of a dictionary's keys; <see langword="null"/> when anything goes.</summary>
    public static Type? OfKeys(Type dictionary) => Argument(dictionary, typeof(IDictionary<,>)) ?? Argument(dictionary, typeof(IReadOnlyDictionary<,>));

    /// <summary>The type of a dictionary's values; <see langword="null"/> when anything goes.</summary>
    public static Type? OfValues(Type dictionary) => Argument(dictionary, typeof(IDictionary<,>), 1);

    private static Type? Argument(Type type, Type open, int index = 0)
    {
        Type? closed = Known.GetOrAdd((type, open), static pair => Close(pair.Item1, pair.Item2));
        Type? found = closed?.GetGenericArguments()[index];
        return found == typeof(object) ? null : found;
    }

    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "Only interfaces of a live object are looked at.")]
    private static Type? Close(Type type, Type open) =>
        Array.Find(type.GetInterfaces(), i => i.IsGenericType && i.GetGenericTypeDefinition() == open);
}
