using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Click.Net.Io;
using Click.Net.Types;

namespace Click.Net;

/// <summary>Makes commands of functions.</summary>
internal static class CommandBuilder
{
    /// <summary>The command that a function declares by its attributes and parameters.</summary>
    public static Command Build(Delegate callback, string? name)
    {
        ArgumentNullException.ThrowIfNull(callback);
        Command command = new(name ?? AttributeOf(callback)?.Name ?? CommandNames.From(callback.Method.Name));
        Fill(command, callback);
        return command;
    }

    /// <summary>Gives a command what a function declares.</summary>
    public static void Fill(Command command, Delegate callback)
    {
        command.Callback = callback;
        if (AttributeOf(callback) is { } attribute)
            Fill(command, attribute);
        NullabilityInfoContext nullability = new();
        foreach (ParameterInfo parameter in callback.Method.GetParameters())
        {
            if (Declare(parameter, nullability) is { } declared)
                command.Params.Add(declared);
        }
    }

    private static CommandAttribute? AttributeOf(Delegate callback) => callback.Method.GetCustomAttribute<CommandAttribute>();

    private static void Fill(Command command, CommandAttribute attribute)
    {
        command.Help = attribute.Help;
        command.ShortHelp = attribute.ShortHelp;
        command.Epilog = attribute.Epilog;
        command.Hidden = attribute.Hidden;
        command.Deprecated = attribute.Deprecated;
        command.Section = attribute.Section;
        if (attribute.NoArgsIsHelp)
            command.NoArgsIsHelp = true;
    }

    private static Parameter? Declare(ParameterInfo parameter, NullabilityInfoContext nullability)
    {
        string name = parameter.Name ?? throw new ArgumentException("A parameter of the function has no name.");
        bool optional = parameter.HasDefaultValue || IsNullable(parameter, nullability);
        if (parameter.GetCustomAttribute<ArgumentAttribute>() is { } argument)
            return DeclareArgument(parameter, argument, name, optional);
        if (parameter.GetCustomAttribute<OptionAttribute>() is { } option)
            return DeclareOption(parameter, option, name, optional);
        if (!IsReadFromCommandLine(parameter.ParameterType))
            return null;
        // Without attributes: what has a default is an option, the rest are arguments.
        return parameter.HasDefaultValue || parameter.ParameterType == typeof(bool)
            ? DeclareOption(parameter, new OptionAttribute(), name, optional)
            : DeclareArgument(parameter, new ArgumentAttribute(), name, optional);
    }

    private static Option DeclareOption(ParameterInfo parameter, OptionAttribute attribute, string name, bool optional) => ParameterBuilder.Fill(
        new DelegateOption(ParameterBuilder.OptionNames(attribute, name), GuessOf(parameter.ParameterType), parameter.ParameterType),
        attribute, optional, DefaultOf(parameter));

    private static Argument DeclareArgument(ParameterInfo parameter, ArgumentAttribute attribute, string name, bool optional) => ParameterBuilder.Fill(
        new DelegateArgument(ParameterBuilder.ArgumentName(name), GuessOf(parameter.ParameterType), parameter.ParameterType),
        attribute, optional, DefaultOf(parameter));

    [UnconditionalSuppressMessage("Trimming", "IL2067", Justification = "The types of a kept function's parameters are kept; one whose Parse method was trimmed away fails with a clear message.")]
    private static TypeGuess GuessOf(Type type) => TypeGuess.For(type);

    private static object? DefaultOf(ParameterInfo parameter)
    {
        if (!parameter.HasDefaultValue || parameter.DefaultValue is not { } value)
            return null;
        Type type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        return type.IsEnum ? Enum.ToObject(type, value) : value;
    }

    private static bool IsNullable(ParameterInfo parameter, NullabilityInfoContext nullability) =>
        Nullable.GetUnderlyingType(parameter.ParameterType) is not null
        || (!parameter.ParameterType.IsValueType && nullability.Create(parameter).WriteState == NullabilityState.Nullable);

    [UnconditionalSuppressMessage("Trimming", "IL2067", Justification = "As above.")]
    private static bool IsReadFromCommandLine(Type type)
    {
        if (type == typeof(Context) || type == typeof(CancellationToken) || type == typeof(IServiceProvider) || type.IsAssignableTo(typeof(IConsole)))
            return false;
        return TypeGuess.CanRead(type);
    }
}
