namespace Flask.Net.Signals;

/// <summary>What an application tells about its requests. The sender is always the application.</summary>
/// <remarks>Mirrors <c>flask.signals</c>.</remarks>
public static class AppSignals
{
    /// <summary>A template is about to be rendered: the template, and the values that it is given.</summary>
    public static Signal<object, IDictionary<string, object?>> BeforeRenderTemplate { get; } = new("before-render-template");

    /// <summary>A template was rendered: the template, and the values that it was given.</summary>
    public static Signal<object, IDictionary<string, object?>> TemplateRendered { get; } = new("template-rendered");

    /// <summary>A request begins; its context is there.</summary>
    public static Signal RequestStarted { get; } = new("request-started");

    /// <summary>A response is ready to be sent.</summary>
    public static Signal<object> RequestFinished { get; } = new("request-finished");

    /// <summary>A request is over: the exception that ended it, or <see langword="null"/>.</summary>
    public static Signal<Exception?> RequestTearingDown { get; } = new("request-tearing-down");

    /// <summary>An exception came out of a view or a hook and is about to be answered as a server error.</summary>
    public static Signal<Exception> GotRequestException { get; } = new("got-request-exception");

    /// <summary>A context is over: the exception that ended it, or <see langword="null"/>.</summary>
    public static Signal<Exception?> AppContextTearingDown { get; } = new("appcontext-tearing-down");

    /// <summary>A context became the current one.</summary>
    public static Signal AppContextPushed { get; } = new("appcontext-pushed");

    /// <summary>A context is no longer the current one.</summary>
    public static Signal AppContextPopped { get; } = new("appcontext-popped");

    /// <summary>A message was flashed: the message and its category.</summary>
    public static Signal<object, string> MessageFlashed { get; } = new("message-flashed");
}
