using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace Jinja.Net.Runtime.Values;

/// <summary>Tasks as values: a finished one is its result, any other is pending until the render awaits it. Nothing here ever waits.</summary>
internal static class Awaitables
{
    private const string Reason = "Result of a task whose type the program itself uses; without it the task reads as None.";

    private static readonly ConcurrentDictionary<Type, PropertyInfo?> Results = new();
    private static readonly ConcurrentDictionary<Type, MethodInfo?> Conversions = new();

    /// <summary>The result of a finished task, or the task as pending.</summary>
    public static Value FromTask(Task task) => task.IsCompleted ? Result(task) : Value.Pending(task);

    /// <summary>The task behind a pending value.</summary>
    public static Task TaskOf(in Value pending) => (Task)pending.O!;

    /// <summary>The result of a finished task; throws what the task threw.</summary>
    public static Value Result(Task task)
    {
        if (!task.IsCompletedSuccessfully) task.GetAwaiter().GetResult();
        object? result = Results.GetOrAdd(task.GetType(), FindResult)?.GetValue(task);
        return Value.From(result);
    }

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
