using Click.Net.Parsing;
using Click.Net.Terminal;
using Click.Net.Text;
using Click.Net.Types;

namespace Click.Net;

public partial class Option
{
    private protected override object? FindValue(Context context, ParserState parsed, out ParameterSource source)
    {
        object? value = base.FindValue(context, parsed, out source);
        bool mayAsk = Prompt.IsOn && !context.ResilientParsing;
        if (value == Unset.OptionalValue)
            return mayAsk ? Ask(context, out source) : FlagValue;
        if (value is ShortList<object?> given)
            return Values(given);
        if (value is true && source != ParameterSource.CommandLine && HasFlagValue && IsSwitch && !IsBoolSwitch)
            value = FlagValue;
        bool isDefault = source is ParameterSource.Default or ParameterSource.DefaultMap;
        return mayAsk && isDefault && (Required || PromptRequired) ? Ask(context, out source) : value;
    }

    private protected override bool TryInherit(Context context, ParserState parsed)
    {
        if (!IsGlobal || parsed.ValueOf(Key) != Unset.Value || OwnerOf(context) is not { } above || above == context)
            return false;
        if (above.Values.SourceOf(Key) is { } source)
            Keep(context, above.Values.TryGetValue(Key, out object? value) ? value : Unset.Value, source);
        return true;
    }

    private Context? OwnerOf(Context context)
    {
        Context? owner = context;
        while (owner is not null && !owner.Command.Params.Contains(this))
            owner = owner.Parent;
        return owner;
    }

    private object?[] Values(ShortList<object?> given)
    {
        object?[] values = given.ToArray();
        for (int i = 0; i < values.Length; i++)
        {
            if (values[i] == Unset.OptionalValue)
                values[i] = FlagValue;
        }

        return values;
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

    private object? Ask(Context context, out ParameterSource source)
    {
        source = ParameterSource.Prompt;
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
