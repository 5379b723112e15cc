using Click.Net.Parsing;
using Click.Net.Text;

namespace Click.Net;

/// <summary>Gives options and arguments what the attributes of a function's parameter say.</summary>
internal static class ParameterBuilder
{
    /// <summary>The declarations of an option; the value has the name of the function's parameter.</summary>
    public static string[] OptionNames(OptionAttribute attribute, string name) => attribute.Declarations.Count == 0
        ? ["--" + EnumNames.Kebab(name), name]
        : WithName(attribute.Declarations, name);

    private static string[] WithName(IReadOnlyList<string> declarations, string name)
    {
        ShortList<string> names = new();
        for (int i = 0; i < declarations.Count; i++)
        {
            if (declarations[i] != name)
                names.Add(declarations[i]);
        }

        names.Add(name);
        return names.ToArray();
    }

    /// <summary>The name of an argument's value.</summary>
    public static string ArgumentName(string name) => EnumNames.Kebab(name).Replace('-', '_');

    /// <summary>Fills an option.</summary>
    /// <param name="option">The option.</param>
    /// <param name="attribute">What is said about it.</param>
    /// <param name="isOptional">Whether the function can do without; null where the parameter finds that out itself.</param>
    /// <param name="defaultValue">The default; null for none.</param>
    public static Option Fill(Option option, OptionAttribute attribute, bool? isOptional, object? defaultValue)
    {
        option.Help = attribute.Help;
        option.IsEager = attribute.IsEager;
        option.Hidden = attribute.Hidden;
        option.Count = attribute.Count;
        option.IsGlobal = attribute.IsGlobal;
        option.Section = attribute.Section;
        option.ShowEnvVar = attribute.ShowEnvVar;
        FillRare(option, attribute);
        if (attribute.ShowDefault)
            option.ShowDefault = true;
        if (defaultValue is not null)
            option.SetDefault(defaultValue);
        if (attribute.Required)
            option.Required = true;
        else if (isOptional is { } known)
            option.Required = !known && !option.Prompt.IsOn && !option.IsSwitch && !option.Multiple && !option.Count;
        return option;
    }

    /// <summary>Fills an argument.</summary>
    /// <param name="argument">The argument.</param>
    /// <param name="attribute">What is said about it.</param>
    /// <param name="isOptional">Whether the function can do without; null where the parameter finds that out itself.</param>
    /// <param name="defaultValue">The default; null for none.</param>
    public static Argument Fill(Argument argument, ArgumentAttribute attribute, bool? isOptional, object? defaultValue)
    {
        argument.Help = attribute.Help;
        argument.ShownName = attribute.Name;
        if (attribute.Metavar is not null)
            argument.Metavar = attribute.Metavar;
        if (attribute.Nargs != 0)
            argument.Nargs = attribute.Nargs;
        if (attribute.EnvVar is { } variable)
            argument.EnvVar = variable;
        if (defaultValue is not null)
            argument.SetDefault(defaultValue);
        if (isOptional is true)
            argument.Required = false;
        return argument;
    }

    // What is not said is not set: a setting that few options have takes a place of its own.
    private static void FillRare(Option option, OptionAttribute attribute)
    {
        if (attribute.Prompt is { } prompt)
            option.Prompt = prompt.Length == 0 ? true : prompt;
        if (attribute.ConfirmationPrompt)
            option.ConfirmationPrompt = true;
        if (attribute.HideInput)
            option.HideInput = true;
        if (attribute.Metavar is not null)
            option.Metavar = attribute.Metavar;
        if (attribute.Deprecated is not null)
            option.Deprecated = attribute.Deprecated.Length == 0 ? true : attribute.Deprecated;
        if (attribute.EnvVar is { } variable)
            option.EnvVar = variable;
    }
}
