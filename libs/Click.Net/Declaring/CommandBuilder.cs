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

    private static DelegateOption DeclareOption(ParameterInfo parameter, OptionAttribute attribute, string name, bool optional)
    {
        string[] declarations = [.. attribute.Declarations];
        if (declarations.Length == 0)
            declarations = ["--" + Text.EnumNames.Kebab(name)];
        DelegateOption option = new([.. declarations.Where(declaration => declaration != name), name], GuessOf(parameter.ParameterType), parameter.ParameterType)
        {
            Help = attribute.Help,
            Prompt = attribute.Prompt is { } prompt ? prompt.Length == 0 ? true : prompt : default(BoolOrText),
            ConfirmationPrompt = attribute.ConfirmationPrompt,
            HideInput = attribute.HideInput,
            ShowEnvVar = attribute.ShowEnvVar,
            Metavar = attribute.Metavar,
            Hidden = attribute.Hidden,
            Count = attribute.Count,
            IsEager = attribute.IsEager,
            Deprecated = attribute.Deprecated,
            Section = attribute.Section,
        };
        if (attribute.ShowDefault)
            option.ShowDefault = true;
        if (attribute.EnvVar is { } variable)
            option.EnvVar = variable;
        if (parameter.HasDefaultValue && parameter.DefaultValue is not null)
            option.Default = DefaultOf(parameter);
        option.Required = attribute.Required || (!optional && !option.Prompt.IsOn && !option.IsSwitch && !option.Multiple && !option.Count);
        return option;
    }

    private static DelegateArgument DeclareArgument(ParameterInfo parameter, ArgumentAttribute attribute, string name, bool optional)
    {
        DelegateArgument argument = new(attribute.Name ?? Text.EnumNames.Kebab(name).Replace('-', '_'), GuessOf(parameter.ParameterType), parameter.ParameterType)
        {
            Help = attribute.Help,
            Metavar = attribute.Metavar,
        };
        if (attribute.Nargs != 0)
            argument.Nargs = attribute.Nargs;
        if (attribute.EnvVar is { } variable)
            argument.EnvVar = variable;
        if (parameter.HasDefaultValue && parameter.DefaultValue is not null)
            argument.Default = DefaultOf(parameter);
        if (optional)
            argument.Required = false;
        return argument;
    }

    [UnconditionalSuppressMessage("Trimming", "IL2067", Justification = "The types of a kept function's parameters are kept; one whose Parse method was trimmed away fails with a clear message.")]
    private static TypeGuess GuessOf(Type type) => TypeGuess.For(type);

    private static object DefaultOf(ParameterInfo parameter)
    {
        Type type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        return type.IsEnum ? Enum.ToObject(type, parameter.DefaultValue!) : parameter.DefaultValue!;
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
