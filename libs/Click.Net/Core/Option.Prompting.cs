using Click.Net.Parsing;
using Click.Net.Terminal;
using Click.Net.Text;
using Click.Net.Types;

namespace Click.Net;

public partial class Option
{
    private protected override (object? Value, ParameterSource Source) FindValue(Context context, ParserState parsed)
    {
        (object? value, ParameterSource source) = base.FindValue(context, parsed);
        if (value == Unset.OptionalValue)
            return Prompt.IsOn && !context.ResilientParsing ? (Ask(context), ParameterSource.Prompt) : (FlagValue, ParameterSource.CommandLine);
        if (value is List<object?> given)
            return (given.Select(item => item == Unset.OptionalValue ? FlagValue : item).ToArray(), source);
        if (value is true && IsSwitch && !IsBoolSwitch && HasFlagValue && source != ParameterSource.CommandLine)
            value = FlagValue;
        bool asks = source is ParameterSource.Default or ParameterSource.DefaultMap
            && Prompt.IsOn && (Required || PromptRequired) && !context.ResilientParsing;
        return asks ? (Ask(context), ParameterSource.Prompt) : (value, source);
    }

    private protected override string? ReadEnvironment(Context context)
    {
        if (base.ReadEnvironment(context) is { } text)
            return text;
        return AllowFromAutoEnv && AutomaticVariable(context) is { } name
            && context.Console.GetEnvironmentVariable(name) is { Length: > 0 } found ? found : null;
    }

    // A flag that stands for a value is switched on by that value, or by a word that means yes.
    private protected override object? FromEnvironment(Context context)
    {
        if (!IsSwitch || IsBoolSwitch)
            return base.FromEnvironment(context);
        if (ReadEnvironment(context) is not { } text)
            return null;
        if (HasFlagValue && FlagValue is string own && own == text)
            return text;
        return BoolType.Read(text) is { } on ? on : null;
    }

    private string? AutomaticVariable(Context context) =>
        context.AutoEnvVarPrefix is { } prefix ? $"{prefix}_{Name.ToUpperInvariant()}" : null;

    private string PromptText => Prompt.Text ?? Capitalised(Name.Replace('_', ' '));

    private static string Capitalised(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..].ToLowerInvariant();

    private static bool? Truth(object? value) => value switch
    {
        null => null,
        bool truth => truth,
        "" or 0 or 0.0 => false,
        _ => true,
    };

    private object? Ask(Context context)
    {
        object? value = RawDefaultOf(context);
        if (value == Unset.Value)
            value = null;
        if (IsBoolSwitch)
            return Confirm.AskOrEmpty(context.Console, PromptText, Truth(value), color: context.Color) ?? value;
        return Terminal.Prompt.Ask(context.Console, new PromptOptions(PromptText)
        {
            Default = value,
            Type = Type,
            HideInput = HideInput,
            Confirmation = ConfirmationPrompt.IsOn ? ConfirmationPrompt.Text ?? PromptOptions.RepeatForConfirmation : null,
            ShowChoices = ShowChoicesInHelp,
            ShowDefault = ShowDefault is not { IsOn: false } and not { Text: "" },
            DefaultText = string.IsNullOrEmpty(ShowDefault?.Text) ? null : ShowDefault?.Text,
            Convert = given => ProcessValue(context, given),
            Color = context.Color,
        });
    }
}
