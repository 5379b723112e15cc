using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.ExceptionServices;

namespace Click.Net;

/// <summary>A class that is a command: each run makes an instance with the values, calls its function, and disposes of it.</summary>
internal sealed class CommandClass
{
    /// <summary>The members that are looked at.</summary>
    public const DynamicallyAccessedMemberTypes Members = DynamicallyAccessedMemberTypes.PublicConstructors
        | DynamicallyAccessedMemberTypes.PublicProperties | DynamicallyAccessedMemberTypes.PublicMethods;

    private static readonly string[] FunctionNames = ["Run", "RunAsync", "Invoke", "InvokeAsync"];

    private readonly ConstructorInfo _constructor;
    private readonly MethodInfo _function;

    /// <summary>Looks at a class.</summary>
    /// <exception cref="ArgumentException">The class has several constructors, or not one function to call.</exception>
    public CommandClass([DynamicallyAccessedMembers(Members)] Type type)
    {
        if (type.IsAbstract || type.GetConstructors() is not [var constructor])
            throw new ArgumentException($"{type.Name} cannot be a command: it needs exactly one public constructor.", nameof(type));
        if (Array.FindAll(type.GetMethods(), IsFunction) is not [var function])
            throw new ArgumentException($"{type.Name} cannot be a command: it needs exactly one public method called {string.Join(", ", FunctionNames)}.", nameof(type));
        _constructor = constructor;
        _function = function;
        ConstructorParameters = constructor.GetParameters();
        FunctionParameters = function.GetParameters();
        Properties = [.. type.GetProperties().Where(static property => property.SetMethod is { IsPublic: true }).Select(static property => new PropertyMember(property))
            .Where(static property => property.AttributeOf<OptionAttribute>() is not null || property.AttributeOf<ArgumentAttribute>() is not null)];
    }

    /// <summary>The parameters of the constructor.</summary>
    public ParameterInfo[] ConstructorParameters { get; }

    /// <summary>The parameters of the function.</summary>
    public ParameterInfo[] FunctionParameters { get; }

    /// <summary>The properties with an attribute.</summary>
    public PropertyMember[] Properties { get; }

    /// <summary>Makes an instance of the values of a context and calls its function.</summary>
    public ValueTask<object?> RunAsync(Context context)
    {
        try
        {
            object instance = _constructor.Invoke(CallbackBinder.Bind(context, ConstructorParameters));
            CloseWith(context, instance);
            foreach (PropertyMember property in Properties)
                Set(property, instance, context);
            return CallbackBinder.Unwrap(_function.Invoke(instance, CallbackBinder.Bind(context, FunctionParameters)));
        }
        catch (TargetInvocationException error) when (error.InnerException is { } inner)
        {
            ExceptionDispatchInfo.Throw(inner);
            throw;
        }
    }

    private static bool IsFunction(MethodInfo method) => !method.IsStatic && Array.IndexOf(FunctionNames, method.Name) >= 0;

    private static void CloseWith(Context context, object instance)
    {
        if (instance is IAsyncDisposable asynchronous)
            context.WithAsyncResource(asynchronous);
        else if (instance is IDisposable disposable)
            context.CloseWith(disposable);
    }

    // What nobody gave stays as the class made it.
    private static void Set(PropertyMember property, object instance, Context context)
    {
        if (CallbackBinder.TryFindValue(context, CallbackBinder.Plain(property.Name), out object? value) && value is not null)
            property.Property.SetValue(instance, CallbackBinder.Fit(value, property.Type));
    }
}
