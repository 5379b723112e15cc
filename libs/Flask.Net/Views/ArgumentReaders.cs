using System.Net.WebSockets;
using System.Reflection;
using System.Security.Claims;
using Flask.Net.Config;
using Flask.Net.Sessions;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Werkzeug.Net;
using Werkzeug.Net.Datastructures;
using Werkzeug.Net.Wsgi;
using HttpContext = Microsoft.AspNetCore.Http.HttpContext;

namespace Flask.Net;

/// <summary>Decides where the value of a parameter comes from.</summary>
/// <remarks>
/// In this order: what the framework has by type; what an attribute says (<c>[FromQuery]</c>, <c>[FromForm]</c>, <c>[FromHeader]</c>,
/// <c>[FromBody]</c>, <c>[FromRoute]</c>, <c>[FromServices]</c>); the value of the rule with the parameter's name; for text, numbers and
/// other values that can be parsed, the query; for uploaded files, the form; for anything else, a service that is registered, or else the JSON body.
/// </remarks>
internal static class ArgumentReaders
{
    private static readonly Dictionary<Type, Func<FlaskContext, object?>> Known = new()
    {
        [typeof(FlaskContext)] = static context => context,
        [typeof(FlaskApp)] = static context => context.App,
        [typeof(FlaskConfig)] = static context => context.App.Config,
        [typeof(FlaskRequest)] = static context => context.Request,
        [typeof(Request)] = static context => context.Request,
        [typeof(HeadersView)] = static context => context.Request.Headers,
        [typeof(ISession)] = static context => context.Session,
        [typeof(AppGlobals)] = static context => context.G,
        [typeof(WebSocketConnection)] = static context => context.WebSocket,
        [typeof(WebSocket)] = static context => context.WebSocket?.Socket,
        [typeof(WsgiEnviron)] = static context => context.Request.Environ,
        [typeof(CancellationToken)] = static context => context.Request.Environ.Aborted,
        [typeof(IServiceProvider)] = static context => context.Services,
        [typeof(HttpContext)] = static context => context.HttpContext,
        [typeof(ClaimsPrincipal)] = static context => context.HttpContext?.User,
        [typeof(IReadOnlyDictionary<string, object?>)] = static context => context.Request.ViewArguments,
        [typeof(IDictionary<string, object?>)] = static context => context.Request.ViewArguments,
        [typeof(Dictionary<string, object?>)] = static context => context.Request.ViewArguments,
    };

    /// <summary>The reader of a parameter.</summary>
    public static ArgumentReader For(ParameterInfo parameter)
    {
        if (Known.TryGetValue(parameter.ParameterType, out Func<FlaskContext, object?>? known))
            return context => new(known(context));
        ViewParameter asked = ViewParameter.Of(parameter);
        ArgumentReader reader = parameter.GetCustomAttributes(inherit: false).Select(attribute => FromAttribute(asked, attribute)).FirstOrDefault(static found => found is not null)
            ?? ByType(asked);
        return asked.IsChecked ? Checked(asked, reader) : reader;
    }

    private static ArgumentReader ByType(ViewParameter asked)
    {
        if (asked.Type == typeof(FileStorage) || asked.Type.IsAssignableFrom(typeof(FileStorage[])) && asked.Type != typeof(object))
            return FromForm(asked);
        return asked.CanParse ? FromRouteOrQuery(asked) : FromRouteServiceOrBody(asked);
    }

    private static ArgumentReader Checked(ViewParameter asked, ArgumentReader reader) => context =>
    {
        ValueTask<object?> reading = reader(context);
        return reading.IsCompletedSuccessfully ? new(asked.Checked(reading.Result)) : WaitAsync(reading);

        async ValueTask<object?> WaitAsync(ValueTask<object?> reading) => asked.Checked(await reading.ConfigureAwait(false));
    };

    private static ArgumentReader? FromAttribute(ViewParameter asked, object attribute) => attribute switch
    {
        IFromRouteMetadata { Name: var name } => FromRoute(asked.Named(name)),
        IFromQueryMetadata { Name: var name } => FromValues(asked.Named(name), static (context, key) => [.. context.Request.Args.GetList(key)]),
        IFromHeaderMetadata { Name: var name } => FromValues(asked.Named(name), static (context, key) => [.. context.Request.Headers.GetList(key)]),
        IFromFormMetadata { Name: var name } => FromForm(asked.Named(name)),
        IFromBodyMetadata => context => JsonArgument.ReadAsync(context, asked),
        IFromServiceMetadata => context => new(context.Services.GetRequiredService(asked.Type)),
        _ => null,
    };

    private static ArgumentReader FromRoute(ViewParameter asked) => context =>
        new(TryGetRouteValue(context, asked.Name, out object? value) ? asked.FromRoute(value) : asked.Missing());

    private static ArgumentReader FromRouteOrQuery(ViewParameter asked) => context =>
        new(TryGetRouteValue(context, asked.Name, out object? value) ? asked.FromRoute(value) : asked.FromText([.. context.Request.Args.GetList(asked.Name)]));

    private static ArgumentReader FromRouteServiceOrBody(ViewParameter asked) => context =>
    {
        if (TryGetRouteValue(context, asked.Name, out object? value))
            return new(asked.FromRoute(value));
        return context.Services.GetService(asked.Type) is { } service ? new(service) : JsonArgument.ReadAsync(context, asked);
    };

    private static ArgumentReader FromValues(ViewParameter asked, Func<FlaskContext, string, object?[]> find) =>
        context => new(asked.FromText(find(context, asked.Name)));

    private static ArgumentReader FromForm(ViewParameter asked) => async context =>
    {
        await context.Request.LoadFormAsync(context.Request.Environ.Aborted).ConfigureAwait(false);
        if (asked.Type == typeof(FileStorage))
            return context.Request.Files.Get(asked.Name) ?? asked.Missing();
        return asked.Type.IsAssignableFrom(typeof(FileStorage[]))
            ? context.Request.Files.GetList(asked.Name).ToArray()
            : asked.FromText([.. context.Request.Form.GetList(asked.Name)]);
    };

    // The values of a rule are found by the parameter's name as written, else by the same name in snake_case.
    private static bool TryGetRouteValue(FlaskContext context, string name, out object? value)
    {
        if (context.Request.TryGetViewArgument(name, out value))
            return true;
        if (context.Request.UrlRule is null or { Arguments.Count: 0 })
            return false;
        string folded = EndpointName.Fold(name);
        foreach ((string key, object? other) in context.Request.ViewArguments)
        {
            if (EndpointName.Fold(key) != folded)
                continue;
            value = other;
            return true;
        }

        return false;
    }
}
