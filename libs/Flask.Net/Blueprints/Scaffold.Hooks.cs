using Werkzeug.Net;

namespace Flask.Net;

public abstract partial class Scaffold
{
    /// <summary>Runs before each view. The first function that answers anything but <see langword="null"/> takes the view's place.</summary>
    /// <param name="function">Answers <see langword="null"/> to go on, or what a view may return.</param>
    public void BeforeRequest(Func<object?> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        BeforeRequest(() => AwaitedResult.Of(function()));
    }

    /// <inheritdoc cref="BeforeRequest(Func{object})"/>
    public void BeforeRequest(Func<ValueTask<object?>> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        CheckSetup();
        BeforeFunctions.Add(null, function);
    }

    /// <summary>Runs after each request that was answered, also by an error handler, last registered first.</summary>
    /// <param name="function">Gets the response and answers it, or another.</param>
    public void AfterRequest(Func<Response, Response> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        AfterRequest(response => new ValueTask<Response>(function(response)));
    }

    /// <inheritdoc cref="AfterRequest(Func{Response, Response})"/>
    public void AfterRequest(Func<Response, ValueTask<Response>> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        CheckSetup();
        AfterFunctions.Add(null, function);
    }

    /// <summary>Runs when the request ends, whatever happened, last registered first.</summary>
    /// <param name="function">Gets the error that nobody handled, or <see langword="null"/>. All run, also after one has failed.</param>
    public void TeardownRequest(Action<Exception?> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        TeardownRequest(error =>
        {
            function(error);
            return ValueTask.CompletedTask;
        });
    }

    /// <inheritdoc cref="TeardownRequest(Action{Exception})"/>
    public void TeardownRequest(Func<Exception?, ValueTask> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        CheckSetup();
        TeardownFunctions.Add(null, function);
    }

    /// <summary>Adds values to the context of every template that is rendered for these views.</summary>
    /// <param name="function">Answers an object or a dictionary of names and values.</param>
    public void ContextProcessor(Func<object?> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        CheckSetup();
        ContextProcessors.Add(null, function);
    }

    /// <summary>Looks at the values of the rule before anything else, and may change them.</summary>
    /// <param name="function">Gets the endpoint (<see langword="null"/> where none matched) and the values.</param>
    public void UrlValuePreprocessor(Action<string?, IDictionary<string, object?>> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        CheckSetup();
        UrlValuePreprocessors.Add(null, function);
    }

    /// <summary>Adds values to every URL that is built.</summary>
    /// <param name="function">Gets the endpoint and the values, which it may change.</param>
    public void UrlDefaults(Action<string, IDictionary<string, object?>> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        CheckSetup();
        UrlDefaultFunctions.Add(null, function);
    }

    /// <summary>Answers errors of a type, and of all types derived from it.</summary>
    /// <param name="handler">Gets the error and answers what a view may return.</param>
    public void ErrorHandler<TError>(Func<TError, object?> handler)
        where TError : Exception
    {
        ArgumentNullException.ThrowIfNull(handler);
        AddHandler(typeof(TError), error => AwaitedResult.Of(handler((TError)error)));
    }

    /// <inheritdoc cref="ErrorHandler{TError}(Func{TError, object})"/>
    public void ErrorHandler<TError>(Func<TError, ValueTask<object?>> handler)
        where TError : Exception
    {
        ArgumentNullException.ThrowIfNull(handler);
        AddHandler(typeof(TError), error => handler((TError)error));
    }

    /// <summary>Answers errors of a status code, as 404.</summary>
    /// <param name="code">The status code.</param>
    /// <param name="handler">Gets the error and answers what a view may return.</param>
    /// <exception cref="ArgumentException">No error is known for the code.</exception>
    public void ErrorHandler(int code, Func<Exception, object?> handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        ErrorHandler(code, error => AwaitedResult.Of(handler(error)));
    }

    /// <inheritdoc cref="ErrorHandler(int, Func{Exception, object})"/>
    public void ErrorHandler(int code, Func<Exception, ValueTask<object?>> handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        CheckSetup();
        Handlers.Add(null, code, error => handler(error));
    }

    /// <summary>Answers errors of a type that is known only when the program runs.</summary>
    /// <param name="error">The type of the error.</param>
    /// <param name="handler">Gets the error and answers what a view may return.</param>
    public void ErrorHandler(Type error, Func<Exception, object?> handler)
    {
        ArgumentNullException.ThrowIfNull(error);
        ArgumentNullException.ThrowIfNull(handler);
        AddHandler(error, raised => AwaitedResult.Of(handler(raised)));
    }

    private void AddHandler(Type type, ErrorAnswer answer)
    {
        CheckSetup();
        Handlers.Add(null, type, answer);
    }
}
