using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using Click.Net.Io;
using Click.Net.Types;

namespace Click.Net;

/// <summary>Makes commands of functions and of classes.</summary>
internal static class CommandBuilder
{
    /// <summary>The command that a function declares by its attributes and parameters.</summary>
    public static Command Build(Delegate callback, string? name)
    {
        ArgumentNullException.ThrowIfNull(callback);
        MethodInfo method = callback.Method;
        CommandAttribute? attribute = AttributeOf(method);
        Command command = new(name ?? attribute?.Name ?? CommandNames.From(method.Name)) { Callback = callback };
        Fill(command, attribute);
        Declare(command, method.GetParameters());
        return command;
    }

    /// <summary>The command that a class declares: the parameters of its constructor, its properties, and its function.</summary>
    public static Command Build([DynamicallyAccessedMembers(CommandClass.Members)] Type type, string? name)
    {
        CommandClass declared = new(type);
        CommandAttribute? attribute = AttributeOf(type);
        Command command = new(name ?? attribute?.Name ?? CommandNames.From(type.Name)) { Callback = declared.RunAsync };
        Fill(command, attribute);
        Declare(command, declared.ConstructorParameters);
        foreach (PropertyMember property in declared.Properties)
            Add(command, property);
        Declare(command, declared.FunctionParameters);
        return command;
    }

    /// <summary>Whether a value of a type comes from the command line, and not from what is around it.</summary>
    public static bool IsReadFromCommandLine(Type type) => type == typeof(string) || type.IsPrimitive || IsReadable(type);

    private static CommandAttribute? AttributeOf(MemberInfo member) =>
        member.GetCustomAttributes(typeof(CommandAttribute), inherit: false) is [CommandAttribute attribute, ..] ? attribute : null;

    private static void Fill(Command command, CommandAttribute? attribute)
    {
        if (attribute is null)
            return;
        command.Help = attribute.Help;
        command.ShortHelp = attribute.ShortHelp;
        command.Epilog = attribute.Epilog;
        command.Hidden = attribute.Hidden;
        command.Deprecated = attribute.Deprecated;
        command.Section = attribute.Section;
        if (attribute.NoArgsIsHelp)
            command.NoArgsIsHelp = true;
    }

    private static void Declare(Command command, ParameterInfo[] parameters)
    {
        foreach (ParameterInfo parameter in parameters)
            Add(command, new ParameterMember(parameter));
    }

    private static void Add(Command command, DeclaringMember member)
    {
        if (Declared(member) is { } parameter)
            command.Params.Add(parameter);
    }

    private static Parameter? Declared(DeclaringMember member)
    {
        if (member.AttributeOf<ArgumentAttribute>() is { } argument)
            return DeclareArgument(member, argument);
        if (member.AttributeOf<OptionAttribute>() is { } option)
            return DeclareOption(member, option);
        if (member.NeedsAttribute || !IsReadFromCommandLine(member.Type))
            return null;
        // Without attributes: what has a default is an option, the rest are arguments.
        return member.HasDefault || member.Type == typeof(bool)
            ? DeclareOption(member, new OptionAttribute())
            : DeclareArgument(member, new ArgumentAttribute());
    }

    private static Option DeclareOption(DeclaringMember member, OptionAttribute attribute) => ParameterBuilder.Fill(
        new MemberOption(ParameterBuilder.OptionNames(attribute, member.Name), GuessOf(member.Type), member), attribute, null, member.Default);

    private static Argument DeclareArgument(DeclaringMember member, ArgumentAttribute attribute) => ParameterBuilder.Fill(
        new MemberArgument(ParameterBuilder.ArgumentName(member.Name), GuessOf(member.Type), member), attribute, null, member.Default);

    [UnconditionalSuppressMessage("Trimming", "IL2067", Justification = "The types of a kept function's parameters are kept; one whose Parse method was trimmed away fails with a clear message.")]
    private static TypeGuess GuessOf(Type type) => TypeGuess.For(type);

    // Apart, so that a program with plain parameters does not load what this names.
    [MethodImpl(MethodImplOptions.NoInlining)]
    [UnconditionalSuppressMessage("Trimming", "IL2067", Justification = "As above.")]
    private static bool IsReadable(Type type)
    {
        if (type == typeof(Context) || type == typeof(CancellationToken) || type == typeof(IServiceProvider) || type.IsAssignableTo(typeof(IConsole)))
            return false;
        return TypeGuess.CanRead(type);
    }
}
