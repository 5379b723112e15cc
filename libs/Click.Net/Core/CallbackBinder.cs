using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using Click.Net.Text;

namespace Click.Net;

/// <summary>Calls a function with the values of a context: by the types of its parameters what the library knows, by their names the values.</summary>
internal sealed class CallbackBinder
{
    [ThreadStatic]
    private static RecentCallback? _recent;
    private static RecentCallback? _prepared;

    private readonly ParameterInfo[] _parameters;
    private readonly string[] _names;
    private readonly MethodInvoker _invoker;

    private CallbackBinder(MethodInfo method)
    {
        _parameters = method.GetParameters();
        _names = new string[_parameters.Length];
        for (int i = 0; i < _names.Length; i++)
            _names[i] = Plain(_parameters[i].Name ?? "");
        _invoker = MethodInvoker.Create(method);
    }

    /// <summary>Calls a function and waits for what it returns.</summary>
    public static ValueTask<object?> CallAsync(Delegate callback, Context context)
    {
        if (callback is Action action)
        {
            action();
            return default;
        }

        CallbackBinder binder = For(callback);
        return Unwrap(binder.Call(callback, binder.Bind(context, 0)));
    }

    /// <summary>The same for a function whose first parameter gets a result.</summary>
    public static ValueTask<object?> CallAsync(Delegate callback, Context context, object? result)
    {
        CallbackBinder binder = For(callback);
        object?[] arguments = binder.Bind(context, 1);
        if (arguments.Length > 0)
            arguments[0] = Fit(result, binder._parameters[0].ParameterType);
        return Unwrap(binder.Call(callback, arguments));
    }

    /// <summary>Looks at a function before it is called.</summary>
    public static void Prepare(Delegate callback)
    {
        RecentCallback prepared = new();
        prepared.Keep(callback, new CallbackBinder(callback.Method));
        Volatile.Write(ref _prepared, prepared);
    }

    // To ask a new delegate for its method takes longer than to see that it is the one of the last call.
    private static CallbackBinder For(Delegate callback)
    {
        if (Volatile.Read(ref _prepared)?.BinderOf(callback) is { } prepared)
            return prepared;
        RecentCallback recent = _recent ??= new RecentCallback();
        if (recent.BinderOf(callback) is { } known)
            return known;
        CallbackBinder binder = Known.Binders.GetValue(callback.Method, static method => new CallbackBinder(method));
        recent.Keep(callback, binder);
        return binder;
    }

    private object? Call(Delegate callback, object?[] arguments) => _invoker.Invoke(callback.Target, new Span<object?>(arguments));

    private object?[] Bind(Context context, int from)
    {
        object?[] arguments = new object?[_parameters.Length];
        for (int i = from; i < arguments.Length; i++)
            arguments[i] = Argument(context, _parameters[i], _names[i]);
        return arguments;
    }

    /// <summary>The arguments for parameters, of a constructor for example.</summary>
    internal static object?[] Bind(Context context, ParameterInfo[] parameters)
    {
        object?[] arguments = new object?[parameters.Length];
        for (int i = 0; i < arguments.Length; i++)
            arguments[i] = Argument(context, parameters[i], Plain(parameters[i].Name ?? ""));
        return arguments;
    }

    private static object? Argument(Context context, ParameterInfo parameter, string name)
    {
        Type type = parameter.ParameterType;
        if (type == typeof(Context))
            return context;
        if (type == typeof(CancellationToken))
            return context.CancellationToken;
        if (TryFindValue(context, name, out object? value))
            return Fit(value, type) is var fitted && Fits(fitted, type) ? fitted : throw WrongType(context, parameter, fitted!);
        return FromSurroundings(context, type) ?? (parameter.HasDefaultValue ? parameter.DefaultValue : throw Unknown(context, parameter.Name, type));
    }

    // What is no value of the command line is an object of the contexts, the console, or a service.
    internal static object? FromSurroundings(Context context, Type type)
    {
        for (Context? at = context; at is not null; at = at.Parent)
        {
            if (type.IsInstanceOfType(at.Obj))
                return at.Obj;
        }

        if (type.IsInstanceOfType(context.Console))
            return context.Console;
        if (type == typeof(IServiceProvider))
            return context.Services;
        return context.Services?.GetService(type);
    }

    internal static bool TryFindValue(Context context, string name, out object? value) => context.Values.TryFind(IsSame, name, out value);

