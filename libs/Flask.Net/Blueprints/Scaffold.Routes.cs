using System.Diagnostics.CodeAnalysis;

namespace Flask.Net;

public abstract partial class Scaffold
{
    /// <summary>Binds a view to a rule.</summary>
    /// <param name="rule">The rule, as <c>/user/&lt;name></c> or <c>/post/&lt;int:id></c>.</param>
    /// <param name="view">
    /// Any delegate. Its parameters are taken from the rule, the query, the body, the services, by name and type; what it returns becomes the
    /// response: text, bytes, an object (as JSON), a tuple with status and headers, a response, a sequence (streamed), or a task of any of these.
    /// </param>
    /// <param name="endpoint">The name for <see cref="FlaskApp.UrlFor"/>; left out, the method's name, or for a lambda the rule's static parts.</param>
    /// <param name="methods">The methods to answer; left out, <c>GET</c> with <c>HEAD</c>. <c>OPTIONS</c> is answered by the framework.</param>
    /// <param name="options">Everything else that a rule can say.</param>
    /// <example><code>app.Route("/user/&lt;name>", (string name) => $"Hello {name}");</code></example>
    public void Route(string rule, Delegate view, string? endpoint = null, IEnumerable<string>? methods = null, RouteOptions? options = null) =>
        AddUrlRule(rule, endpoint, view, methods, options);

    /// <summary>Binds a view to <c>GET</c> (and <c>HEAD</c>) of a rule.</summary>
    /// <inheritdoc cref="Route"/>
    public void Get(string rule, Delegate view, string? endpoint = null, RouteOptions? options = null) => Route(rule, view, endpoint, ["GET"], options);

    /// <summary>Binds a view to <c>POST</c> of a rule.</summary>
    /// <inheritdoc cref="Route"/>
    public void Post(string rule, Delegate view, string? endpoint = null, RouteOptions? options = null) => Route(rule, view, endpoint, ["POST"], options);

    /// <summary>Binds a view to <c>PUT</c> of a rule.</summary>
    /// <inheritdoc cref="Route"/>
    public void Put(string rule, Delegate view, string? endpoint = null, RouteOptions? options = null) => Route(rule, view, endpoint, ["PUT"], options);

    /// <summary>Binds a view to <c>PATCH</c> of a rule.</summary>
    /// <inheritdoc cref="Route"/>
    public void Patch(string rule, Delegate view, string? endpoint = null, RouteOptions? options = null) => Route(rule, view, endpoint, ["PATCH"], options);

    /// <summary>Binds a view to <c>DELETE</c> of a rule.</summary>
    /// <inheritdoc cref="Route"/>
    public void Delete(string rule, Delegate view, string? endpoint = null, RouteOptions? options = null) => Route(rule, view, endpoint, ["DELETE"], options);

    /// <summary>Binds a view to WebSockets of a rule. The functions before the request run first, so that they can refuse it.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="view">
    /// A delegate that returns a task. It asks for its <see cref="WebSocketConnection"/> as a parameter beside whatever a view can ask for; the
    /// socket closes when the task ends.
    /// </param>
    /// <param name="endpoint">The name for <see cref="FlaskApp.UrlFor"/>; left out, as in <see cref="Route"/>.</param>
    /// <param name="options">Protocols, pages that may open the socket, and more.</param>
    /// <remarks>Stands for Quart's <c>app.websocket</c>. It needs a server of ASP.NET Core, which Kestrel is, and HTTP/1.1.</remarks>
    public void WebSocket(string rule, Delegate view, string? endpoint = null, WebSocketRouteOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(rule);
        ArgumentNullException.ThrowIfNull(view);
        CheckSetup();
        options ??= new();
        RouteOptions route = options.Route with { Websocket = true };
        AddRule(new RouteDeclaration(rule, endpoint ?? EndpointName.Of(view, rule), WebSocketView.Bind(view, options), ["GET"], route) { IsNamedByView = endpoint is null });
    }

