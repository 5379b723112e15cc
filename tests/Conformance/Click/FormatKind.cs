using System.Text;
using System.Text.Json.Nodes;
using Click.Net;
using Click.Net.Errors;
using Click.Net.Formatting;
using Click.Net.Io;
using Click.Net.Terminal;
using Click.Net.Testing;
using Click.Net.Text;
using Conformance.Replay;
using Conformance.Vectors;

namespace Conformance.Click;

/// <summary>One call of a formatting or terminal function.</summary>
internal sealed class FormatKind : IVectorKind
{
    public JsonObject Replay(Vector vector)
    {
        Call call = new(vector["args"]?.AsArray() ?? [], vector["kwargs"]?.AsObject() ?? []);
        try
        {
            return vector.Text("call") switch
            {
                "wrap_text" => Outcome.Value(Wrap(call)),
                "style" => Outcome.Value(Style(call)),
                "unstyle" => Outcome.Value(Term.Unstyle((string)call[0, "text"]!)),
                "format_filename" => Outcome.Value(FileName(call)),
                "split_arg_string" => Outcome.Value(new JsonArray([.. ArgumentString.Split((string)call[0, "string"]!).Select(word => (JsonNode)word)])),
                "HelpFormatter" => Outcome.Value(Page(call, vector["steps"]!.AsArray())),
                _ => TerminalCalls.Replay(vector, call),
            };
        }
        catch (ArgumentException error)
        {
            return Outcome.Error("ValueError", error.Message);
        }
    }

    private static string Wrap(Call call) => TextWrapper.Wrap(
        (string)call[0, "text"]!, (int?)call[1, "width"] ?? 78, (string?)call[2, "initial_indent"] ?? "",
        (string?)call[3, "subsequent_indent"] ?? "", (bool?)call[4, "preserve_paragraphs"] ?? false);

    private static string Style(Call call) => Term.Style(
        ClickValues.Decode(call[0, "text"]), ColorOf(call[1, "fg"]), ColorOf(call[2, "bg"]), (bool?)call[3, "bold"], (bool?)call[4, "dim"],
        (bool?)call[5, "underline"], (bool?)call[6, "overline"], (bool?)call[7, "italic"], (bool?)call[8, "blink"], (bool?)call[9, "reverse"],
        (bool?)call[10, "strikethrough"], (bool?)call[11, "reset"] ?? true);

    /// <summary>A colour by name, number, or parts.</summary>
    public static TerminalColor? ColorOf(JsonNode? node) => node switch
    {
        null => null,
        JsonArray rgb => ((int)rgb[0]!, (int)rgb[1]!, (int)rgb[2]!),
        JsonObject tuple => ColorOf(tuple["$tuple"]),
        JsonValue value when value.TryGetValue(out string? name) => name,
        _ => (int)node,
    };

    private static string FileName(Call call)
    {
        bool shorten = (bool?)call[1, "shorten"] ?? false;
        return ClickValues.Decode(call[0, "filename"]) switch
        {
            byte[] bytes => FileNames.Format(bytes, shorten),
            object name => FileNames.Format(name.ToString()!, shorten),
            null => throw new NotSupportedException(),
        };
    }

    private static string Page(Call call, JsonArray steps)
    {
        HelpFormatter formatter = new((int?)call[1, "width"] ?? 78, (int?)call[0, "indent_increment"] ?? 2);
        foreach (JsonNode? step in steps)
        {
            JsonArray parts = step!.AsArray();
            JsonObject named = parts[^1] is JsonObject last && !last.Any(pair => pair.Key.StartsWith('$')) ? last : [];
            JsonArray given = [.. parts.Skip(1).Where(part => part != named).Select(part => part?.DeepClone())];
            Step(formatter, (string)parts[0]!, new Call(given, named));
        }

        return formatter.GetText();
    }

    private static void Step(HelpFormatter formatter, string method, Call call)
    {
        switch (method)
        {
            case "indent": formatter.Indent(); break;
            case "dedent": formatter.Dedent(); break;
            case "write": formatter.Write((string)call[0, "string"]!); break;
            case "write_usage": formatter.WriteUsage((string)call[0, "prog"]!, (string?)call[1, "args"] ?? "", (string?)call[2, "prefix"]); break;
            case "write_heading": formatter.WriteHeading((string)call[0, "heading"]!); break;
            case "write_paragraph": formatter.WriteParagraph(); break;
            case "write_text": formatter.WriteText((string)call[0, "text"]!); break;
            case "write_dl":
                formatter.WriteDefinitions(
                    call[0, "rows"]!.AsArray().Select(row => Row(row!)), (int?)call[1, "col_max"] ?? 30, (int?)call[2, "col_spacing"] ?? 2);
                break;
            default: throw new NotSupportedException($"step {method}");
        }
    }

