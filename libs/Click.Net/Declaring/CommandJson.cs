using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Click.Net.Text;

namespace Click.Net;

/// <summary>Tells a command, its parameters and its commands as JSON, for documentation.</summary>
/// <remarks>Mirrors <c>Command.to_info_dict</c>, with its names.</remarks>
public static class CommandJson
{
    private const int DeepestNesting = 64;
    private static readonly JsonWriterOptions Readable = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The JSON of a command and all that is below it.</summary>
    /// <param name="context">The context of the command.</param>
    public static string Write(Context context)
    {
        ArgumentNullException.ThrowIfNull(context);
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream, Readable))
            Write(json, context.Command, context, 0);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>An option that shows the JSON of its command and ends.</summary>
    /// <param name="declarations">The names; <c>--help-json</c> where left out.</param>
    public static Option Option(params string[] declarations) => new(declarations.Length == 0 ? ["--help-json"] : declarations)
    {
        Type = Types.ParamTypes.Bool,
        IsFlag = true,
        IsEager = true,
        ExposeValue = false,
        Help = "Show this message as JSON and exit.",
        Callback = static (context, _, value) =>
        {
            if (value is not true || context.ResilientParsing)
                return value;
            Term.Echo(Write(context));
            Context.Exit();
            return null;
        },
    };

    private static void Write(Utf8JsonWriter json, Command command, Context context, int depth)
    {
        json.WriteStartObject();
        json.WriteString("name", command.Name ?? context.InfoName);
        json.WriteStartArray("params");
        foreach (Parameter parameter in command.ParametersOf(context))
            Write(json, parameter);
        json.WriteEndArray();
        json.WriteString("usage", command.GetUsage(context));
        json.WriteString("help", command.Help is { } help ? Lines.Clean(help) : null);
        json.WriteString("epilog", command.Epilog);
        json.WriteString("short_help", command.ShortHelpText(45));
        json.WriteBoolean("hidden", command.Hidden);
        Write(json, "deprecated", command.Deprecated);
        if (command is Group group)
            WriteCommands(json, group, context, depth);
        json.WriteEndObject();
    }

    private static void WriteCommands(Utf8JsonWriter json, Group group, Context context, int depth)
    {
        json.WriteStartObject("commands");
        foreach (string name in depth < DeepestNesting ? group.ListCommands(context) : [])
        {
            if (group.GetCommand(context, name) is not { } command)
                continue;
            json.WritePropertyName(name);
            Write(json, command, new Context(command, context, name, command.ContextSettings), depth + 1);
        }

        json.WriteEndObject();
        json.WriteBoolean("chain", group.Chain);
    }

    private static void Write(Utf8JsonWriter json, Parameter parameter)
    {
        json.WriteStartObject();
        json.WriteString("name", parameter.Name);
        json.WriteString("param_type_name", parameter.KindName);
        Write(json, "opts", parameter.Opts);
        Write(json, "secondary_opts", parameter.SecondaryOpts);
        json.WriteString("type", parameter.Type.Name);
        if (parameter.Type is Types.ChoiceType choice)
            Write(json, "choices", choice.PlainNames);
        json.WriteBoolean("required", parameter.Required);
        json.WriteNumber("nargs", parameter.Nargs);
        json.WriteBoolean("multiple", parameter.Multiple);
        json.WriteString("default", parameter.Default is { } value ? ValueText.Display(value) : null);
        Write(json, "envvar", parameter.EnvVar ?? Enumerable.Empty<string>());
        json.WriteString("help", parameter.Help);
        if (parameter is Option option)
            Write(json, option);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Option option)
    {
        Write(json, "prompt", option.Prompt);
        json.WriteBoolean("is_flag", option.IsSwitch);
        json.WriteBoolean("count", option.Count);
        json.WriteBoolean("hidden", option.Hidden);
    }

    private static void Write(Utf8JsonWriter json, string name, BoolOrText value)
    {
        if (value.Text is { } text)
            json.WriteString(name, text);
        else
            json.WriteBoolean(name, value.IsOn);
    }

    private static void Write(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (string text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