    /// <summary>Binds a class of views to a rule.</summary>
    /// <typeparam name="TView">A <see cref="MethodView"/>, or a <see cref="View"/> with a method <c>DispatchRequest</c>.</typeparam>
    /// <param name="rule">The rule.</param>
    /// <param name="endpoint">The name for <see cref="FlaskApp.UrlFor"/>; left out, the class's name.</param>
    /// <param name="methods">The methods to answer; left out, those of the view.</param>
    /// <param name="options">Everything else that a rule can say.</param>
    public void AddUrlRule<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors | DynamicallyAccessedMemberTypes.PublicMethods)] TView>(
        string rule, string? endpoint = null, IEnumerable<string>? methods = null, RouteOptions? options = null)
        where TView : View
    {
        CheckSetup();
        AddRule(new RouteDeclaration(rule, endpoint ?? typeof(TView).Name, ViewClass.Bind(typeof(TView)), methods, options ?? new()) { IsNamedByView = endpoint is null });
    }

    /// <summary>Binds what carries a <see cref="RouteAttribute"/>: a class of views, or the public methods of any class.</summary>
    /// <typeparam name="T">The class. Each request makes an instance of its own, the constructor's parameters from the services.</typeparam>
    /// <exception cref="ArgumentException">Nothing of the class carries a route.</exception>
    public void AddRoutes<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors | DynamicallyAccessedMemberTypes.PublicMethods)] T>() =>
        AddRoutes(typeof(T));

    /// <summary>As <see cref="AddRoutes{T}"/>, for static classes too.</summary>
    /// <param name="type">The class.</param>
    public void AddRoutes([DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors | DynamicallyAccessedMemberTypes.PublicMethods)] Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        CheckSetup();
        foreach (RouteDeclaration route in AttributeRoutes.Of(type))
            AddRule(route);
    }

    /// <summary>Binds functions that carry a <see cref="RouteAttribute"/>.</summary>
    /// <param name="views">Methods, local functions or lambdas.</param>
    /// <exception cref="ArgumentException">One of them carries no route.</exception>
    /// <example><code>app.AddRoutes(Index, Show);     // [Get("/")] static string Index() => ...</code></example>
    public void AddRoutes(params IEnumerable<Delegate> views)
    {
        ArgumentNullException.ThrowIfNull(views);
        CheckSetup();
        foreach (RouteDeclaration route in views.SelectMany(AttributeRoutes.Of))
            AddRule(route);
    }

    /// <summary>Registers a rule, with or without a view.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="endpoint">The endpoint; needed where there is no view.</param>
    /// <param name="view">The view; left out, one that <see cref="Endpoint"/> registers for the endpoint.</param>
    /// <param name="methods">The methods to answer; left out, <c>GET</c> with <c>HEAD</c>.</param>
    /// <param name="options">Everything else that a rule can say.</param>
    /// <exception cref="ArgumentException">There is neither view nor endpoint, or the endpoint has a view already.</exception>
    public void AddUrlRule(string rule, string? endpoint = null, Delegate? view = null, IEnumerable<string>? methods = null, RouteOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(rule);
        CheckSetup();
        if (endpoint is null && view is null)
            throw new ArgumentException("expected view func if endpoint is not provided.", nameof(view));
        RegisteredView? registered = view is null ? null : ViewInvoker.View(view);
        AddRule(new RouteDeclaration(rule, endpoint ?? EndpointName.Of(view!, rule), registered, methods, options ?? new()) { IsNamedByView = endpoint is null });
    }

    /// <summary>Registers the view of an endpoint whose rules are added without one.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="view">The view.</param>
    public void Endpoint(string endpoint, Delegate view)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        ArgumentNullException.ThrowIfNull(view);
        CheckSetup();
        AddView(endpoint, ViewInvoker.View(view));
    }

    private protected abstract void AddRule(RouteDeclaration route);

    private protected abstract void AddView(string endpoint, RegisteredView view);
}

/// <summary>A route as it was declared, before blueprint and application have had their say.</summary>
internal sealed record RouteDeclaration(string Rule, string Endpoint, RegisteredView? View, IEnumerable<string>? Methods, RouteOptions Options)
{
    /// <summary>Whether the endpoint is a name out of the code, which URL building also finds in <c>snake_case</c>.</summary>
    public bool IsNamedByView { get; init; }
}
