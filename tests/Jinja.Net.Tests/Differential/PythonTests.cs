using System.Globalization;
using System.Text.Json.Nodes;
using Conformance.Jinja;
using Conformance.Replay;
using Conformance.Vectors;

namespace Jinja.Net.Tests.Differential;

/// <summary>
/// Random cases, done by us and by Python's Jinja where that is installed. <c>JINJA_CASES</c> (how many) and <c>JINJA_SEED</c> ask for
/// another slice than the usual one; <c>JINJA_REPORT</c> names a file for what differs.
/// </summary>
[TestClass]
public sealed class PythonTests
{
    private static readonly Dictionary<string, IVectorKind> Kinds = new()
    {
        ["render"] = new PlainRender(), ["expression"] = new ExpressionKind(), ["native"] = new NativeKind(), ["syntax_error"] = new SyntaxErrorKind(), ["meta"] = new MetaKind(),
    };

    [TestMethod]
    public void Random_templates_and_expressions_come_out_as_in_Python()
    {
        using PythonJinja? python = PythonJinja.TryStart();
        if (python is null)
        {
            Assert.Inconclusive("Python with Jinja is not installed here.");
            return;
        }

        CaseGenerator cases = new(Setting("JINJA_SEED", 2026));
        List<string> differences = [];
        int count = Setting("JINJA_CASES", 1_500);
        for (int i = 0; i < count; i++)
        {
            if (Difference(python, cases.Next()) is { } difference)
                differences.Add(difference);
        }

        if (Environment.GetEnvironmentVariable("JINJA_REPORT") is { } report)
            File.WriteAllLines(report, differences);

        Assert.IsEmpty(differences, $"{differences.Count} of {count} differ:\n" + string.Join("\n", differences.Take(10)));
    }

    private static string? Difference(PythonJinja python, JsonObject sample)
    {
        JsonObject expected = python.Tell(sample);
        if (expected.ContainsKey("skip"))
            return null;
        IVectorKind kind = Kinds[(string)sample["kind"]!];
        JsonObject ours = Ours(kind, sample, expected);
        if (kind.Agrees(expected, ours) || KnownDifferences.Explain(sample, expected, ours))
            return null;
        sample["expect"] = expected.DeepClone();
        sample["ours"] = ours.DeepClone();
        return sample.ToJsonString();
    }

    private static JsonObject Ours(IVectorKind kind, JsonObject sample, JsonObject expected)
    {
        try
        {
            return kind.Replay(new Vector("random", sample, expected, ""));
        }
        catch (Exception error)
        {
            return new JsonObject { ["threw"] = error.ToString() };
        }
    }

    private static int Setting(string name, int otherwise) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
