using System.Text.Json.Nodes;
using Click.Net;

namespace Conformance.Click;

/// <summary>Builds command trees from their data, with the public object model.</summary>
/// <param name="callback">What every command calls.</param>
internal sealed class ClickTree(Delegate callback)
{
    /// <summary>The command that the data tells of.</summary>
    public Command Build(JsonNode spec)
    {
        string? name = (string?)spec["name"];
        Command command = (string)spec["kind"]! switch
        {
            "command" => new Command(name),
            "group" => new Group(name),
            "collection" => new CommandCollection(name),
            string kind => throw new NotSupportedException($"kind {kind}"),
        };
        Fill(command, spec.AsObject());
        foreach (JsonNode? parameter in spec["params"]?.AsArray() ?? [])
            command.Params.Add(BuildParameter(parameter!.AsObject()));
        return command;
    }

    /// <summary>Context settings from their data.</summary>
    public static ContextSettings Settings(JsonNode? spec) => spec is null ? new ContextSettings() : new ContextSettings
    {
        AutoEnvVarPrefix = (string?)spec["auto_envvar_prefix"],
        DefaultMap = spec["default_map"] is { } map ? (IReadOnlyDictionary<string, object?>?)ClickValues.Decode(map) : null,
        TerminalWidth = (int?)spec["terminal_width"],
        MaxContentWidth = (int?)spec["max_content_width"],
        HelpOptionNames = spec["help_option_names"]?.AsArray().Select(option => (string)option!).ToList(),
        ShowDefault = (bool?)spec["show_default"],
        IgnoreUnknownOptions = (bool?)spec["ignore_unknown_options"],
        AllowExtraArgs = (bool?)spec["allow_extra_args"],
        AllowInterspersedArgs = (bool?)spec["allow_interspersed_args"],
        ResilientParsing = (bool?)spec["resilient_parsing"],
        Color = (bool?)spec["color"],
        TokenNormalizer = spec["token_normalize_func"] is null ? null : static token => token.ToLowerInvariant(),
    };

    private void Fill(Command command, JsonObject spec)
    {
        command.Callback = (bool?)spec["callback"] ?? true ? callback : null;
        command.ContextSettings = Settings(spec["context_settings"]);
        // A constructor takes commands unchecked; only adding one to a chain later is checked.
        if (command is Group group)
            AddCommands(group, spec);
        foreach ((string field, JsonNode? value) in spec)
            Set(command, field, value);
    }

    private static void Set(Command command, string field, JsonNode? value)
    {
        switch (field)
        {
            case "help": command.Help = (string?)value; break;
            case "short_help": command.ShortHelp = (string?)value; break;
            case "epilog": command.Epilog = (string?)value; break;
            case "options_metavar": command.OptionsMetavar = (string?)value; break;
            case "add_help_option": command.AddHelpOption = (bool)value!; break;
            case "no_args_is_help": command.NoArgsIsHelp = (bool)value!; break;
            case "hidden": command.Hidden = (bool)value!; break;
            case "deprecated": command.Deprecated = BoolOrText(value); break;
            case "chain": ((Group)command).Chain = (bool)value!; break;
            case "invoke_without_command": ((Group)command).InvokeWithoutCommand = (bool)value!; break;
            case "subcommand_metavar": ((Group)command).SubcommandMetavar = (string?)value; break;
            case "kind" or "name" or "params" or "commands" or "sources" or "callback" or "context_settings": break;
            default: throw new NotSupportedException($"command field {field}");
        }
    }

    private void AddCommands(Group group, JsonObject spec)
    {
        foreach ((string name, JsonNode? command) in spec["commands"]?.AsObject() ?? [])
            group.Add(Build(command!), name);
        foreach (JsonNode? source in spec["sources"]?.AsArray() ?? [])
            ((CommandCollection)group).Sources.Add((Group)Build(source!));
    }

    private static Parameter BuildParameter(JsonObject spec)
    {
        string[] declarations = [.. spec["decls"]!.AsArray().Select(declaration => (string)declaration!)];
        Parameter parameter = (string)spec["param"]! == "argument"
            ? new Argument(declarations[0])
            : BuildOption(spec, declarations);
        parameter.Type = ClickTypes.Build(spec["type"]!);
        foreach ((string field, JsonNode? value) in spec)
        {
            if (!SetCommon(parameter, field, value))
                SetOption((Option)parameter, field, value);
        }

        return parameter;
    }

    private static Option BuildOption(JsonObject spec, string[] declarations) => (string?)spec["action"] switch
    {
        "help" => StandardOptions.Help(declarations),
        "confirm" => StandardOptions.Confirmation(declarations),
        "version" => StandardOptions.Version(
            (string?)spec["version"]!["version"], declarations, (string?)spec["version"]!["prog_name"],
            (string?)spec["version"]!["package_name"], (string?)spec["version"]!["message"] ?? "%(prog)s, version %(version)s"),
        _ => new Option(declarations),
    };

    private static bool SetCommon(Parameter parameter, string field, JsonNode? value)
    {
        switch (field)
        {
            case "nargs": parameter.Nargs = (int)value!; break;
            case "required": parameter.Required = (bool)value!; break;
            case "default": parameter.Default = ClickValues.Decode(value); break;
            case "multiple": parameter.Multiple = (bool)value!; break;
            case "envvar": parameter.EnvVar = EnvVar(value); break;
            case "metavar": parameter.Metavar = (string?)value; break;
            case "help": parameter.Help = (string?)value; break;
            case "expose_value": parameter.ExposeValue = (bool)value!; break;
            case "is_eager": parameter.IsEager = (bool)value!; break;
            case "deprecated": parameter.Deprecated = BoolOrText(value); break;
            case "param" or "decls" or "type" or "action" or "version": break;
            default: return false;
        }

        return true;
    }

    private static void SetOption(Option option, string field, JsonNode? value)
    {
        switch (field)
        {
            case "is_flag": option.IsFlag = (bool?)value; break;
            case "flag_value": option.FlagValue = ClickValues.Decode(value); break;
            case "count": option.Count = (bool)value!; break;
            case "hidden": option.Hidden = (bool)value!; break;
            case "prompt": option.Prompt = BoolOrText(value); break;
            case "prompt_required": option.PromptRequired = (bool)value!; break;
            case "confirmation_prompt": option.ConfirmationPrompt = BoolOrText(value); break;
            case "hide_input": option.HideInput = (bool)value!; break;
            case "show_default": option.ShowDefault = value is null ? null : BoolOrText(value); break;
            case "show_envvar": option.ShowEnvVar = (bool)value!; break;
            case "show_choices": option.ShowChoicesInHelp = (bool)value!; break;
            case "allow_from_autoenv": option.AllowFromAutoEnv = (bool)value!; break;
            default: throw new NotSupportedException($"option field {field}");
        }
    }

    private static EnvVarNames? EnvVar(JsonNode? value) => value switch
    {
        null => null,
        JsonArray names => [.. names.Select(name => (string)name!)],
        _ => (string)value!,
    };

    private static BoolOrText BoolOrText(JsonNode? value) => value switch
    {
        null => false,
        JsonValue scalar when scalar.TryGetValue(out string? text) => text,
        _ => (bool)value,
    };
}
