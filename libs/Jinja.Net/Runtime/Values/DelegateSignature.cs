using System.Reflection;

namespace Jinja.Net.Runtime.Values;

/// <summary>The parameters of a .NET method as a template fills them.</summary>
internal sealed class DelegateSignature
{
    private readonly ParameterInfo[] _parameters;
    private readonly object?[] _closed;
    private readonly int _injected;
    private readonly PassedArgument[] _passed;

    private DelegateSignature(ParameterInfo[] parameters, object?[] closed)
    {
        _parameters = parameters;
        _closed = closed;
        _passed = [.. parameters.Skip(closed.Length).TakeWhile(static p => Passes(p.ParameterType) != PassedArgument.None).Select(static p => Passes(p.ParameterType))];
        _injected = _passed.Length;
    }

    /// <summary>Whether the function takes the context.</summary>
    public bool TakesContext => _passed.Contains(PassedArgument.Context);

    public static DelegateSignature Of(MethodInfo method) => new(method.GetParameters(), []);

    /// <summary>A delegate over a static method may carry its first argument with it.</summary>
    public static DelegateSignature Of(Delegate function) =>
        function.Method.IsStatic && function.Target is not null && function.GetInvocationList().Length == 1 && TakesTarget(function)
            ? new(function.Method.GetParameters(), [function.Target])
            : new(function.Method.GetParameters(), []);

    private static bool TakesTarget(Delegate function) =>
        function.GetType().GetMethod("Invoke")!.GetParameters().Length < function.Method.GetParameters().Length;

    public static object? Target(Delegate function) => function.Method.IsStatic ? null : function.Target;

    private static PassedArgument Passes(Type type) =>
        type == typeof(EvalContext) ? PassedArgument.EvalContext
        : type == typeof(CancellationToken) ? PassedArgument.Cancellation
        : typeof(IEnvironment).IsAssignableFrom(type) ? PassedArgument.Environment
        : typeof(IRenderContext).IsAssignableFrom(type) ? PassedArgument.Context
        : PassedArgument.None;

    /// <exception cref="OperationException">Arguments are missing, unknown, or of the wrong type.</exception>
    public object?[] Bind(IRuntimeServices services, string function, in CallArguments arguments)
    {
        object?[] bound = new object?[_parameters.Length];
        _closed.CopyTo(bound, 0);
        int first = _closed.Length + _injected;
        for (int i = 0; i < _injected; i++) bound[_closed.Length + i] = Pass(services, _passed[i]);
        int next = BindPositional(function, arguments, bound, first);
        BindNamed(function, arguments, bound, first, next);
        return bound;
    }

    private static object? Pass(IRuntimeServices services, PassedArgument what) => what switch
    {
        PassedArgument.EvalContext => services.EvalContext,
        PassedArgument.Context => services.Context,
        PassedArgument.Environment => services.Environment,
        _ => services.Budget.Cancellation,
    };

    private int BindPositional(string function, in CallArguments arguments, object?[] bound, int first)
    {
        int next = first;
        ReadOnlySpan<Value> positional = arguments.Positional;
        for (int i = 0; i < positional.Length; i++)
        {
            if (next < _parameters.Length && IsRest(_parameters[next]))
            {
                bound[next] = ArgumentConverter.ToArray(positional[i..], _parameters[next].ParameterType.GetElementType()!);
                return next + 1;
            }

            if (next >= _parameters.Length || TakesNames(_parameters[next]))
                throw PythonErrors.Type($"{function}() takes {_parameters.Length - first} positional arguments but {positional.Length} were given");
            bound[next] = ArgumentConverter.Convert(positional[i], _parameters[next].ParameterType);
            next++;
        }

        return next;
    }

    private void BindNamed(string function, in CallArguments arguments, object?[] bound, int first, int next)
    {
        int used = 0;
        for (int i = first; i < _parameters.Length; i++)
        {
            ParameterInfo parameter = _parameters[i];
            int named = IndexOf(arguments.Names, parameter.Name);
            if (named >= 0 && i < next) throw PythonErrors.Type($"{function}() got multiple values for argument '{arguments.Names[named]}'");
            if (named >= 0) used++;
            if (i < next) continue;
            if (TakesNames(parameter)) (bound[i], used) = (Rest(arguments, bound, first), arguments.Names.Length);
            else bound[i] = named >= 0 ? ArgumentConverter.Convert(arguments.Named[named], parameter.ParameterType) : Absent(function, parameter);
        }

        if (used < arguments.Names.Length) throw PythonErrors.Type($"{function}() got an unexpected keyword argument '{Unknown(arguments.Names, first)}'");
    }

    private static object? Absent(string function, ParameterInfo parameter)
    {
        if (IsRest(parameter)) return ArgumentConverter.ToArray([], parameter.ParameterType.GetElementType()!);
        if (parameter.HasDefaultValue) return parameter.DefaultValue is DBNull ? null : DefaultOf(parameter);
        throw PythonErrors.Type($"{function}() missing 1 required positional argument: '{parameter.Name}'");
    }

    private static object? DefaultOf(ParameterInfo parameter) =>
        parameter.DefaultValue is not null && Nullable.GetUnderlyingType(parameter.ParameterType) is { IsEnum: true } options ? Enum.ToObject(options, parameter.DefaultValue) : parameter.DefaultValue;

    private Dictionary<string, object?> Rest(in CallArguments arguments, object?[] bound, int first)
    {
        Dictionary<string, object?> rest = [];
        for (int i = 0; i < arguments.Names.Length; i++)
            if (!Knows(arguments.Names[i], first)) rest[arguments.Names[i]] = arguments.Named[i].ToObject();
        return rest;
    }

    private bool Knows(string name, int first) => _parameters.Skip(first).Any(p => !TakesNames(p) && SameName(p.Name, name));

    private string Unknown(ReadOnlySpan<string> names, int first)
    {
        foreach (string name in names)
            if (!Knows(name, first)) return name;
        return names[0];
    }

    private static int IndexOf(ReadOnlySpan<string> names, string? parameter)
    {
        for (int i = 0; i < names.Length; i++)
            if (SameName(parameter, names[i])) return i;
        return -1;
    }

    /// <summary><c>first_name</c> names the parameter <c>firstName</c>.</summary>
    private static bool SameName(string? parameter, string name) =>
        parameter == name || string.Equals(parameter?.Replace("_", "", StringComparison.Ordinal), name.Replace("_", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);

    private static bool IsRest(ParameterInfo parameter) => parameter.ParameterType.IsArray && parameter.IsDefined(typeof(ParamArrayAttribute), inherit: false);

    private static bool TakesNames(ParameterInfo parameter) =>
        parameter.Name == "kwargs" && parameter.ParameterType.IsAssignableFrom(typeof(Dictionary<string, object?>)) && parameter.ParameterType != typeof(object);
}

/// <summary>Marks the class of the variables of a render, for delegates that ask for them.</summary>
internal interface IRenderContext;
