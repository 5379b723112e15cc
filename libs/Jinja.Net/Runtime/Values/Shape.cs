using System.Collections;
using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Jinja.Net.Runtime.Values;

/// <summary>What a .NET object is to a template.</summary>
internal enum Shape : byte
{
    /// <summary>An object with attributes.</summary>
    Plain,

    /// <summary>A list: counted and indexed.</summary>
    Sequence,
    Tuple,
    Mapping,
    Set,

    /// <summary>Something that can only be gone through.</summary>
    Iterable,
    AsyncIterable,
    Callable,
}

/// <summary>Finds the <see cref="Shape"/> of a .NET object by its type, once per type.</summary>
internal static class Shapes
{
    private static readonly ConcurrentDictionary<Type, Shape> Known = new();

    public static Shape Of(object instance) =>
        Known.TryGetValue(instance.GetType(), out Shape shape) ? shape : Learn(instance);

    private static Shape Learn(object instance)
    {
        Shape shape = Classify(instance);
        Known.TryAdd(instance.GetType(), shape);
        return shape;
    }

    private static Shape Classify(object instance) => instance switch
    {
        Callable or Delegate => Shape.Callable,
        ITuple => Shape.Tuple,
        IDictionary or IDictionary<string, object?> or IReadOnlyDictionary<string, object?> => Shape.Mapping,
        IList or IList<object?> or IReadOnlyList<object?> => Shape.Sequence,
        IEnumerable => OfInterfaces(instance.GetType()),
        _ => IsAsync(instance.GetType()) ? Shape.AsyncIterable : Shape.Plain,
    };

    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "Only interfaces of a live object are looked at; a trimmed one is one that nothing casts to.")]
    private static Shape OfInterfaces(Type type)
    {
        Shape best = Shape.Iterable;
        foreach (Type candidate in type.GetInterfaces())
        {
            if (!candidate.IsGenericType) continue;
            Type open = candidate.GetGenericTypeDefinition();
            if (open == typeof(IReadOnlyDictionary<,>) || open == typeof(IDictionary<,>)) return Shape.Mapping;
            if (open == typeof(IReadOnlySet<>) || open == typeof(ISet<>)) best = Shape.Set;
            if (best == Shape.Iterable && (open == typeof(IReadOnlyList<>) || open == typeof(IList<>))) best = Shape.Sequence;
        }

        return best;
    }

    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "Only interfaces of a live object are looked at; a trimmed one is one that nothing casts to.")]
    private static bool IsAsync(Type type) =>
        type.GetInterfaces().Any(static i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>));
}
