using Flask.Net.Json;
using Flask.Net.Signals;
using Microsoft.Extensions.Logging;
using Werkzeug.Net;
using Werkzeug.Net.Routing;
using Werkzeug.Net.Wsgi;

namespace Flask.Net;

public partial class FlaskApp
{
    // An async method on purpose: whatever becomes current in here is not current any more for the caller.
    private async ValueTask<WsgiBody> AnswerAsync(WsgiEnviron environ, StartResponse startResponse)
    {
        FlaskContext context = RequestContext(environ);
        RequestTelemetry telemetry = RequestTelemetry.Begin(context);
        Exception? failure = null;
        bool isKept = environ.TryGet(FlaskClient.PreserveContextKey, out Action<FlaskContext>? preserve);
        try
        {
            Response response;
            try
            {
                context.Push();
                response = await FullDispatchRequestAsync(context).ConfigureAwait(false);
            }
            catch (Exception error)
            {
                failure = error;
                response = await HandleExceptionAsync(context, error).ConfigureAwait(false);
            }

            telemetry.Answered(response.StatusCode, failure);
            WsgiBody body = await response.InvokeAsync(environ, startResponse).ConfigureAwait(false);
            if (isKept || !context.IsHeldByStream)
                return body;
            isKept = true;
            return PopOnClose(body, context, failure);
        }
        finally
        {
            telemetry.End(failure);
            preserve?.Invoke(context);
            if (!isKept && context.IsPushed)
                await context.EndRequestAsync(failure).ConfigureAwait(false);
        }
    }

    private static WsgiBody PopOnClose(WsgiBody body, FlaskContext context, Exception? failure) => body.OnClose(() => context.PopHeldAsync(failure));

    /// <summary>Answers the request of a context: hooks, view, and handlers of the errors that they raise.</summary>
    /// <param name="context">The context, pushed.</param>
    protected virtual async ValueTask<Response> FullDispatchRequestAsync(FlaskContext context)
    {
        Volatile.Write(ref _gotFirstRequest, true);
        object? result;
        try
        {
            if (AppSignals.RequestStarted.HasReceivers)
                AppSignals.RequestStarted.Send(this);
            if (SessionInterface.IsAsynchronous)
                await context.OpenSessionAsync(context.Request.Environ.Aborted).ConfigureAwait(false);
            if (context.Request.Method is not ("GET" or "HEAD") && FindView(context)?.IsSynchronous is true)
                await BodyAhead.ReadAsync(context).ConfigureAwait(false);
            result = await PreprocessRequestAsync(context).ConfigureAwait(false)
                ?? await DispatchRequestAsync(context).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            result = await HandleUserExceptionAsync(context, error).ConfigureAwait(false);
        }

        return await FinalizeRequestAsync(context, result).ConfigureAwait(false);
    }

    /// <summary>Runs what looks at the request before its view does.</summary>
    /// <returns>What takes the view's place; <see langword="null"/> goes on.</returns>
    protected virtual ValueTask<object?> PreprocessRequestAsync(FlaskContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return BeforeFunctions.IsEmpty && UrlValuePreprocessors.IsEmpty ? default : RunBeforeAsync(context.Request);
    }

    private async ValueTask<object?> RunBeforeAsync(FlaskRequest request)
    {
        IReadOnlyList<string?> scopes = [null, .. request.Blueprints.Reverse()];
        foreach (string? scope in scopes)
        {
            foreach (Action<string?, IDictionary<string, object?>> preprocess in UrlValuePreprocessors[scope])
                preprocess(request.Endpoint, request.ViewArguments);
        }

        foreach (string? scope in scopes)
        {
            foreach (Func<ValueTask<object?>> before in BeforeFunctions[scope])
            {
                if (await before().ConfigureAwait(false) is { } answer)
                    return answer;
            }
        }

        return null;
    }

    /// <summary>Runs the view that the URL belongs to.</summary>
    /// <exception cref="HttpException">The URL belongs to none.</exception>
    protected virtual ValueTask<object?> DispatchRequestAsync(FlaskContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        FlaskRequest request = context.Request;
        if (request.RoutingException is { } error)
            throw RoutingFailure(request, error);
        Rule rule = request.UrlRule!; // a request without an error was matched
        if (rule.ProvideAutomaticOptions is true && request.Method == "OPTIONS")
            return new(MakeDefaultOptionsResponse(context));
        RegisteredView view = FindView(rule.Endpoint)
            ?? throw new KeyNotFoundException($"The endpoint '{rule.Endpoint}' has a rule but no view.");
        return context.AwaitsBody ? BodyAhead.RunApartAsync(context, view) : view.Run(context);
    }

    /// <summary>Makes the response of a result, lets the hooks change it and keeps the session.</summary>
    /// <param name="context">The context of the request.</param>
    /// <param name="result">What the view, or an error handler, returned.</param>
    /// <param name="fromErrorHandler">Whether an error is being answered already: what then goes wrong is only logged.</param>
    protected virtual async ValueTask<Response> FinalizeRequestAsync(FlaskContext context, object? result, bool fromErrorHandler = false)
    {
        ArgumentNullException.ThrowIfNull(context);
        Response response = await MakeResponseAsync(context, result).ConfigureAwait(false);
        try
        {
            response = await ProcessResponseAsync(context, response).ConfigureAwait(false);
            if (AppSignals.RequestFinished.HasReceivers)
                AppSignals.RequestFinished.Send(this, response);
        }
        catch (Exception error) when (fromErrorHandler)
        {
            AppLogging.FinalizingFailed(Logger, error);
        }

        return response;
    }

