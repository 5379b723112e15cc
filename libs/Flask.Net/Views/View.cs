namespace Flask.Net;

/// <summary>A view as a class: its public method <c>DispatchRequest</c> answers, and takes what it asks for as any view does.</summary>
/// <remarks>
/// Mirrors <c>flask.views.View</c>. A new instance is made for each request, its constructor's parameters from the services, unless
/// <see cref="ViewAttribute.InitEveryRequest"/> says otherwise. Register it with <see cref="Scaffold.AddUrlRule{TView}"/>.
/// </remarks>
/// <example><code>
/// sealed class UserList(Database db) : View
/// {
///     public object DispatchRequest(int page = 1) => Templates.Render("users.html", new { users = db.Users(page) });
/// }
/// app.AddUrlRule&lt;UserList>("/users/");
/// </code></example>
public abstract class View
{
}

/// <summary>Says how the framework treats a class of views.</summary>
/// <remarks>Stands for the class attributes <c>methods</c>, <c>init_every_request</c> and <c>provide_automatic_options</c>.</remarks>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ViewAttribute : Attribute
{
    /// <summary>The methods that the view answers; left out, <c>GET</c> for a <see cref="View"/> and what a <see cref="MethodView"/> has methods for.</summary>
    public string[]? Methods { get; init; }

    /// <summary>Whether each request gets an instance of its own. The default is <see langword="true"/>.</summary>
    public bool InitEveryRequest { get; init; } = true;

    /// <summary>Whether the framework answers <c>OPTIONS</c> for the view.</summary>
    public bool ProvideAutomaticOptions
    {
        get => ProvidesAutomaticOptions ?? true;
        init => ProvidesAutomaticOptions = value;
    }

    internal bool? ProvidesAutomaticOptions { get; private init; }
}