    private static (string, string) Row(JsonNode row)
    {
        JsonArray pair = (row as JsonObject)?["$tuple"]?.AsArray() ?? row.AsArray();
        return ((string)pair[0]!, (string)pair[1]!);
    }
}

/// <summary>The arguments of a call, by place and by name.</summary>
internal sealed record Call(JsonArray Args, JsonObject Named)
{
    /// <summary>An argument; null where it is left out.</summary>
    public JsonNode? this[int at, string name] => at < Args.Count ? Args[at] : Named[name];

    /// <summary>Whether an argument was given; null may be.</summary>
    public bool Has(int at, string name) => at < Args.Count || Named.ContainsKey(name);
}

/// <summary>Calls that speak to a terminal.</summary>
internal static class TerminalCalls
{
    /// <summary>Makes the call within a command, whose console collects what is shown.</summary>
    public static JsonObject Replay(Vector vector, Call call)
    {
        JsonNode? returned = null;
        Command command = new("call")
        {
            Callback = (Context _) => { returned = Make(vector, call); },
            ContextSettings = new ContextSettings { Color = (bool?)vector["color"] },
        };
        RunResult result = new CliRunner { Standalone = false, CatchExceptions = false }.Invoke(command, [], vector.Text("input"));
        JsonObject facts = new() { ["return"] = returned, ["stdout"] = result.Stdout, ["stderr"] = result.Stderr };
        if (result.Exception is not { } error)
            return Outcome.Value(facts);
        JsonObject outcome = Outcome.Error(ClickErrors.NameOf(error), error is AbortException ? "" : error.Message);
        foreach ((string name, JsonNode? fact) in facts)
            outcome[name] = fact?.DeepClone();
        return outcome;
    }

    private static JsonNode? Make(Vector vector, Call call)
    {
        switch (vector.Text("call"))
        {
            case "echo":
                Term.Echo(ClickValues.Decode(call[0, "message"]), newLine: (bool?)call[2, "nl"] ?? true, error: (bool?)call[3, "err"] ?? false);
                return null;
            case "secho":
                StyledEcho(call);
                return null;
            case "confirm":
                return Confirm(call);
            case "prompt":
                return ClickValues.Encode(Term.Prompt(Options(vector, call)));
            default:
                throw new NotSupportedException($"call {vector.Text("call")}");
        }
    }

    private static void StyledEcho(Call call) => Term.StyledEcho(
        ClickValues.Decode(call[0, "message"]), FormatKind.ColorOf(call.Named["fg"]), FormatKind.ColorOf(call.Named["bg"]),
        (bool?)call.Named["bold"], (bool?)call.Named["dim"], (bool?)call.Named["underline"], (bool?)call.Named["overline"],
        (bool?)call.Named["italic"], (bool?)call.Named["blink"], (bool?)call.Named["reverse"], (bool?)call.Named["strikethrough"],
        (bool?)call.Named["reset"] ?? true, newLine: (bool?)call.Named["nl"] ?? true, error: (bool?)call.Named["err"] ?? false);

    private static bool Confirm(Call call) => Term.Confirm(
        (string)call[0, "text"]!, call.Has(1, "default") ? (bool?)call[1, "default"] : false, (bool?)call[2, "abort"] ?? false,
        (string?)call[3, "prompt_suffix"] ?? ": ", (bool?)call[4, "show_default"] ?? true, (bool?)call[5, "err"] ?? false);

    private static PromptOptions Options(Vector vector, Call call)
    {
        JsonNode? confirmation = call[3, "confirmation_prompt"], shown = call.Named["show_default"];
        return new PromptOptions((string)call[0, "text"]!)
        {
            Default = ClickValues.Decode(call[1, "default"]),
            HideInput = (bool?)call[2, "hide_input"] ?? false,
            Confirmation = confirmation is null ? null : Text(confirmation) ?? ((bool)confirmation ? PromptOptions.RepeatForConfirmation : null),
            Type = vector["type"] is { } type ? ClickTypes.Build(type) : null,
            Suffix = (string?)call.Named["prompt_suffix"] ?? ": ",
            ShowDefault = shown is null || Text(shown) is not null || (bool)shown,
            DefaultText = shown is null ? null : Text(shown),
            ShowChoices = (bool?)call.Named["show_choices"] ?? true,
            Error = (bool?)call.Named["err"] ?? false,
        };
    }

    private static string? Text(JsonNode node) => node is JsonValue value && value.TryGetValue(out string? text) ? text : null;
}
