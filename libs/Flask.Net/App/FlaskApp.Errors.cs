using System.Runtime.ExceptionServices;
using Flask.Net.Signals;
using Werkzeug.Net;
using Werkzeug.Net.Debugging;
using Werkzeug.Net.Routing;

namespace Flask.Net;

public partial class FlaskApp
{
    /// <summary>Answers an error that is an answer, as 404: by its handler, or by itself.</summary>
    protected virtual ValueTask<object?> HandleHttpExceptionAsync(FlaskContext context, HttpException error)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(error);
        bool isOwnAnswer = error.Code is null || error is RequestRedirectException;
        return !isOwnAnswer && FindHandler(context, error) is { } answer ? answer(error) : new(error);
    }

    /// <summary>Answers an error of a view or a hook. What nobody handles goes on.</summary>
    protected virtual ValueTask<object?> HandleUserExceptionAsync(FlaskContext context, Exception error)
    {
        if (error is BadRequestKeyException missing && (Settings.Debug || Settings.TrapBadRequestErrors is true))
            missing.ShowException = true;
        if (error is HttpException http && !IsTrapped(http))
            return HandleHttpExceptionAsync(context, http);
        if (FindHandler(context, error) is { } answer)
            return answer(error);
        ExceptionDispatchInfo.Throw(error);
        return default;
    }

    /// <summary>Answers an error that nobody handled: thrown on where tests or a debugger want it, else logged and answered with 500.</summary>
    protected virtual async ValueTask<Response> HandleExceptionAsync(FlaskContext context, Exception error)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (AppSignals.GotRequestException.HasReceivers)
            AppSignals.GotRequestException.Send(this, error);
        if (Settings.PropagateExceptions ?? (Settings.Testing || Settings.Debug))
        {
            KeepForDebugger(context);
            ExceptionDispatchInfo.Throw(error);
        }

        AppLogging.UnhandledError(Logger, error, context.Request.Path, context.Request.Method);
        InternalServerErrorException answer = new(originalException: error);
        object? result = FindHandler(context, answer) is { } handle ? await handle(answer).ConfigureAwait(false) : answer;
        return await FinalizeRequestAsync(context, result, fromErrorHandler: true).ConfigureAwait(false);
    }

    private ErrorAnswer? FindHandler(FlaskContext context, Exception error) => Handlers.Find(error, BlueprintsOf(context.Request));

    private IReadOnlyList<string> BlueprintsOf(FlaskRequest request) => request.UrlRule is null && OwnedPrefixes.Count > 0
        ? OwnedPrefix.Find(OwnedPrefixes, request.Path)
        : request.Blueprints;

    // The debugger's console runs where the error happened: there the request, its session and its globals can still be looked at.
    private static void KeepForDebugger(FlaskContext context)
    {
        if (!context.Request.Environ.TryGet(DebuggedApplication.PreserveContextKey, out Action<ExecutionContext>? keep) || ExecutionContext.Capture() is not { } place)
            return;
        context.IsKeptForDebugger = true;
        keep(place);
    }

    private bool IsTrapped(HttpException error) => Settings switch
    {
        { TrapHttpExceptions: true } => true,
        { TrapBadRequestErrors: null, Debug: true } when error is BadRequestKeyException => true,
        { TrapBadRequestErrors: true } => error is BadRequestException,
        _ => false,
    };
}
