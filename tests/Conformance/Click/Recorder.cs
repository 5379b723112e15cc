using System.Text.Json.Nodes;
using Click.Net;

namespace Conformance.Click;

/// <summary>The callback of every replayed command: notes that it was called, with what.</summary>
internal sealed class Recorder(string folder)
{
    /// <summary>The calls in order.</summary>
    public JsonArray Invoked { get; } = [];

    /// <summary>Notes a call.</summary>
    public void Note(Context context)
    {
        JsonObject call = new() { ["path"] = Path(context), ["params"] = Params(context), ["sources"] = Sources(context) };
        if (context.Args.Count > 0)
            call["args"] = new JsonArray([.. context.Args.Select(word => (JsonNode)word)]);
        if (context.InvokedSubcommand is { } name)
            call["invoked_subcommand"] = name;
        Invoked.Add((JsonNode)call);
    }

    private static JsonArray Path(Context context)
    {
        JsonArray path = context.Parent is { } parent ? Path(parent) : [];
        path.Add(context.InfoName);
        return path;
    }

    private JsonObject Params(Context context)
    {
        JsonObject values = [];
        foreach ((string name, object? value) in context.Params)
        {
            string? text = ClickValues.Encode(value)?.ToJsonString().Replace(folder, "$CWD", StringComparison.Ordinal);
            values[name] = text is null ? null : JsonNode.Parse(text);
        }

        return values;
    }

    private static JsonObject Sources(Context context)
    {
        JsonObject sources = [];
        foreach (Parameter parameter in context.Command.Params)
        {
            if (context.GetParameterSource(parameter.Name) is { } source)
                sources[parameter.Name] = NameOf(source);
        }

        return sources;
    }

    private static string NameOf(ParameterSource source) => source switch
    {
        ParameterSource.CommandLine => "COMMANDLINE",
        ParameterSource.DefaultMap => "DEFAULT_MAP",
        _ => source.ToString().ToUpperInvariant(),
    };
}