    /// <summary>Runs what changes the response, the request's own functions first and the application's last, and keeps the session.</summary>
    protected virtual ValueTask<Response> ProcessResponseAsync(FlaskContext context, Response response)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(response);
        if (AfterFunctions.IsEmpty && context.AfterFunctions is null && !SessionInterface.IsAsynchronous)
        {
            SaveSession(context, response);
            return new(response);
        }

        return RunAfterAsync(context, response);
    }

    private async ValueTask<Response> RunAfterAsync(FlaskContext context, Response response)
    {
        for (int at = 0; at < (context.AfterFunctions?.Count ?? 0); at++)
            response = await context.AfterFunctions![at](response).ConfigureAwait(false);
        foreach (string? scope in (IReadOnlyList<string?>)[.. context.Request.Blueprints, null])
        {
            foreach (Func<Response, ValueTask<Response>> after in AfterFunctions[scope].Reverse())
                response = await after(response).ConfigureAwait(false);
        }

        await KeepSessionAsync(context, response).ConfigureAwait(false);
        return response;
    }

    /// <summary>Makes a response of anything that a view may return, to change it before it is returned.</summary>
    /// <param name="result">The body, or a tuple of body, status and headers.</param>
    /// <exception cref="InvalidOperationException">No response can be made of it, or there is no request.</exception>
    public Response MakeResponse(object? result)
    {
        ValueTask<Response> making = MakeResponseAsync(Current.RequestContext, result);
        return making.IsCompleted
            ? making.GetAwaiter().GetResult()
            : throw new InvalidOperationException("The response of an asynchronous WSGI application cannot be made at once: return the application itself.");
    }

    /// <summary>Makes a JSON response of values.</summary>
    /// <param name="args">One value stands for itself, several are a list, none is null.</param>
    /// <param name="named">Named values, instead: a dictionary.</param>
    /// <exception cref="ArgumentException">There are both.</exception>
    /// <remarks>Mirrors <c>flask.jsonify</c>. A view that returns an object or a list does not need it.</remarks>
    public Response Jsonify(IReadOnlyList<object?> args, IReadOnlyDictionary<string, object?>? named = null) =>
        NewResponse(JsonBuffer.Write(Json, Net.Json.Jsonify.Arguments(args, named)), mimeType: Json.MimeType);

    /// <summary>Makes a response of anything that a view may return.</summary>
    /// <exception cref="InvalidViewResultException">No response can be made of it.</exception>
    protected virtual ValueTask<Response> MakeResponseAsync(FlaskContext context, object? result) => ResponseMaker.MakeAsync(context, result);

    /// <summary>The answer to <c>OPTIONS</c> where no view gives one.</summary>
    protected virtual Response MakeDefaultOptionsResponse(FlaskContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        Response response = NewResponse();
        foreach (string method in context.UrlAdapter!.AllowedMethods()) // a request that was matched has one
            response.Allow.Add(method);
        return response;
    }

    /// <summary>Whether anything is to be done when a context ends.</summary>
    internal bool TearsDown => !TeardownFunctions.IsEmpty || _contextTeardowns.Count > 0
        || AppSignals.RequestTearingDown.HasReceivers || AppSignals.AppContextTearingDown.HasReceivers || AppSignals.AppContextPopped.HasReceivers;

    internal async ValueTask TeardownRequestAsync(FlaskContext context, Exception? error, FailureCollector failures)
    {
        if (!TeardownFunctions.IsEmpty)
        {
            foreach (string? scope in (IReadOnlyList<string?>)[.. context.Request.Blueprints, null])
            {
                foreach (Func<Exception?, ValueTask> teardown in TeardownFunctions[scope].Reverse())
                    await failures.TryAsync(teardown, error).ConfigureAwait(false);
            }
        }

        if (AppSignals.RequestTearingDown.HasReceivers)
            failures.Try(() => AppSignals.RequestTearingDown.Send(this, error));
    }

    internal async ValueTask TeardownAppContextAsync(FlaskContext context, Exception? error, FailureCollector failures)
    {
        for (int at = _contextTeardowns.Count - 1; at >= 0; at--)
            await failures.TryAsync(_contextTeardowns[at], error).ConfigureAwait(false);
        if (AppSignals.AppContextTearingDown.HasReceivers)
            failures.Try(() => AppSignals.AppContextTearingDown.Send(this, error));
    }

    private RegisteredView? FindView(FlaskContext context) => context.Request.UrlRule is { } rule ? FindView(rule.Endpoint) : null;

    /// <summary>Saves the session into a response, perhaps waiting for its store.</summary>
    internal ValueTask KeepSessionAsync(FlaskContext context, Response response)
    {
        if (SessionInterface.IsAsynchronous && !SessionInterface.IsNullSession(context.OpenedSession))
            return SessionInterface.SaveSessionAsync(this, context.OpenedSession, response, context.Request.Environ.Aborted);
        if (!SessionInterface.IsAsynchronous)
            SaveSession(context, response);
        return ValueTask.CompletedTask;
    }

    private void SaveSession(FlaskContext context, Response response)
    {
        if (context.IsSessionUnopened && SessionInterface.IsIdle(context.Request))
            return;
        if (!SessionInterface.IsNullSession(context.OpenedSession))
            SessionInterface.SaveSession(this, context.OpenedSession, response);
    }

    // A redirect that would lose the body of a form is an error of the program, which debugging tells.
    private HttpException RoutingFailure(FlaskRequest request, HttpException error) =>
        Settings.Debug && error is RequestRedirectException { Code: not (307 or 308) } redirect && request.Method is not ("GET" or "HEAD" or "OPTIONS")
            ? throw new FormDataRoutingRedirectException(request, redirect)
            : error;
}
