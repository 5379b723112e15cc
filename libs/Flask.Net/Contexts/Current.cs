using Flask.Net.Sessions;

namespace Flask.Net;

/// <summary>The application, request, session and globals that the running code works for.</summary>
/// <remarks>
/// Stands for the proxies <c>flask.current_app</c>, <c>request</c>, <c>session</c>, <c>g</c>. Each flow of execution sees its own, across
/// <see langword="await"/> and threads that it starts. A view may instead name what it wants as a parameter.
/// </remarks>
public static class Current
{
    /// <summary>Whether an application is at work here.</summary>
    public static bool HasApp => ContextStack.Top is { HasEnded: false };

    /// <summary>Whether a request is at work here.</summary>
    public static bool HasRequest => ContextStack.Top is { HasEnded: false, HasRequest: true };

    /// <summary>The context that is current.</summary>
    /// <exception cref="InvalidOperationException">None is.</exception>
    public static FlaskContext Context => ContextStack.Top switch
    {
        null => throw OutsideOfContext.Application(),
        { HasEnded: true } => throw OutsideOfContext.Ended(),
        FlaskContext context => context,
    };

    /// <summary>The application at work.</summary>
    /// <exception cref="InvalidOperationException">None is.</exception>
    public static FlaskApp App => Context.App;

    /// <summary>The values of this request or command.</summary>
    /// <exception cref="InvalidOperationException">No application is at work.</exception>
    public static AppGlobals G => Context.G;

    /// <summary>The request at work.</summary>
    /// <exception cref="InvalidOperationException">None is.</exception>
    public static FlaskRequest Request => RequestContext.Request;

    /// <summary>The session of the visitor.</summary>
    /// <exception cref="InvalidOperationException">No request is at work.</exception>
    public static ISession Session => RequestContext.Session;

    /// <summary>Changes the response of this request once it is made.</summary>
    /// <param name="change">Gets the response and answers it, or another.</param>
    /// <exception cref="InvalidOperationException">No request is at work.</exception>
    /// <remarks>Mirrors <c>flask.after_this_request</c>.</remarks>
    public static void AfterThisRequest(Func<Werkzeug.Net.Response, Werkzeug.Net.Response> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        AfterThisRequest(response => ValueTask.FromResult(change(response)));
    }

    /// <inheritdoc cref="AfterThisRequest(Func{Werkzeug.Net.Response, Werkzeug.Net.Response})"/>
    public static void AfterThisRequest(Func<Werkzeug.Net.Response, ValueTask<Werkzeug.Net.Response>> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        RequestContext.AfterThisRequest(change);
    }

    internal static FlaskContext RequestContext => ContextStack.Top switch
    {
        null or { HasRequest: false } => throw OutsideOfContext.Request(),
        { HasEnded: true } => throw OutsideOfContext.Ended(),
        FlaskContext context => context,
    };
}
