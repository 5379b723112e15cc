using System.Reflection;

namespace Flask.Net;

/// <summary>Runs around a view: before it, after it, or in its place. Derive from it and write it on a lambda, a method or a class of views.</summary>
/// <remarks>Stands for Python's decorators on view functions. The first one written is the outermost.</remarks>
/// <example><code>
/// sealed class LoginRequiredAttribute : ViewDecoratorAttribute
/// {
///     public override ValueTask&lt;object?> InvokeAsync(FlaskContext context, Func&lt;ValueTask&lt;object?>> view) =>
///         context.G["user"] is null ? new(Redirect.To(context.App.UrlFor("auth.login"))) : view();
/// }
/// app.Get("/account", [LoginRequired] () => Templates.Render("account.html"));
/// </code></example>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class, AllowMultiple = true)]
public abstract class ViewDecoratorAttribute : Attribute
{
    /// <summary>Answers the request, usually by running the view.</summary>
    /// <param name="context">The context of the request.</param>
    /// <param name="view">Runs the view, or the next decorator.</param>
    /// <returns>What a view may return.</returns>
    public abstract ValueTask<object?> InvokeAsync(FlaskContext context, Func<ValueTask<object?>> view);

    internal static ViewFunction Wrap(ViewFunction view, MemberInfo member)
    {
        foreach (ViewDecoratorAttribute decorator in member.GetCustomAttributes<ViewDecoratorAttribute>().Reverse())
        {
            ViewFunction inner = view;
            view = context => decorator.InvokeAsync(context, () => inner(context));
        }

        return view;
    }
}
