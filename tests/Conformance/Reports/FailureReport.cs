using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Conformance.Replay;

namespace Conformance.Reports;

/// <summary>Lists the vectors whose outcome is not the recorded one, with both.</summary>
internal static class FailureReport
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 2_000 };

    /// <summary>Three lines a vector: its id, what was expected and what came.</summary>
    public static void Write(TextWriter output, FileResult result)
    {
        foreach (VectorResult vector in result.Vectors.Where(vector => vector.Verdict == Verdict.Failed))
        {
            output.WriteLine($"{result.Kind} {vector.Id}");
            output.WriteLine($"  expected {Text(vector.Expected)}");
            output.WriteLine($"  actual   {Text(vector.Actual)}");
        }
    }

    private static string Text(JsonNode? node) => node?.ToJsonString(Readable) ?? "nothing";
}
