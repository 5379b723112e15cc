using System.Text.Json.Nodes;
using Click.Net;
using Click.Net.Errors;
using Click.Net.Testing;
using Conformance.Replay;
using Conformance.Vectors;

namespace Conformance.Click;

/// <summary>A command tree, a command line, and all that came of it.</summary>
internal sealed class InvokeKind : IVectorKind
{
    public JsonObject Replay(Vector vector)
    {
        using WorkingFolder folder = new(vector["files"]?.AsObject());
        Recorder recorder = new(folder.Path);
        Command command = new ClickTree(recorder.Note).Build(vector["command"]!);
        CliRunner runner = new()
        {
            Environment = Environment(vector["env"]?.AsObject()),
            WorkingDirectory = folder.Path,
            Standalone = (bool?)vector["standalone_mode"] ?? true,
            Columns = (int?)vector["columns"],
        };
        ContextSettings settings = ClickTree.Settings(vector["settings"]);
        if ((bool?)vector["color"] is true)
            settings = settings with { Color = true };
        RunOptions options = new() { ProgramName = vector.Text("prog_name"), Settings = settings };
        RunResult result = runner.Invoke(command, vector["args"]!.AsArray().Select(word => (string)word!), vector.Text("input"), options);
        return Encode(result, recorder, folder.Path);
    }

    private static JsonObject Encode(RunResult result, Recorder recorder, string folder)
    {
        JsonObject facts = new()
        {
            ["exit_code"] = result.ExitCode,
            ["stdout"] = result.Stdout.Replace(folder, "$CWD", StringComparison.Ordinal),
            ["stderr"] = result.Stderr.Replace(folder, "$CWD", StringComparison.Ordinal),
            ["invoked"] = recorder.Invoked,
        };
        if (result.Exception is null or ExitException)
            return Outcome.Value(facts);
        if (result.Exception is not (ClickException or AbortException))
            throw new InvalidOperationException(result.Exception.ToString());
        string message = (result.Exception as ClickException)?.FormatMessage() ?? "";
        JsonObject outcome = Outcome.Error(ClickErrors.NameOf(result.Exception), message.Replace(folder, "$CWD", StringComparison.Ordinal));
        foreach ((string name, JsonNode? fact) in facts)
            outcome[name] = fact?.DeepClone();
        return outcome;
    }

    private static Dictionary<string, string?> Environment(JsonObject? variables) =>
        variables?.ToDictionary(pair => pair.Key, pair => (string?)pair.Value) ?? [];
}
