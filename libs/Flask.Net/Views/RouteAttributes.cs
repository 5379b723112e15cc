namespace Flask.Net;

/// <summary>
/// Binds a method, or a class of views, to a rule, for those who like the rule beside the code. On a class that is no <see cref="View"/>
/// it is what the rules of its methods begin with. <see cref="Scaffold.AddRoutes{T}"/> registers what carries it.
/// </summary>
/// <param name="rule">The rule, as <c>/post/&lt;int:id></c>.</param>
/// <remarks>Stands for the decorator <c>@app.route</c>.</remarks>
/// <example><code>
/// [Route("/posts")]
/// sealed class Posts(Database db)
/// {
///     [Get("/&lt;int:id>")] public object Show(int id) => db.Find(id);
///     [Post("/")] public object Add(NewPost post) => (db.Add(post), 201);
/// }
/// app.AddRoutes&lt;Posts>();
/// </code></example>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true)]
public class RouteAttribute(string rule) : Attribute
{
    /// <summary>The rule.</summary>
    public string Rule { get; } = rule;

    /// <summary>The methods to answer; left out, <c>GET</c>, or those that a class of views has methods for.</summary>
    public string[]? Methods { get; init; }

    /// <summary>The name for <see cref="FlaskApp.UrlFor"/>; left out, the method's or the class's name.</summary>
    public string? Endpoint { get; init; }

    /// <summary>The subdomain to match.</summary>
    public string? Subdomain { get; init; }

    /// <summary>The host to match, where the application matches hosts.</summary>
    public string? Host { get; init; }

    /// <summary>Whether a missing slash at the end redirects; left out, the map is asked.</summary>
    public bool StrictSlashes
    {
        get => HasStrictSlashes ?? true;
        init => HasStrictSlashes = value;
    }

    internal bool? HasStrictSlashes { get; private init; }
}

/// <summary>Binds a method to <c>GET</c> (and <c>HEAD</c>) of a rule.</summary>
public sealed class GetAttribute : RouteAttribute
{
    /// <summary>Binds to a rule.</summary>
    public GetAttribute(string rule)
        : base(rule) => Methods = ["GET"];
}

/// <summary>Binds a method to <c>POST</c> of a rule.</summary>
public sealed class PostAttribute : RouteAttribute
{
    /// <summary>Binds to a rule.</summary>
    public PostAttribute(string rule)
        : base(rule) => Methods = ["POST"];
}

/// <summary>Binds a method to <c>PUT</c> of a rule.</summary>
public sealed class PutAttribute : RouteAttribute
{
    /// <summary>Binds to a rule.</summary>
    public PutAttribute(string rule)
        : base(rule) => Methods = ["PUT"];
}

/// <summary>Binds a method to <c>PATCH</c> of a rule.</summary>
public sealed class PatchAttribute : RouteAttribute
{
    /// <summary>Binds to a rule.</summary>
    public PatchAttribute(string rule)
        : base(rule) => Methods = ["PATCH"];
}

/// <summary>Binds a method to <c>DELETE</c> of a rule.</summary>
public sealed class DeleteAttribute : RouteAttribute
{
    /// <summary>Binds to a rule.</summary>
    public DeleteAttribute(string rule)
        : base(rule) => Methods = ["DELETE"];
}
