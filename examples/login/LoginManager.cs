using Flask.Net;
using Flask.Net.Sessions;
using Flask.Net.Signals;
using Werkzeug.Net;

namespace Login;

/// <summary>Whoever can log in.</summary>
public interface ILoginUser
{
    /// <summary>What the session remembers of the user.</summary>
    string Id { get; }

    /// <summary>Whether the user may log in.</summary>
    bool IsActive => true;
}

/// <summary>Logs users in and out. An extension of Flask.Net that is made of its public surface alone.</summary>
/// <remarks>
/// <para>The pattern of an extension: it is made without an application, <see cref="InitApp"/> ties it to one (or to several), what it
/// keeps for an application lies in <c>app.Extensions</c>, and its settings are keys of the configuration behind a prefix.</para>
/// <para>Settings: <c>LOGIN_VIEW</c>, the endpoint of the login page; <c>LOGIN_MESSAGE</c>, what is flashed there, empty for nothing.</para>
/// </remarks>
/// <param name="findUser">Finds a user by the id in the session; <see langword="null"/> where there is none any more.</param>
/// <example><code>
/// LoginManager login = new(id => Users.Find(id));
/// login.InitApp(app);
/// app.Get("/account", [LoginRequired] () => $"Hello {LoginManager.CurrentUser!.Id}");
/// </code></example>
public sealed class LoginManager(Func<string, ILoginUser?> findUser)
{
    private const string Extension = "login";
    private const string SessionKey = "_user_id";
    private const string Cached = "_login_user";

    /// <summary>Told when somebody has logged in: the user.</summary>
    public static Signal<ILoginUser> UserLoggedIn { get; } = new("user-logged-in");

    /// <summary>Told when somebody has logged out: the user.</summary>
    public static Signal<ILoginUser> UserLoggedOut { get; } = new("user-logged-out");

    /// <summary>The user of this request; <see langword="null"/> where nobody has logged in.</summary>
    public static ILoginUser? CurrentUser => Of(Current.App).Find(Current.Context);

    /// <summary>Ties the extension to an application.</summary>
    public void InitApp(FlaskApp app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.Config.TryAdd("LOGIN_VIEW", "login");
        app.Config.TryAdd("LOGIN_MESSAGE", "Please log in to see this page.");
        app.ContextProcessor(static () => new { current_user = Current.HasRequest ? CurrentUser : null });
        app.Extensions[Extension] = this;
    }

    /// <summary>Logs a user in. The session gets another id, so that one that was known before is worth nothing.</summary>
    /// <param name="user">The user, whose password was checked.</param>
    /// <param name="remember">Whether the login outlives the browser.</param>
    /// <returns>Whether the user may log in.</returns>
    public static bool LogIn(ILoginUser user, bool remember = false)
    {
        ArgumentNullException.ThrowIfNull(user);
        if (!user.IsActive)
            return false;
        ISession session = Current.Session;
        session.Clear();
        session.RegenerateId();
        session[SessionKey] = user.Id;
        session.Permanent = remember;
        Current.G[Cached] = user;
        UserLoggedIn.Send(Current.App, user);
        return true;
    }

    /// <summary>Logs the user out and forgets the session.</summary>
    public static void LogOut()
    {
        ILoginUser? user = CurrentUser;
        Current.Session.Clear();
        Current.G.Pop(Cached);
        if (user is not null)
            UserLoggedOut.Send(Current.App, user);
    }

    /// <summary>What a visitor gets who would have to log in: the login page, which leads back here, or 401 for programs.</summary>
    public static object Unauthorized(FlaskContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        FlaskRequest request = context.Request;
        if (request.AcceptMimeTypes is { AcceptJson: true, AcceptHtml: false })
            throw Abort.With(401);
        if (context.App.Config.Get<string>("LOGIN_MESSAGE") is { Length: > 0 } message)
            Flashing.Flash(message);
        string? next = request.Method == "GET" ? request.Path : null;
        return Redirect.To(context.App.UrlFor(context.App.Config.Get<string>("LOGIN_VIEW")!, next is null ? null : new { next })); // InitApp has set it
    }

    /// <summary>Where to go after the login: the page that asked for it, if it is one of this site.</summary>
    public static string NextPage(string fallback) =>
        Current.Request.Args.Get("next") is ['/', not ('/' or '\\'), ..] and var page && !page.AsSpan().ContainsAnyInRange('\0', '\x1f') ? page : fallback;

    private static LoginManager Of(FlaskApp app) => app.Extensions.TryGetValue(Extension, out object? manager)
        ? (LoginManager)manager!
        : throw new InvalidOperationException("The login extension is not tied to this application: call InitApp.");

    private ILoginUser? Find(FlaskContext context)
    {
        if (context.G[Cached] is ILoginUser known)
            return known;
        ILoginUser? user = context.Session.Get<string>(SessionKey) is { } id ? findUser(id) : null;
        context.G[Cached] = user is { IsActive: true } ? user : null;
        return context.G[Cached] as ILoginUser;
    }
}

/// <summary>Lets only visitors who have logged in see a view, or a class of views.</summary>
public sealed class LoginRequiredAttribute : ViewDecoratorAttribute
{
    /// <inheritdoc/>
    public override ValueTask<object?> InvokeAsync(FlaskContext context, Func<ValueTask<object?>> view)
    {
        ArgumentNullException.ThrowIfNull(view);
        return LoginManager.CurrentUser is not null ? view() : new(LoginManager.Unauthorized(context));
    }
}
