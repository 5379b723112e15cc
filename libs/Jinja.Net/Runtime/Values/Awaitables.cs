using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Jinja.Net.Runtime.Values;

/// <summary>Tasks as values: a finished one is its result, any other is pending until the render awaits it. Nothing here ever waits.</summary>
internal static class Awaitables
{
    private const string Reason = "Result of a task whose type the program itself uses; without it the task reads as None.";

    private static readonly ConcurrentDictionary<Type, PropertyInfo?> Results = new();
    private static readonly ConcurrentDictionary<Type, MethodInfo?> Conversions = new();

    /// <summary>The result of a task that has ended well, or the task as pending.</summary>
    public static Value FromTask(Task task) => task.IsCompletedSuccessfully ? Result(task) : Value.Pending(task);

    /// <summary>The task behind a pending value.</summary>
    public static Task TaskOf(Value pending) => (Task)pending.O!;

    /// <summary>The result of a finished task; throws what the task threw.</summary>
    public static Value Result(Task task)
    {
        if (!task.IsCompletedSuccessfully) task.GetAwaiter().GetResult();
        return task switch
        {
            Task<string> text => Value.From(text.Result),
            Task<object?> any => Value.From(any.Result),
            Task<bool> truth => Value.Bool(truth.Result),
            Task<int> number => Value.Int(number.Result),
            Task<long> number => Value.Int(number.Result),
            _ => Value.From(Results.GetOrAdd(task.GetType(), FindResult)?.GetValue(task)),
        };
    }

    /// <summary>The result of a task that whoever was handed it has waited for.</summary>
    /// <exception cref="TemplateRuntimeException">It has not finished: code that cannot wait was handed it.</exception>
    public static Value Finished(Value pending) =>
        pending.O is Task { IsCompleted: true } task ? Result(task) : throw CannotWait();

    public static TemplateRuntimeException CannotWait() => new(
        "the template uses the result of a task that has not finished; render it asynchronously, or await the task before");

    public static bool TryFromValueTask(ValueType structure, out Value value)
    {
        value = default;
        if (structure is ValueTask plain)
        {
            value = FromTask(plain.AsTask());
            return true;
        }

        MethodInfo? convert = Conversions.GetOrAdd(structure.GetType(), FindConversion);
        if (convert?.Invoke(structure, null) is not Task task) return false;
        value = FromTask(task);
        return true;
    }

    /// <summary>Whether an object of the program is a task whose result is not known yet.</summary>
    public static bool Is(object? instance) => instance is Task { IsCompletedSuccessfully: false } or ValueTask || (instance is ValueType && IsTask(instance.GetType()));

    /// <summary>Whether going through objects of a type could give tasks, or is asynchronous itself.</summary>
    public static bool MayHold(Type type) => Holders.GetOrAdd(type, FindHeld);

    /// <summary>Whether members of objects of a type, or their members, could be tasks: not if all are numbers, text and the like.</summary>
    public static bool MayGive(Type type) => Givers.GetOrAdd(type, FindGiven);

    private static readonly ConcurrentDictionary<Type, bool> Holders = new();
    private static readonly ConcurrentDictionary<Type, bool> Givers = new();

    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "A trimmed member cannot be asked for by name either.")]
    private static bool FindGiven(Type type)
    {
        if (typeof(ITemplateObject).IsAssignableFrom(type) || typeof(System.Collections.IEnumerable).IsAssignableFrom(type)) return true;
        foreach (PropertyInfo property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
            if (IsTask(property.PropertyType) || !(property.PropertyType.IsValueType || property.PropertyType == typeof(string))) return true;
        return type.GetFields(BindingFlags.Public | BindingFlags.Instance).Length > 0;
    }

    private static bool IsTask(Type type) =>
        typeof(Task).IsAssignableFrom(type) || type == typeof(ValueTask) || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueTask<>));

    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "Only interfaces of a live object are looked at.")]
    private static bool FindHeld(Type type)
    {
        if (typeof(ITuple).IsAssignableFrom(type)) return true;
        bool isKnown = false;
        foreach (Type candidate in type.GetInterfaces())
        {
            Type? open = candidate.IsGenericType ? candidate.GetGenericTypeDefinition() : null;
            if (open == typeof(IAsyncEnumerable<>)) return true;
            if (open != typeof(IEnumerable<>)) continue;
            isKnown = true;
            if (MayBeTask(candidate.GetGenericArguments()[0])) return true;
        }

        return !isKnown && typeof(System.Collections.IEnumerable).IsAssignableFrom(type);
    }

    private static bool MayBeTask(Type item)
    {
        if (item.IsGenericType && item.GetGenericTypeDefinition() == typeof(KeyValuePair<,>)) item = item.GetGenericArguments()[1];
        return item == typeof(object) || IsTask(item);
    }

    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = Reason)]
    private static PropertyInfo? FindResult(Type type)
    {
        PropertyInfo? result = type.GetProperty("Result", BindingFlags.Public | BindingFlags.Instance);
        return result is null || result.PropertyType.Name == "VoidTaskResult" ? null : result;
    }

    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = Reason)]
    private static MethodInfo? FindConversion(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueTask<>) ? type.GetMethod("AsTask") : null;
}
