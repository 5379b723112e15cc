using System.Reflection;

namespace Flask.Net;

/// <summary>Makes of a delegate or a method something that can be run for a request: each parameter gets a reader once, at registration.</summary>
internal static class ViewInvoker
{
    /// <summary>Binds a delegate. Its parameters are bound by name and type, see <see cref="ArgumentReaders"/>.</summary>
    public static ViewFunction Bind(Delegate view)
    {
        ViewCaller caller = ViewCaller.Of(view);
        Func<object?, ValueTask<object?>> wait = WaitFor(view.Method.ReturnType);
        ArgumentReader[] readers = [.. ParametersOf(view).Select(ArgumentReaders.For)];
        ViewFunction run = readers.Length == 0
            ? _ => wait(caller.Call([]))
            : context => Run(context, readers, arguments => wait(caller.Call(arguments)));
        return ViewDecoratorAttribute.Wrap(run, view.Method);
    }

    /// <summary>Binds a method of an object that is made for each request.</summary>
    public static ViewFunction Bind(MethodInfo method, Func<FlaskContext, object> instance)
    {
        MethodInvoker invoker = MethodInvoker.Create(method);
        Func<object?, ValueTask<object?>> wait = WaitFor(method.ReturnType);
        ArgumentReader[] readers = [.. method.GetParameters().Select(ArgumentReaders.For)];
        ViewFunction run = context => Run(context, readers, arguments => wait(invoker.Invoke(instance(context), arguments.AsSpan())));
        return ViewDecoratorAttribute.Wrap(run, method);
    }

    // A method behind a delegate knows names and defaults; the delegate knows how many of its parameters are still open.
    private static ParameterInfo[] ParametersOf(Delegate view)
    {
        ParameterInfo[] open = view.GetType().GetMethod("Invoke")!.GetParameters();
        ParameterInfo[] written = view.Method.GetParameters();
        bool hasNames = written.Length >= open.Length && written.All(static parameter => parameter.Name is { Length: > 0 });
        return hasNames ? written[^open.Length..] : open;
    }

    private static ValueTask<object?> Run(FlaskContext context, ArgumentReader[] readers, Func<object?[], ValueTask<object?>> call)
    {
        object?[] arguments = readers.Length == 0 ? [] : new object?[readers.Length];
        for (int at = 0; at < readers.Length; at++)
        {
            ValueTask<object?> reading = readers[at](context);
            if (!reading.IsCompletedSuccessfully)
                return RunAfter(reading, at);
            arguments[at] = reading.Result;
        }

        return call(arguments);

        async ValueTask<object?> RunAfter(ValueTask<object?> reading, int at)
        {
            arguments[at] = await reading.ConfigureAwait(false);
            for (at++; at < readers.Length; at++)
                arguments[at] = await readers[at](context).ConfigureAwait(false);
            return await call(arguments).ConfigureAwait(false);
        }
    }

    private static Func<object?, ValueTask<object?>> WaitFor(Type returned)
    {
        if (!returned.IsSealed && !returned.IsValueType)
            return AwaitedResult.Of;
        return AwaitedResult.WaiterOf(returned) is { } wait ? value => wait(value!) : static value => new(value);
    }
}
