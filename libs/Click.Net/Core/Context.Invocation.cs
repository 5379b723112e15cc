using System.Diagnostics.CodeAnalysis;
using Click.Net.Errors;

namespace Click.Net;

public sealed partial class Context
{
    /// <summary>Fails with a message below the usage; exit code 2.</summary>
    /// <exception cref="UsageException">Always.</exception>
    [DoesNotReturn]
    public void Fail(string message) => throw new UsageException(message, this);

    /// <summary>Ends the program as if the user had given up.</summary>
    /// <exception cref="AbortException">Always.</exception>
    [DoesNotReturn]
    public static void Abort() => throw new AbortException();

    /// <summary>Ends the program with an exit code, after closing the context's resources.</summary>
    /// <exception cref="ExitException">Always.</exception>
    [DoesNotReturn]
    public static void Exit(int exitCode = 0) => throw new ExitException(exitCode);

    /// <summary>Calls another command's callback with values; parameters that are left out get their defaults.</summary>
    /// <param name="command">The command.</param>
    /// <param name="values">Values by parameter name, as they would be after conversion.</param>
    /// <returns>What the callback returned.</returns>
    /// <remarks>Mirrors <c>Context.invoke</c>. Environment variables and prompts are not asked.</remarks>
    public ValueTask<object?> InvokeAsync(Command command, params IEnumerable<(string Name, object? Value)> values)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(values);
        Context context = new(command, this, command.Name, command.ContextSettings);
        foreach ((string name, object? value) in values)
            context.Params[name] = value;
        foreach (Parameter parameter in command.Params)
        {
            if (parameter.ExposeValue && !context.Params.ContainsKey(parameter.Name))
                context.Params[parameter.Name] = parameter.DefaultValue(context);
        }

        return command.CallAsync(context);
    }

    /// <summary>Calls another command's callback with the values of this one; those given replace them.</summary>
    /// <remarks>Mirrors <c>Context.forward</c>.</remarks>
    public ValueTask<object?> ForwardAsync(Command command, params IEnumerable<(string Name, object? Value)> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        Dictionary<string, object?> all = new(Params, StringComparer.Ordinal);
        foreach ((string name, object? value) in values)
            all[name] = value;
        return InvokeAsync(command, all.Select(pair => (pair.Key, pair.Value)));
    }

    /// <summary>Calls a function with this context's values, bound by the names and types of its parameters.</summary>
    /// <returns>What the function returned.</returns>
    public ValueTask<object?> InvokeAsync(Delegate callback)
    {
        ArgumentNullException.ThrowIfNull(callback);
        return CallbackBinder.CallAsync(callback, this);
    }
}
