using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace Flask.Net;

/// <summary>Reads routes off classes and methods that carry them as attributes.</summary>
internal static class AttributeRoutes
{
    private const BindingFlags Views = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>The routes of a class: its own where it is a class of views, else those of its public methods.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static IReadOnlyList<RouteDeclaration> Of(
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors | DynamicallyAccessedMemberTypes.PublicMethods)] Type type)
    {
        RouteDeclaration[] routes = type.IsSubclassOf(typeof(View)) ? [.. OfView(type)] : [.. OfMethods(type)];
        return routes.Length > 0 ? routes : throw new ArgumentException(
            $"'{type.Name}' carries no route. Write [Route(\"/...\")] on it, where it is a class of views, or on its public methods.", nameof(type));
    }

    /// <summary>The routes of a delegate, which its method carries.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static IReadOnlyList<RouteDeclaration> Of(Delegate view)
    {
        RegisteredView registered = ViewInvoker.View(view);
        RouteDeclaration[] routes = [.. view.Method.GetCustomAttributes<RouteAttribute>().Select(route => Declare(route, "", EndpointName.Of(view, route.Rule), registered))];
        return routes.Length > 0 ? routes : throw new ArgumentException($"'{view.Method.Name}' carries no route, as [Get(\"/\")].", nameof(view));
    }

    private static IEnumerable<RouteDeclaration> OfView(
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors | DynamicallyAccessedMemberTypes.PublicMethods)] Type type)
    {
        RegisteredView view = ViewClass.Bind(type);
        return type.GetCustomAttributes<RouteAttribute>().Select(route => Declare(route, "", type.Name, view));
    }

    private static IEnumerable<RouteDeclaration> OfMethods(
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors | DynamicallyAccessedMemberTypes.PublicMethods)] Type type)
    {
        string prefix = type.GetCustomAttribute<RouteAttribute>()?.Rule ?? "";
        Func<FlaskContext, object?>? instance = null;
        foreach (MethodInfo method in type.GetMethods(Views))
        {
            RouteAttribute[] routes = [.. method.GetCustomAttributes<RouteAttribute>()];
            if (routes.Length == 0)
                continue;
            Func<FlaskContext, object?> target = method.IsStatic ? static _ => null : instance ??= ViewClass.InstancesOf(type, initEveryRequest: true);
            RegisteredView view = new(method, ViewDecoratorAttribute.Wrap(ViewInvoker.Bind(method, target), type))
            {
                IsSynchronous = !ViewInvoker.ReturnsTask(method.ReturnType),
            };
            foreach (RouteAttribute route in routes)
                yield return Declare(route, prefix, method.Name, view);
        }
    }

    private static RouteDeclaration Declare(RouteAttribute route, string prefix, string name, RegisteredView view) =>
        new(Below(prefix, route.Rule), route.Endpoint ?? name, view, route.Methods, new RouteOptions
        {
            Subdomain = route.Subdomain,
            Host = route.Host,
            StrictSlashes = route.HasStrictSlashes,
        })
        {
            IsNamedByView = route.Endpoint is null,
        };

    private static string Below(string prefix, string rule)
    {
        if (prefix.Length == 0)
            return rule;
        return rule.Length == 0 ? prefix : prefix.TrimEnd('/') + "/" + rule.TrimStart('/');
    }
}
