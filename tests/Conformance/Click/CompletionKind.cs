using System.Text.Json.Nodes;
using Click.Net;
using Click.Net.Completion;
using Click.Net.Testing;
using Conformance.Replay;
using Conformance.Vectors;

namespace Conformance.Click;

/// <summary>A command tree, the words so far and the incomplete one, and what may follow.</summary>
internal sealed class CompletionKind : IVectorKind
{
    public JsonObject Replay(Vector vector)
    {
        Command command = new ClickTree(static (Context _) => { }).Build(vector["command"]!);
        Dictionary<string, string?> environment = vector["env"]?.AsObject().ToDictionary(pair => pair.Key, pair => (string?)pair.Value) ?? [];
        RunOptions options = new() { Console = new ScriptedConsole(environment: environment), Settings = ClickTree.Settings(vector["settings"]) };
        string[] args = [.. vector["args"]!.AsArray().Select(word => (string)word!)];
        JsonArray items = [];
        foreach (var item in CompletionResolver.Complete(command, vector.Text("prog_name")!, args, vector.Text("incomplete")!, options))
            items.Add((JsonNode)new JsonObject { ["value"] = item.Value, ["type"] = item.Type, ["help"] = item.Help });
        return Outcome.Value(items);
    }
}
