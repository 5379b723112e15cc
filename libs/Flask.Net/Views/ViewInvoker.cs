using System.Reflection;

namespace Flask.Net;

/// <summary>Makes of a delegate or a method something that can be run for a request: each parameter gets a reader once, at registration.</summary>
internal static class ViewInvoker
{
    /// <summary>Runs the code behind a view, with the arguments that were read for it.</summary>
    private delegate ValueTask<object?> Body(FlaskContext context, object?[] arguments);

    /// <summary>Binds a delegate as a view.</summary>
    public static RegisteredView View(Delegate view) => new(view, Bind(view)) { IsSynchronous = !ReturnsTask(view.Method.ReturnType) };

    /// <summary>Binds a delegate. Its parameters are bound by name and type, see <see cref="ArgumentReaders"/>.</summary>
    public static ViewFunction Bind(Delegate view)
    {
        ViewCaller caller = ViewCaller.Of(view);
        Func<object?, ValueTask<object?>> wait = WaitFor(view.Method.ReturnType);
        ArgumentReader[] readers = [.. ParametersOf(view).Select(ArgumentReaders.For)];
        Body body = (_, arguments) => wait(caller.Call(arguments));
        return ViewDecoratorAttribute.Wrap(readers.Length == 0 ? _ => wait(caller.Call([])) : Reading(readers, body), view.Method);
    }

    /// <summary>Binds a method: a static one, or one of an object that is made for each request.</summary>
    public static ViewFunction Bind(MethodInfo method, Func<FlaskContext, object?> instance)
    {
        MethodInvoker invoker = MethodInvoker.Create(method);
        Func<object?, ValueTask<object?>> wait = WaitFor(method.ReturnType);
        ArgumentReader[] readers = [.. method.GetParameters().Select(ArgumentReaders.For)];
        Body body = (context, arguments) => wait(invoker.Invoke(instance(context), arguments.AsSpan()));
        return ViewDecoratorAttribute.Wrap(Reading(readers, body), method);
    }

    /// <summary>Whether a view of this type gives its thread back while it waits.</summary>
    public static bool ReturnsTask(Type returned) => AwaitedResult.WaiterOf(returned) is not null
        || (returned.IsGenericType && returned.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>));

    // A method behind a delegate knows names and defaults; the delegate knows how many of its parameters are still open.
    private static ParameterInfo[] ParametersOf(Delegate view)
    {
        ParameterInfo[] open = view.GetType().GetMethod("Invoke")!.GetParameters();
        ParameterInfo[] written = view.Method.GetParameters();
        bool hasNames = written.Length >= open.Length && written.All(static parameter => parameter.Name is { Length: > 0 });
        return hasNames ? written[^open.Length..] : open;
    }

    private static ViewFunction Reading(ArgumentReader[] readers, Body body) => context =>
    {
        object?[] arguments = readers.Length == 0 ? [] : new object?[readers.Length];
        ValidationException? problems = null;
        for (int at = 0; at < readers.Length; at++)
        {
            ValueTask<object?> reading;
            try
            {
                reading = readers[at](context);
            }
            catch (ValidationException problem)
            {
                problems = ValidationException.Joined(problems, problem);
                continue;
            }

            if (!reading.IsCompletedSuccessfully)
                return ReadOnAsync(context, readers, body, arguments, at, reading, problems);
            arguments[at] = reading.Result;
        }

        return problems is null ? body(context, arguments) : throw problems;
    };

    private static async ValueTask<object?> ReadOnAsync(
        FlaskContext context, ArgumentReader[] readers, Body body, object?[] arguments, int at, ValueTask<object?> reading, ValidationException? problems)
    {
        while (true)
        {
            try
            {
                arguments[at] = await reading.ConfigureAwait(false);
            }
            catch (ValidationException problem)
            {
                problems = ValidationException.Joined(problems, problem);
            }

            if (++at == readers.Length)
                return problems is null ? await body(context, arguments).ConfigureAwait(false) : throw problems;
            reading = Read(readers[at], context);
        }
    }

    private static async ValueTask<object?> Read(ArgumentReader reader, FlaskContext context) => await reader(context).ConfigureAwait(false);

    private static Func<object?, ValueTask<object?>> WaitFor(Type returned)
    {
        if (!returned.IsSealed && !returned.IsValueType)
            return AwaitedResult.Of;
        return AwaitedResult.WaiterOf(returned) is { } wait ? value => wait(value!) : static value => new(value);
    }
}
