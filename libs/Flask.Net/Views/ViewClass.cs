using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace Flask.Net;

/// <summary>Makes a registered view of a class.</summary>
internal static class ViewClass
{
    private const string Dispatch = "DispatchRequest";
    private static readonly string[] HttpMethods = ["Get", "Post", "Put", "Patch", "Delete", "Head", "Options", "Trace", "Query"];

    /// <summary>Binds a class: a <see cref="MethodView"/> by the names of its methods, another <see cref="View"/> by its <c>DispatchRequest</c>.</summary>
    /// <exception cref="ArgumentException">The class has no method that could answer.</exception>
    public static RegisteredView Bind([DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors | DynamicallyAccessedMemberTypes.PublicMethods)] Type view)
    {
        ViewAttribute settings = view.GetCustomAttribute<ViewAttribute>() ?? new ViewAttribute();
        Func<FlaskContext, object> instance = InstancesOf(view, settings.InitEveryRequest);
        Dictionary<string, ViewFunction> methods = MethodsOf(view, instance);
        ViewFunction run = methods.Count > 0 ? ByMethod(view, methods.ToFrozenDictionary(StringComparer.Ordinal)) : ViewInvoker.Bind(DispatcherOf(view), instance);
        return new RegisteredView(view, ViewDecoratorAttribute.Wrap(run, view))
        {
            IsSynchronous = view.GetMethods(BindingFlags.Public | BindingFlags.Instance)
                .Any(static method => IsAnswering(method.Name) && !ViewInvoker.ReturnsTask(method.ReturnType)),
            Methods = settings.Methods ?? (methods.Count > 0 ? [.. methods.Keys] : null),
            ProvideAutomaticOptions = settings.ProvidesAutomaticOptions,
        };
    }

    /// <summary>Makes the objects whose methods answer, their constructors' parameters from the services.</summary>
    public static Func<FlaskContext, object> InstancesOf(
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] Type view, bool initEveryRequest)
    {
        ObjectFactory make = ActivatorUtilities.CreateFactory(view, []);
        if (initEveryRequest)
            return context => make(context.Services, null);
        object? only = null;
        return context => only ??= make(context.Services, null);
    }

    private static Dictionary<string, ViewFunction> MethodsOf(
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicMethods)] Type view, Func<FlaskContext, object> instance)
    {
        Dictionary<string, ViewFunction> methods = new(StringComparer.Ordinal);
        if (!view.IsSubclassOf(typeof(MethodView)))
            return methods;
        foreach (string name in HttpMethods)
        {
            if (MethodNamed(view, name) is { } method)
                methods[name.ToUpperInvariant()] = ViewInvoker.Bind(method, instance);
        }

        return methods;
    }

    private static ViewFunction ByMethod(Type view, FrozenDictionary<string, ViewFunction> methods) => context =>
    {
        string method = context.Request.Method;
        if (methods.TryGetValue(method, out ViewFunction? run) || (method == "HEAD" && methods.TryGetValue("GET", out run)))
            return run(context);
        throw new InvalidOperationException($"Unimplemented method '{method}' in {view.Name}.");
    };

    private static bool IsAnswering(string name) => name == Dispatch || HttpMethods.Contains(name, StringComparer.Ordinal);

    private static MethodInfo DispatcherOf([DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicMethods)] Type view) =>
        MethodNamed(view, Dispatch) ?? throw new ArgumentException(
            $"'{view.Name}' has no public method '{Dispatch}'. Write one, or derive from {nameof(MethodView)} and write Get, Post ...", nameof(view));

    private static MethodInfo? MethodNamed([DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicMethods)] Type view, string name) =>
        view.GetMethod(name, BindingFlags.Public | BindingFlags.Instance) ?? view.GetMethod(name + "Async", BindingFlags.Public | BindingFlags.Instance);
}