    // The second name is plain already.
    private static bool IsSame(string name, string plain)
    {
        int at = 0;
        foreach (char c in name)
        {
            if (c == '_')
                continue;
            if (at == plain.Length || char.ToLowerInvariant(c) != plain[at])
                return false;
            at++;
        }

        return at == plain.Length;
    }

    internal static InvalidOperationException Unknown(Context context, string? name, Type type) => new(
        $"The function of '{context.CommandPath}' has a parameter '{name}' of type {type.Name}, "
        + $"but the command has no such value, and no context or service has such an object.{Meant(context, name)}");

    private static string Meant(Context context, string? name) =>
        Suggestions.For(name ?? "", context.Values.Keys) is [string nearest, ..] ? $" Did you mean '{nearest}'?" : "";

    // Whether a number may stand for one of another size is left to the call itself.
    private static bool Fits(object? value, Type type) =>
        value is null || type.IsInstanceOfType(value) || (type.IsPrimitive && value.GetType().IsPrimitive) || type.IsEnum;

    private static InvalidOperationException WrongType(Context context, ParameterInfo parameter, object value) => new(
        $"The function of '{context.CommandPath}' has a parameter '{parameter.Name}' of type {parameter.ParameterType.Name}, "
        + $"but the command's value of that name is of type {value.GetType().Name}. Give both the same type.");

    [UnconditionalSuppressMessage("Trimming", "IL2067", Justification = "The value was made by a parameter type; tuples and arrays that a function's parameter names are kept with it.")]
    internal static object? Fit(object? value, Type type) => ValueShape.To(value, type);

    // "dry_run" and "dryRun" are the same name.
    internal static string Plain(string name)
    {
        foreach (char c in name)
        {
            if (!char.IsAsciiLetterLower(c))
                return name.Replace("_", "", StringComparison.Ordinal).ToLowerInvariant();
        }

        return name;
    }

    internal static ValueTask<object?> Unwrap(object? result) => result switch
    {
        null => default,
        Task or ValueTask or ValueTask<object?> or ValueTask<int> => AwaitAsync(result),
        ValueType when IsValueTask(result.GetType()) => AwaitAsync(TaskOf(result)),
        _ => new ValueTask<object?>(result),
    };

    private static bool IsValueTask(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueTask<>);

    // A task of any other type tells its result by reflection; one without a result has a type of its own for that.
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicProperties, typeof(Task<>))]
    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "The property is kept by the dependency above.")]
    private static object? ResultOf(Task task)
    {
        PropertyInfo? result = task.GetType().GetProperty(nameof(Task<>.Result));
        return result is null || result.PropertyType.Name == "VoidTaskResult" ? null : result.GetValue(task);
    }

    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicMethods, typeof(ValueTask<>))]
    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "The method is kept by the dependency above.")]
    private static object TaskOf(object valueTask) => valueTask.GetType().GetMethod(nameof(ValueTask<>.AsTask))!.Invoke(valueTask, null)!;

    // Made with the second function that is called: a program that starts calls one.
    private static class Known
    {
        public static readonly ConditionalWeakTable<MethodInfo, CallbackBinder> Binders = [];
    }

    // The function of the last call. It is held weakly: it may hold much.
    private sealed class RecentCallback
    {
        private readonly WeakReference<Delegate?> _callback = new(null);
        private CallbackBinder? _binder;

        public CallbackBinder? BinderOf(Delegate callback) =>
            _callback.TryGetTarget(out Delegate? last) && last.Equals(callback) ? _binder : null;

        public void Keep(Delegate callback, CallbackBinder binder)
        {
            _callback.SetTarget(callback);
            _binder = binder;
        }
    }

    private static async ValueTask<object?> AwaitAsync(object result)
    {
        switch (result)
        {
            case Task<int> task:
                return await task.ConfigureAwait(false);
            case Task<object?> task:
                return await task.ConfigureAwait(false);
            case Task<string> task:
                return await task.ConfigureAwait(false);
            case Task<bool> task:
                return await task.ConfigureAwait(false);
            case ValueTask<object?> task:
                return await task.ConfigureAwait(false);
            case ValueTask<int> task:
                return await task.ConfigureAwait(false);
            case ValueTask task:
                await task.ConfigureAwait(false);
                return null;
            default:
                await ((Task)result).ConfigureAwait(false);
                return ResultOf((Task)result);
        }
    }
}
