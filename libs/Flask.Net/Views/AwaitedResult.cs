using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace Flask.Net;

/// <summary>Waits for what a function returned where that turns out to be a task, whatever its declared type.</summary>
internal static class AwaitedResult
{
    private static readonly ConcurrentDictionary<Type, Func<object, ValueTask<object?>>?> Waiters = new();

    /// <summary>The value itself, or what the task brings. A task without a result brings null.</summary>
    public static ValueTask<object?> Of(object? value)
    {
        if (value is null or string or Werkzeug.Net.Response)
            return new(value);
        Func<object, ValueTask<object?>>? wait = Waiters.GetOrAdd(value.GetType(), WaiterOf);
        return wait is null ? new(value) : wait(value);
    }

    /// <summary>How to wait for values of a type; null where there is nothing to wait for.</summary>
    public static Func<object, ValueTask<object?>>? WaiterOf(Type type)
    {
        if (type == typeof(ValueTask))
            return static value => WaitAsync(((ValueTask)value).AsTask());
        for (Type? at = type; at is not null; at = at.BaseType)
        {
            if (at == typeof(Task))
                return static value => WaitAsync((Task)value);
            if (at.IsGenericType && at.GetGenericTypeDefinition() is var open && (open == typeof(Task<>) || open == typeof(ValueTask<>)))
                return MakeWaiter(open == typeof(Task<>) ? nameof(WaitTyped) : nameof(WaitTypedValue), at.GetGenericArguments()[0]);
        }

        return null;
    }

    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "A task over a value type needs code of its own; without a JIT, views return Task<object> or a class.")]
    [UnconditionalSuppressMessage("Trimming", "IL2060", Justification = "The methods have no requirements on their type argument.")]
    private static Func<object, ValueTask<object?>> MakeWaiter(string method, Type result) =>
        typeof(AwaitedResult).GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(IsNothing(result) ? typeof(object) : result)
            .CreateDelegate<Func<object, ValueTask<object?>>>();

    private static bool IsNothing(Type result) => result.FullName == "System.Threading.Tasks.VoidTaskResult";

    private static async ValueTask<object?> WaitAsync(Task task)
    {
        await task.ConfigureAwait(false);
        return null;
    }

    private static ValueTask<object?> WaitTyped<T>(object value)
    {
        if (value is not Task<T> task)
            return WaitAsync((Task)value);
        return task.IsCompletedSuccessfully ? new(task.Result) : Wait(task);

        static async ValueTask<object?> Wait(Task<T> task) => await task.ConfigureAwait(false);
    }

    private static ValueTask<object?> WaitTypedValue<T>(object value)
    {
        ValueTask<T> task = (ValueTask<T>)value;
        return task.IsCompletedSuccessfully ? new(task.Result) : Wait(task);

        static async ValueTask<object?> Wait(ValueTask<T> task) => await task.ConfigureAwait(false);
    }
}
